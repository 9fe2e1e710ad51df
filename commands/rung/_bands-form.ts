import type { FormField } from '#bot';
import { PLACEHOLDER } from './_bands.ts';

/** The boxes of the form for a pasted table. */
export const PARTS = 4;
/** The most bytes of a file. */
const LARGEST = 64 * 1024;
/** As long as every platform's field of a form takes. */
const LONGEST_PART = 2_900;

/** The form: a file, or boxes to paste a table into. It is never filled in with what was typed before: nothing of that is kept. */
export function importFields(): readonly FormField[] {
  const file: FormField = {
    ...{ name: 'file', label: 'File', hint: 'CSV, or YAML as in Rung’s own data', required: false },
    input: { kind: 'file', endings: ['.csv', '.yaml', '.yml'], maxBytes: LARGEST },
  };
  const boxes = Array.from({ length: PARTS }, (_, at): FormField => {
    const name = `table.${at + 1}`;
    return {
      ...{ name, label: at === 0 ? 'Or paste it' : `Or paste it, part ${at + 1}`, required: false },
      ...(at === 0 && { placeholder: PLACEHOLDER }),
      hint: at === 0 ? 'The table, straight from a spreadsheet' : 'If the box above is full',
      input: { kind: 'text', value: '', multiline: true, maxLength: LONGEST_PART },
    };
  });
  return [file, ...boxes];
}
