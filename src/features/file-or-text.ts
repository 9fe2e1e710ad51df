import type { FieldValues, FormField } from '../reply/reply.ts';

/** Into how many boxes a long text may be pasted. */
export const PASTED_PARTS = 4;
/** As long as every platform's field of a form takes, in UTF-16 units. */
export const LONGEST_PART = 2_900;
/** The most bytes of a file. */
const LARGEST = 64 * 1024;

/** What is asked for, and how it is named in the form. */
export interface FileOrText {
  /** The option that takes the text: its parts are named `table.1`, `table.2` and so on. */
  readonly option: string;
  readonly endings: readonly string[];
  readonly fileHint: string;
  readonly textHint: string;
  readonly placeholder: string;
}

/** The fields of a form that takes a file, or its text pasted into boxes, which `values` fill in. */
export function fileOrTextFields(asked: FileOrText, values: FieldValues = {}): readonly FormField[] {
  const { option, endings, fileHint, textHint, placeholder } = asked;
  const file: FormField = {
    ...{ name: 'file', label: 'File', hint: fileHint, required: false },
    input: { kind: 'file', endings, maxBytes: LARGEST },
  };
  const boxes = Array.from({ length: PASTED_PARTS }, (_, at): FormField => {
    const name = `${option}.${at + 1}`;
    return {
      ...{ name, label: at === 0 ? 'Or paste it' : `Or paste it, part ${at + 1}`, required: false },
      ...(at === 0 && { placeholder }),
      hint: at === 0 ? textHint : 'If the box above is full',
      input: { kind: 'text', value: String(values[name] ?? ''), multiline: true, maxLength: LONGEST_PART },
    };
  });
  return [file, ...boxes];
}
