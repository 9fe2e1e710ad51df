import type { z } from 'zod';
import type { Dataset } from '../../dataset/dataset.ts';
import type { Choice, FieldValue, FieldValues } from '../../reply/reply.ts';

/**
 * A kind of option: one row that the text parser, typed options, forms, help and suggestions all read.
 * `T` is what a command's `run` receives.
 */
export interface OptionKind<T> {
  readonly name: string;
  /** The primitive a platform with typed options asks for. */
  readonly value: 'string' | 'integer' | 'boolean';
  /** How to write it, for help and for forms: "senior or 6y". */
  readonly hint: string;
  /** The longest phrase it is written in, in words; `Infinity` takes all words that nothing else claimed. */
  readonly maxWords: number;
  /** Whether it matches words beyond a short list of its own; kinds that do are asked after those that do not. */
  readonly open: boolean;
  /** Whether its lines are taken as they stand: as a command's first option it takes the whole text, elsewhere only forms and buttons fill it in. */
  readonly verbatim?: boolean;
  /** Turns a field value into the command's argument. Text and typed options both end in this one check. */
  schema(data: Dataset): z.ZodType<T>;
  /**
   * The field value a folded phrase stands for, exactly; undefined when the phrase is not of this kind. In a `list`
   * a phrase that reads as well as two values is left to be read as two. `said` is the phrase as it was typed, for a kind
   * whose values hold signs that folding takes away, such as "20%"; absent where only the folded words are known. `before` is the folded word before it, for a phrase that
   * stands for another kind there: "18h" after "friday" is no span of hours.
   */
  match(phrase: string, data: Dataset, list: boolean, said?: string, before?: string): FieldValue | undefined;
  /** Whether a phrase that matches is surely no part of a misspelt name: London is not, the town called Palo may be. */
  isWellKnown?(phrase: string, data: Dataset): boolean;
  /** Of a kind that takes any words: whether these are surely meant for it, so that a sentence may name them. */
  readonly isSurely?: (phrase: string) => boolean;
  /** Whether reading a matched phrase so rests on a guess: the answer then says how it was read. */
  readonly doubtful?: (phrase: string, data: Dataset, said?: string) => boolean;
  /** Values that a misspelt phrase may have meant, the likeliest first; `sure` when there is no real rival. */
  near(phrase: string, data: Dataset): readonly Near[];
  /** The word that announces a value: "in" before a currency. Where the word after it is unknown, values are offered. */
  readonly lead?: string;
  /** Why a phrase that is clearly meant for this kind is none of its values, as a sentence; undefined for any other phrase. */
  readonly refuse?: (phrase: string, typed?: string) => string | undefined;
  /**
   * Takes its value out of a whole text, before any word of it is read by another kind; `rest` is what is left. Undefined
   * where a text holds none.
   */
  readonly cut?: (
    text: string,
    data: Dataset,
  ) => { readonly value: FieldValue; readonly rest: string } | undefined;
  /** The words that a value given apart stands for: it is read with those of other options as one text. */
  readonly speaks?: (value: FieldValue) => string;
  /**
   * What of a value may be kept for longer than its answer, as in a button or a form; undefined for nothing. Absent where
   * all of it may be.
   */
  readonly kept?: (value: FieldValue, data: Dataset) => FieldValue | undefined;
  /** Whether there is anything to complete. */
  readonly completes: boolean;
  /** Completions; for an empty prefix, what people ask for most. */
  suggest(prefix: string, data: Dataset): readonly Choice[];
  /** A field value as a person would type it: typed, it is read as that value again. A test tries values of every kind. */
  format(value: FieldValue, data: Dataset): string;
  /** A field value as it is shown: "Senior", "London", "6 years". */
  label(value: FieldValue, data: Dataset): string;
  /** Equal for two field values that are the same thing: "6y" and "senior" are one level. */
  identity(value: FieldValue, data: Dataset): string;
}

/** A value that a misspelt phrase may have meant; `sure` when there is no real rival, so that it is taken without asking. */
export interface Near {
  readonly choice: Choice;
  readonly sure: boolean;
}

/** An option of a command: a kind, and what it means here. */
export interface Option<T = unknown, Required extends boolean = boolean, Many extends boolean = boolean> {
  readonly kind: OptionKind<T>;
  readonly summary: string;
  readonly required: Required;
  /** Carried by buttons and forms alone: nobody types it, and no platform offers it. */
  readonly carried: boolean;
  /** More than one value, as a list; `min` and `max` bound how many. */
  readonly many: Many extends true ? { readonly min: number; readonly max: number } : undefined;
  /** The remembered default that fills it in when it is left out. */
  readonly remembered: string | undefined;
  /** Where a second value goes: the command that takes several, and its option. */
  readonly overflow: { readonly path: readonly string[]; readonly option: string } | undefined;
  /** The question to ask when it is missing, given what is there; a plain one is asked where there is none. */
  readonly ask: ((given: FieldValues) => Ask) | undefined;
}

/** A question for a missing option: `offer` are field values, shown as buttons. */
export interface Ask {
  readonly question: string;
  readonly offer?: readonly string[];
}

/** The options of a command by name, in the order in which forms and help list them. */
export type OptionMap = Readonly<Record<string, Option>>;

type ArgOf<O> =
  O extends Option<infer T, infer R, infer M>
    ? M extends true
      ? readonly T[]
      : R extends true
        ? T
        : T | undefined
    : never;

/** The arguments `run` receives, by option name. */
export type Args<O extends OptionMap> = { readonly [K in keyof O]: ArgOf<O[K]> };
