import {
  figuresFor,
  gapTo,
  nearestSpecialisation,
  titleOfMatch,
  voicesIn,
  voicesTitle,
  writeMedian,
  type Dataset,
  type Gap,
  type Grades,
  type Level,
  type Nearest,
  type PlaceMatch,
  type Quote,
  type Specialisation,
  type Voices,
} from '#bot';
import { LONGEST_TITLE } from './_titles.ts';

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
  /** Whether both are averages of a whole country. */
  readonly isAverage: boolean;
  /** Each specialisation at the level now, in the guide's order. */
  readonly specialised: ReadonlyMap<Specialisation, Quote | undefined>;
  /** What was listed, where the guide has no band: for the level now and, where it has listings of its own, the next. */
  readonly voices: { readonly now: Voices; readonly next: Voices | undefined } | undefined;
  /** Undefined where no grade says which. */
  readonly nearest: Nearest | undefined;
  /** The gap to the next level; undefined without a next level or without grades. */
  readonly gap: Gap | undefined;
}

/** Works out what the levels and the specialisations are worth to a person, and what they lack for the next level. */
export function worthOf({ now, next, place, currency, grades }: Me, dataset: Dataset): Worth {
  const { pay, skills } = dataset;
  const situationAt = (level: Level) => pay.situate(place.place, place.part, level.id);
  const quoteOf = (level: Level, specialisation?: Specialisation): Quote | undefined =>
    figuresFor(pay, situationAt(level), level, specialisation ? [specialisation] : [], currency).headline;
  const voicesOf = (level: Level): Voices => voicesIn(place, level.id, currency, dataset);
  const target = next && isRated(grades) ? skills.target(next.id) : undefined;
  const quotes = { now: quoteOf(now), next: next && quoteOf(next) };
  const above = next && voicesOf(next);
  return {
    ...quotes,
    isAverage: situationAt(now).kind === 'whole',
    specialised: new Map(pay.specialisations.map((one) => [one, quoteOf(now, one)])),
    ...(!quotes.now && !quotes.next
      ? { voices: { now: voicesOf(now), next: above?.listed?.insteadOf === undefined ? above : undefined } }
      : { voices: undefined }),
    nearest: nearestSpecialisation(grades, dataset),
    gap: target && gapTo(target, grades, dataset),
  };
}

/** Whether a person rated any skill. */
export const isRated = (grades: Grades): boolean => Object.keys(grades).length > 0;

/** The answer in a line: what the level may earn now, and what the next one may; else what is known. */
export function titleOfWorth(me: Me, worth: Worth, dataset: Dataset): string {
  const { now, next, gap } = worth;
  if (now && next && me.next) {
    if (now.text === next.text) return `${now.text} now and as ${me.next.name}`;
    const title = `${now.text} now, ${next.text} as ${me.next.name}`;
    // The line under the title names the level now as well.
    return title.length <= LONGEST_TITLE ? title : title.replace(' now,', ',');
  }
  if (now) return `${now.text} a year`;
  if (next && me.next) return `${next.text} a year as ${me.next.name}`;
  const said = voiceTitle(me, worth, dataset);
  if (said !== undefined) return said;
  return gap && me.next ? toGo(me.next, gap) : noBand(me, dataset);
}

/** The title that other voices give where the guide has no band; undefined where none has a figure for the very level. */
export function voiceTitle({ next }: Me, { voices }: Worth, dataset: Dataset): string | undefined {
  if (!voices) return undefined;
  const [own, above] = [voices.now.spread, voices.next?.spread];
  if (own && voices.now.listed?.insteadOf !== undefined) return undefined;
  if (own && above && next)
    return `Listed median ${writeMedian(own)} now, ${writeMedian(above)} as ${next.name}`;
  return voicesTitle(voices.now, dataset);
}

/** Said where the guide has no band for a place. */
export const noBand = ({ place }: Me, { places }: Dataset): string =>
  `No guide band for ${titleOfMatch(place, places)}`;

/** How much is missing for a level: "Staff: 21 skills to go, 3 unrated". */
export function toGo({ name }: Level, { short, asked, rated }: Gap): string {
  if (short.length === 0) return `${name}: no gaps, you have all ${asked} skills`;
  const unrated = asked === rated ? '' : `, ${asked - rated} unrated`;
  return `${name}: ${short.length} ${short.length === 1 ? 'skill' : 'skills'} to go${unrated}`;
}
