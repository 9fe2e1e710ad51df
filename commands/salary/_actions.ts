import {
  button,
  call,
  menu,
  titleOf,
  valueOfMatch,
  writePremium,
  type Action,
  type Call,
  type Dataset,
  type FieldValues,
  type LevelAsked,
  type PlaceMatch,
  type Specialisation,
} from '#bot';

/** Most other places of the same name that are offered. */
const MOST_OTHERS = 5;

/** A question of pay, as it was read. */
export interface Question {
  readonly level: LevelAsked;
  readonly place: PlaceMatch;
  readonly specialisations: readonly Specialisation[];
  readonly currency: string | undefined;
  readonly remote: boolean;
}

function fieldsOf({ level, place, specialisations, currency, remote }: Question): FieldValues {
  return {
    level: level.years === undefined ? level.level.id : `${level.years}y`,
    place: valueOfMatch(place),
    ...(specialisations.length > 0 && { specialisation: specialisations.map((one) => one.id) }),
    ...(currency !== undefined && { currency }),
    ...(remote && { remote }),
  };
}

/** The same question with some of its options changed. */
export const salaryCall = (asked: Question, changes: FieldValues = {}): Call =>
  call(['salary'], { ...fieldsOf(asked), ...changes });

/** Its place beside others. */
export const compareWith = (asked: Question): Action => {
  const { level, place, specialisation, currency } = fieldsOf(asked);
  return button(
    'Compare',
    call(['salary', 'compare'], {
      ...(level !== undefined && { level }),
      place: [String(place)],
      ...(Array.isArray(specialisation) &&
        specialisation.length === 1 && { specialisation: String(specialisation[0]) }),
      ...(currency !== undefined && { currency }),
    }),
  );
};

/** The ways on from a band: other places, the arithmetic, a specialisation. */
export function actionsFor(asked: Question, dataset: Dataset): Action[] {
  const taken = new Set(asked.specialisations.map((one) => one.id));
  const left = dataset.pay.specialisations.filter((one) => !taken.has(one.id));
  const specialise = left.map((one) => ({
    label: `${one.name} ${writePremium(one)}`,
    call: salaryCall(asked, { specialisation: [one.id] }),
  }));
  return [
    compareWith(asked),
    button('Show the maths', salaryCall(asked, { how: true })),
    ...(specialise.length > 0 ? [menu('Add a specialisation', specialise)] : []),
    ...othersOf(asked, dataset),
  ];
}

/** The other places of the same name, to choose from. */
export function othersOf(asked: Question, { places }: Dataset): Action[] {
  const others = asked.place.others.slice(0, MOST_OTHERS);
  if (others.length === 0) return [];
  const choices = others.map((one) => ({ label: one.label, call: salaryCall(asked, { place: one.id }) }));
  return [menu(`Not this ${titleOf(asked.place.place, places)}?`, choices)];
}
