import {
  button,
  call,
  command,
  note,
  UserError,
  valueOfMatch,
  type Action,
  type Call,
  type FieldValues,
  type LevelAsked,
  type PlaceMatch,
  type Refusal,
  type Reply,
  type Span,
  type Specialisation,
} from '#bot';

/** The job that an offer is for, as it was asked: everything of it but its amounts. */
export interface Job {
  readonly level: LevelAsked;
  readonly place: PlaceMatch;
  readonly specialisation: Specialisation | undefined;
}

const levelOf = ({ level }: LevelAsked, years: number | undefined): string =>
  years === undefined ? level.id : `${years}y`;

const fieldsOf = ({ level, place, specialisation }: Job): FieldValues => ({
  level: [levelOf(level, level.years)],
  place: [valueOfMatch(place)],
  ...(specialisation && { specialisation: specialisation.id }),
});

/** Opens the form for an offer of the same job. */
const formFor = (job: Job): Call => ({ ...call(['salary', 'offer'], fieldsOf(job)), intent: 'form' });

/** The ways on from an offer; none of them holds an amount. */
export const offerActions = (job: Job, hasBand: boolean): Action[] => [
  button('Negotiate it', call(['career'], { about: 'topic:negotiation' }), 'primary'),
  button(hasBand ? 'See the band' : 'Pay there', bandOf(job)),
  button('Another offer', formFor(job)),
];

function bandOf({ level, place, specialisation }: Job): Call {
  return call(['salary'], {
    ...{ level: levelOf(level, level.years), place: valueOfMatch(place) },
    ...(specialisation && { specialisation: [specialisation.id] }),
  });
}

/** The ways on from two offers: pay in both places, where they differ. */
export function comparedActions(jobs: readonly [Job, Job]): Action[] {
  const places = [...new Set(jobs.map(({ place }) => valueOfMatch(place)))];
  const [first] = jobs;
  const compare = call(['salary', 'compare'], {
    level: levelOf(first.level, first.level.years),
    place: places,
  });
  return [
    button('Negotiate', call(['career'], { about: 'topic:negotiation' }), 'primary'),
    ...(places.length > 1 ? [button('Compare pay there', compare)] : [button('See the band', bandOf(first))]),
    button('Another offer', formFor(first)),
  ];
}

const hintOf = ({ hint, example }: Refusal): readonly (string | Span)[] => [
  `${hint} Example: `,
  command(`/salary offer ${example}`),
];
const openForm = (form: Call): Action => button('Open the form', form, 'primary');

/** A refusal of what was typed, with an example and the form. */
export const refuseOffer = (refusal: Refusal, job: Job): UserError =>
  new UserError('offer', refusal.title, hintOf(refusal), [openForm(formFor(job))]);

/** The same where the level or the place is not known. */
export const refusedReply = (refusal: Refusal, given: FieldValues): Reply => ({
  summary: refusal.title,
  blocks: [note(hintOf(refusal))],
  actions: [openForm({ ...call(['salary', 'offer'], given), intent: 'form' })],
});
