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
  /** Matches words beyond a short list of its own, and so is asked after the kinds that do not. */
  readonly open: boolean;
  /** Lines as they stand: it takes the whole text where it is a command's first option, and is given apart where not. */
  readonly verbatim?: boolean;
  /** Field value in, command argument out. The one check that both text and typed options end in. */
  schema(data: Dataset): z.ZodType<T>;
  /**
   * The field value a folded phrase stands for, exactly; undefined when the phrase is not of this kind. In a `list`
   * a phrase that reads as well as two values is left to be read as two. `said` is the phrase as it was typed, for a kind
   * whose values hold signs that folding takes away, such as "20%"; absent where only the folded words are known. `before` is the folded word before it, for a phrase that
   * stands for another kind there: "18h" after "friday" is no span of hours.
   */
  match(phrase: string, data: Dataset, list: boolean, said?: string, before?: string): FieldValue | undefined;
  /** Whether reading a matched phrase so rests on a guess: the answer then says how it was read. */
  readonly doubtful?: (phrase: string, data: Dataset, said?: string) => boolean;
  /** Values that a misspelt phrase may have meant, the likeliest first; `sure` when there is no real rival. */
  near(phrase: string, data: Dataset): readonly Near[];
  /** The word that announces a value: "in" before a currency. What follows it unknown is answered with values. */
  readonly lead?: string;
  /** Why a phrase, folded and as it was typed, that is clearly meant for this kind cannot be one of its values; undefined for any other. */
  readonly refuse?: (phrase: string, said?: string) => string | undefined;
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
