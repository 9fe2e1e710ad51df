import type { Dataset } from '../../dataset/dataset.ts';
import type { FieldValues, Form, FormField } from '../../reply/reply.ts';
import type { CommandNode } from '../declare/command.ts';

const LONGEST_ANSWER = 200;

/**
 * A command's options as a form, filled in with what is given; undefined where the command declares none, or what is
 * given is not enough for one.
 */
export function formOf({ command, path }: CommandNode, given: FieldValues, data: Dataset): Form | undefined {
  if (!command.form) return undefined;
  const { title, submit, carries } = command.form;
  const own = command.form.fields;
  if (own) {
    const asked = own(given, data);
    // A list that is asked value by value comes back whole.
    const kept = Object.entries(given).filter(
      ([name]) => asked?.some((one) => one.name.startsWith(`${name}.`)) === false,
    );
    const carried = { ...Object.fromEntries(kept), ...carries?.(given, data) };
    return asked && { title, submit, call: { path, fields: carried }, fields: asked };
  }
  const fields = Object.entries(command.options)
    .filter(([, one]) => one.kind.value !== 'boolean' && !one.carried)
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
  return { title, submit, call: { path, fields: {} }, fields };
}
