import type { FieldValues } from '../reply/reply.ts';
import { levelKind, type LevelAsked } from './kinds/level.ts';
import { currencyKind, specialisationKind } from './kinds/pay.ts';
import { placeKind } from './kinds/place.ts';
import { flagKind, textKind } from './kinds/plain.ts';
import type { Ask, Option, OptionKind } from './option.ts';
import type { Currency, Specialisation } from '../dataset/pay/records.ts';
import type { PlaceMatch } from '../dataset/places/places.ts';

/** How an option is used by a command: what it means there, and what happens when it is left out or doubled. */
export interface Usage {
  readonly summary: string;
  readonly required?: boolean;
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
  text: <const U extends Usage>(usage: U): Option<string, IsRequired<U>, false> => of(textKind, usage),
  /** Several values of one kind, in the order given, each once. */
  many: <T, R extends boolean>(one: Option<T, R, false>, min: number, max: number): Option<T, R, true> => ({
    ...one,
    many: { min, max },
  }),
};
