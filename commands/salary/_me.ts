import {
  briefly,
  field,
  fields,
  figuresFor,
  gapTo,
  heading,
  markOf,
  nearestSpecialisation,
  paragraph,
  sourceIds,
  sourcesNote,
  strong,
  titleOfMatch,
  writePremium,
  writeRaise,
  writeRates,
  type Block,
  type Dataset,
  type Field,
  type Gap,
  type Grades,
  type Level,
  type Nearest,
  type PlaceMatch,
  type Quote,
  type Requirement,
  type Specialisation,
} from '#bot';

/** First skills of a gap that are shown. */
const FIRST = 3;

/** Who asks, as far as their pay goes. */
export interface Me {
  readonly now: Level;
  /** The level that they aim for; undefined at the top of the ladder. */
  readonly next: Level | undefined;
  readonly place: PlaceMatch;
  /** ISO 4217 code; undefined for the place's own. */
  readonly currency: string | undefined;
  readonly grades: Grades;
}

/** All that the card is made of. */
export interface Worth {
  readonly now: Quote | undefined;
  readonly next: Quote | undefined;
  /** Each specialisation at the level now, in the guide's order. */
  readonly specialised: ReadonlyMap<Specialisation, Quote | undefined>;
  /** Undefined where no grade says which. */
  readonly nearest: Nearest | undefined;
  /** The gap to the next level; undefined without a next level or without grades. */
  readonly gap: Gap | undefined;
}

/** Works out what the levels and the specialisations are worth to a person, and what they lack for the next level. */
export function worthOf({ now, next, place, currency, grades }: Me, dataset: Dataset): Worth {
  const { pay, skills } = dataset;
  const situation = pay.situate(place.place, place.part);
  const quoteOf = (level: Level, specialisation?: Specialisation): Quote | undefined =>
    figuresFor(pay, situation, level, specialisation ? [specialisation] : [], currency).headline;
  const target = next && isRated(grades) ? skills.target(next.id) : undefined;
  return {
    now: quoteOf(now),
    next: next && quoteOf(next),
    specialised: new Map(pay.specialisations.map((one) => [one, quoteOf(now, one)])),
    nearest: nearestSpecialisation(grades, dataset),
    gap: target && gapTo(target, grades, dataset),
  };
}

/** Whether a person rated any skill. */
export const isRated = (grades: Grades): boolean => Object.keys(grades).length > 0;

/** The answer in a line: what the level may earn now, and what the next one may. */
export function titleOfWorth(me: Me, { now, next, gap }: Worth, dataset: Dataset): string {
  if (now && next && me.next)
    return now.text === next.text
      ? `${now.text} now and as ${me.next.name}`
      : `${now.text} now, ${next.text} as ${me.next.name}`;
  if (now) return `${now.text} a year`;
  if (next && me.next) return `${next.text} a year as ${me.next.name}`;
  return gap && me.next ? toGo(me.next, gap) : noBand(me, dataset);
}

/** The card under its title. */
export function blocksOf(me: Me, worth: Worth, dataset: Dataset): Block[] {
  const { gap } = worth;
  const hasBand = (worth.now ?? worth.next) !== undefined;
  const all = [
    ...(hasBand || !gap ? [] : [field('Pay', noBand(me, dataset))]),
    ...nextField(me, worth),
    ...(me.next ? nearestField(worth) : specialisationFields(worth)),
  ];
  return [
    paragraph([strong(`${me.now.name} AI engineer · ${titleOfMatch(me.place, dataset.places)}`)]),
    ...(all.length > 0 ? [fields(...all)] : []),
    // Without a band the gap is the title.
    ...(gap && me.next && hasBand ? [heading(toGo(me.next, gap))] : []),
    ...(gap ? firstSkills(gap, me, dataset) : []),
    smallPrint(worth, dataset),
  ];
}

const noBand = ({ place }: Me, { places }: Dataset): string =>
  `No guide band for ${titleOfMatch(place, places)}`;

function toGo({ name }: Level, { short, asked, rated }: Gap): string {
  if (short.length === 0) return `${name}: no gaps, you have all ${asked} skills`;
  const unrated = asked === rated ? '' : `, ${asked - rated} unrated`;
  return `${name}: ${short.length} ${short.length === 1 ? 'skill' : 'skills'} to go${unrated}`;
}

/** What the next level adds to the band. */
function nextField(me: Me, { now, next }: Worth): Field[] {
  if (!me.next) return [field('Next level', `None above ${me.now.name}; a specialisation adds to it`)];
  if (!now || !next) return [];
  const more = writeRaise(now, next);
  const none = `the guide has ${now.text === next.text ? 'one band for both' : 'no more for it'}`;
  return [field(me.next.name, more === undefined ? none : `about ${more} a year`)];
}

/** What a specialisation adds at the level now: its premium, and that in money where there is a band. */
function premiumIn(specialisation: Specialisation, { now, specialised }: Worth): string {
  const raised = specialised.get(specialisation);
  const more = now && raised && writeRaise(now, raised);
  return [writePremium(specialisation), ...(more === undefined ? [] : [more])].join(', ');
}

const nearestField = (worth: Worth): Field[] => {
  const { nearest } = worth;
  if (!nearest) return [];
  const { specialisation, met, asked } = nearest;
  return [
    field('Nearest specialisation', [
      strong(specialisation.name),
      `, ${met} of ${asked} skills: ${premiumIn(specialisation, worth)}`,
    ]),
  ];
};

/** Every specialisation, the nearest first and with how near it is. */
function specialisationFields(worth: Worth): Field[] {
  const { nearest, specialised } = worth;
  const own = nearest?.specialisation;
  const all = [...specialised.keys()];
  const sorted = own ? [own, ...all.filter((one) => one !== own)] : all;
  return sorted.map((one) => {
    const near = nearest && one === own ? ` (${nearest.met} of ${nearest.asked} skills)` : '';
    return field(`${one.name}${near}`, premiumIn(one, worth));
  });
}

/** The first skills of a gap: the grade now, the grade asked for, and what each opens. */
function firstSkills({ short }: Gap, { grades }: Me, { skills }: Dataset): Block[] {
  if (short.length === 0) return [];
  return [
    fields(
      ...firstOf(short).map(({ skill, grade }) => {
        const [after] = skills.buildingOn(skill.id);
        const leads = after ? ` · leads to ${briefly(after.name)}` : '';
        return field(briefly(skill.name), `${grades[skill.id] ?? '–'} → ${grade}${leads}`);
      }),
    ),
  ];
}

/** The skills of a gap that are shown. */
export const firstOf = (short: readonly Requirement[]): readonly Requirement[] => short.slice(0, FIRST);

/** How the bands came about, and the sources of all. */
function smallPrint({ now, next, nearest, gap }: Worth, dataset: Dataset): Block {
  const quotes = [now, next].flatMap((one) => one ?? []);
  // Where both are worked out, the longer mark names what the other was made by as well.
  const mark = quotes.map(markOf).reduce((longest, one) => (one.length > longest.length ? one : longest), '');
  const rates = writeRates(...quotes);
  const said = [mark === '' ? '' : `≈ ${mark}.`, rates === '' ? '' : `Converted at ${rates}.`];
  const sources = [...quotes.flatMap(sourceIds), ...((nearest ?? gap) ? ['rung'] : [])];
  return sourcesNote(
    sources.length > 0 ? sources : ['guide'],
    dataset,
    said.filter((one) => one !== '').join(' '),
  );
}
