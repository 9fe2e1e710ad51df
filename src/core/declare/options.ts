import type { FieldValues } from '../../reply/reply.ts';
import { levelKind, type LevelAsked } from '../kinds/level.ts';
import { amountKind } from '../kinds/amount.ts';
import { besideOfferKind, offerKind, offerPartKind } from '../kinds/offer.ts';
import { currencyKind, specialisationKind } from '../kinds/pay.ts';
import { placeKind } from '../kinds/place.ts';
import { gradeKind, type Rated } from '../kinds/grade.ts';
import { categoryKind, roadmapKind, skillKind, subjectKind, targetKind } from '../kinds/page.ts';
import {
  carriedKind,
  countKind,
  fileKind,
  flagKind,
  linesKind,
  secretFileKind,
  secretLinesKind,
  oneOfKind,
  textKind,
} from '../kinds/number-and-text.ts';
import { linkCodeKind } from '../kinds/link-code.ts';
import { questionKind } from '../kinds/question.ts';
import {
  byKind,
  fromKind,
  hoursKind,
  partKind,
  untilKind,
  weekKind,
  type DateAsked,
} from '../kinds/planning.ts';
import { taskKind } from '../kinds/task.ts';
import { timeOfDayKind } from '../kinds/time-of-day.ts';
import { weekdayKind, type Weekday } from '../kinds/weekday.ts';
import { zoneKind } from '../kinds/zone.ts';
import type { Ask, Option, OptionKind } from './option.ts';
import type { Currency, Specialisation } from '../../dataset/pay/records.ts';
import type { OffersRead } from '../../dataset/pay/offer/read-offers.ts';
import type { PageName } from '../../dataset/pages.ts';
import type { PlaceMatch } from '../../dataset/places/places.ts';

/** How an option is used by a command: what it means there, and what happens when it is left out or doubled. */
export interface Usage {
  readonly summary: string;
  readonly required?: boolean;
  readonly carried?: boolean;
  readonly remembered?: string;
  readonly overflow?: { readonly path: readonly string[]; readonly option: string };
  /** The question to ask when it is missing, given what is there. */
  readonly ask?: (given: FieldValues) => Ask;
}

type IsRequired<U extends Usage> = U extends { readonly required: true } ? true : false;

function of<T, const U extends Usage>(kind: OptionKind<T>, usage: U): Option<T, IsRequired<U>, false> {
  return {
    kind,
    summary: usage.summary,
    required: (usage.required ?? false) as IsRequired<U>,
    carried: usage.carried ?? false,
    many: undefined,
    remembered: usage.remembered,
    overflow: usage.overflow,
    ask: usage.ask,
  };
}

/** Builders of options, one a kind. */
export const option = {
  level: <const U extends Usage>(usage: U): Option<LevelAsked, IsRequired<U>, false> => of(levelKind, usage),
  place: <const U extends Usage>(usage: U): Option<PlaceMatch, IsRequired<U>, false> => of(placeKind, usage),
  currency: <const U extends Usage>(usage: U): Option<Currency, IsRequired<U>, false> =>
    of(currencyKind, usage),
  specialisation: <const U extends Usage>(usage: U): Option<Specialisation, IsRequired<U>, false> =>
    of(specialisationKind, usage),
  /** On when one of the words is said. */
  flag: (words: readonly [string, ...string[]], summary: string): Option<boolean, false, false> =>
    of(flagKind(words), { summary }),
  /** A skill, a category of skills, a level, a track or a role. */
  subject: <const U extends Usage>(usage: U): Option<PageName, IsRequired<U>, false> =>
    of(subjectKind, usage),
  skill: <const U extends Usage>(usage: U): Option<PageName, IsRequired<U>, false> => of(skillKind, usage),
  category: <const U extends Usage>(usage: U): Option<PageName, IsRequired<U>, false> =>
    of(categoryKind, usage),
  target: <const U extends Usage>(usage: U): Option<PageName, IsRequired<U>, false> => of(targetKind, usage),
  roadmap: <const U extends Usage>(usage: U): Option<PageName, IsRequired<U>, false> =>
    of(roadmapKind, usage),
  rating: <const U extends Usage>(usage: U): Option<Rated, IsRequired<U>, false> => of(gradeKind, usage),
  by: <const U extends Usage>(usage: U): Option<DateAsked, IsRequired<U>, false> => of(byKind, usage),
  until: <const U extends Usage>(usage: U): Option<DateAsked, IsRequired<U>, false> => of(untilKind, usage),
  from: <const U extends Usage>(usage: U): Option<DateAsked, IsRequired<U>, false> => of(fromKind, usage),
  hours: <const U extends Usage>(usage: U): Option<number, IsRequired<U>, false> => of(hoursKind, usage),
  part: <const U extends Usage>(usage: U): Option<number, IsRequired<U>, false> => of(partKind, usage),
  week: <const U extends Usage>(usage: U): Option<number, IsRequired<U>, false> => of(weekKind, usage),
  weekday: <const U extends Usage>(usage: U): Option<Weekday, IsRequired<U>, false> => of(weekdayKind, usage),
  timeOfDay: <const U extends Usage>(usage: U): Option<string, IsRequired<U>, false> =>
    of(timeOfDayKind, usage),
  zone: <const U extends Usage>(usage: U): Option<string, IsRequired<U>, false> => of(zoneKind, usage),
  /** A topic, or a question in one's own words. */
  question: <const U extends Usage>(usage: U): Option<string, IsRequired<U>, false> =>
    of(questionKind, usage),
  /** An amount of pay that a person typed beside the rest: that there was one, and never how much. */
  amount: (summary: string): Option<boolean, false, false> => of(amountKind, { summary, carried: true }),
  /** An offer of pay, or two, in words. It is never kept: no button, form or log holds it. */
  offer: <const U extends Usage>(usage: U): Option<OffersRead, IsRequired<U>, false> => of(offerKind, usage),
  /** A part of an offer, by its name; it is never kept. */
  offerPart: (name: string, hint: string, summary: string): Option<string, false, false> =>
    of(offerPartKind(name, hint), { summary }),
  /** The level and the place of an offer, as a form asks for them in words. */
  besideOffer: (summary: string): Option<string, false, false> =>
    of(besideOfferKind, { summary, carried: true }),
  /** A number that buttons and forms carry. */
  count: (summary: string): Option<number, false, false> => of(countKind, { summary, carried: true }),
  /** A text that buttons and forms carry. */
  carried: (summary: string): Option<string, false, false> => of(carriedKind, { summary, carried: true }),
  /** The text of a file that a form uploads, of 64 KB at most. */
  file: (summary: string): Option<string, false, false> => of(fileKind, { summary, carried: true }),
  /** Lines as they were typed: it takes all of a text. */
  lines: <const U extends Usage>(usage: U): Option<string, IsRequired<U>, false> => of(linesKind, usage),
  /** The same two where nothing of them may be kept beyond the answer. */
  secretFile: (summary: string): Option<string, false, false> =>
    of(secretFileKind, { summary, carried: true }),
  secretLines: <const U extends Usage>(usage: U): Option<string, IsRequired<U>, false> =>
    of(secretLinesKind, usage),
  /** One of a few choices that have names of their own. */
  oneOf: <const V extends string, const U extends Usage>(
    choices: Readonly<Record<V, { readonly label: string; readonly words: readonly string[] }>>,
    usage: U,
  ): Option<V, IsRequired<U>, false> => of(oneOfKind(choices), usage),
  /** Tasks of a week, by number or by their words. */
  task: <const U extends Usage>(usage: U): Option<string, IsRequired<U>, false> => of(taskKind, usage),
  /** A code by which accounts are linked, as its letters; empty where what was typed cannot be one. It is kept nowhere. */
  linkCode: <const U extends Usage>(usage: U): Option<string, IsRequired<U>, false> =>
    of(linkCodeKind, usage),
  text: <const U extends Usage>(usage: U): Option<string, IsRequired<U>, false> => of(textKind, usage),
  /** Several values of one kind, in the order given, each once. */
  many: <T, R extends boolean>(one: Option<T, R, false>, min: number, max: number): Option<T, R, true> => ({
    ...one,
    many: { min, max },
  }),
};
