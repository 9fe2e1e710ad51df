import type { Dataset } from '../../dataset/dataset.ts';
import type { FieldValues, FormField } from '../../reply/reply.ts';

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
   * The values of the form that follows once this one is submitted, from what was carried and filled in; undefined where
   * none does. It opens at once where the platform can, and the submitted one is answered as well.
   */
  readonly next?: (given: FieldValues, data: Dataset) => FieldValues | undefined;
}
