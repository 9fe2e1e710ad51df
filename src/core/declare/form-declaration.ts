import type { Dataset } from '../../dataset/dataset.ts';
import type { Choice, FieldValues, FormField } from '../../reply/reply.ts';

/** What a submitted form says: what was filled in, what was understood of it, and words that fit nothing. */
export interface FilledForm {
  readonly filled: FieldValues;
  readonly fields: FieldValues;
  readonly unknown: readonly {
    readonly typed: string;
    readonly near: readonly { readonly choice: Choice }[];
  }[];
}

/** What is wrong with a form's fields, a sentence for each such field. */
export type FieldErrors = Readonly<Record<string, string>>;

/** A form over a command's options. */
export interface FormDeclaration {
  readonly title: string;
  /** The title of one of several forms in a row, in place of `title`. */
  readonly titleFor?: (given: FieldValues, data: Dataset) => string;
  readonly submit: string;
  /**
   * The fields it asks for, where they are not the options in turn; undefined where the given values are not enough to
   * ask. A field named `rate.1` is one value of the list option `rate`.
   */
  readonly fields?: (given: FieldValues, data: Dataset) => readonly FormField[] | undefined;
  /** Whether it opens by itself, from what was given: where the command has nothing to answer from. */
  readonly opensFor?: (given: FieldValues) => boolean;
  /** Values that it carries beside its fields, such as the version that is edited. */
  readonly carries?: (given: FieldValues, data: Dataset) => FieldValues;
  /**
   * Says what is wrong with what was filled in. A platform that can says it in the form, which stays as it was filled
   * in; elsewhere the form's answer says it. For forms whose values cannot be brought back once they are submitted.
   */
  readonly check?: (read: FilledForm, data: Dataset) => FieldErrors;
  /**
   * The values of the form that follows once this one is submitted, from what was carried and filled in; undefined where
   * none does. It opens at once where the platform can, and the submitted one is answered as well.
   */
  readonly next?: (given: FieldValues, data: Dataset) => FieldValues | undefined;
}
