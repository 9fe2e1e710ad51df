import type { Dataset } from '../dataset/dataset.ts';
import type { FieldValues, Form, FormField } from '../reply/reply.ts';
import type { CommandNode } from './command.ts';

const LONGEST_ANSWER = 200;

/** A command's options as a form, filled in with what is given; undefined where the command declares none. */
export function formOf({ command, path }: CommandNode, given: FieldValues, data: Dataset): Form | undefined {
  if (!command.form) return undefined;
  const fields = Object.entries(command.options)
    .filter(([, one]) => one.kind.value !== 'boolean')
    .map(([name, { kind, summary, required }]): FormField => {
      const value = given[name] === undefined ? '' : String(given[name]);
      const choices = kind.open ? [] : kind.suggest('', data);
      return {
        name,
        label: name.charAt(0).toUpperCase() + name.slice(1),
        hint: `${summary} (${kind.hint})`,
        required,
        input: kind.open
          ? {
              kind: 'text',
              value: value && kind.format(value, data),
              multiline: false,
              maxLength: LONGEST_ANSWER,
            }
          : { kind: 'select', value: choices.some((one) => one.value === value) ? value : '', choices },
      };
    });
  return { title: command.form.title, submit: command.form.submit, call: { path, fields: {} }, fields };
}
