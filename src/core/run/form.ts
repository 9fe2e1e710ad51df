import type { Dataset } from '../../dataset/dataset.ts';
import { button, command, note, paragraph } from '../../reply/build.ts';
import type { FieldValues, Form, FormField, Reply } from '../../reply/reply.ts';
import type { CommandNode } from '../declare/command.ts';
import type { FieldErrors } from '../declare/form-declaration.ts';
import { readRest, withoutStrays } from './read-options.ts';

const LONGEST_ANSWER = 200;

/**
 * A command's options as a form, filled in with what is given; undefined where the command declares none, or what is
 * given is not enough for one.
 */
export function formOf(node: CommandNode, values: FieldValues, data: Dataset): Form | undefined {
  const { path } = node;
  const { form, options } = node.command;
  if (!form) return undefined;
  const { titleFor, submit, carries } = form;
  const title = titleFor?.(values, data) ?? form.title;
  const fieldsOf = form.fields;
  if (fieldsOf) {
    const asked = fieldsOf(values, data);
    // A list that is asked value by value is not carried as well: its fields give the whole of it.
    const others = Object.entries(values).filter(
      ([name]) => asked?.some((one) => one.name.startsWith(`${name}.`)) === false,
    );
    const carried = { ...Object.fromEntries(others), ...carries?.(values, data) };
    return asked && { title, submit, call: { path, fields: carried }, fields: asked };
  }
  const fields = Object.entries(options)
    .filter(([, one]) => one.kind.value !== 'boolean' && !one.carried)
    .map(([name, { kind, summary, required }]): FormField => {
      const value = values[name] === undefined ? '' : String(values[name]);
      const choices = kind.open ? [] : kind.suggest('', data);
      return {
        name,
        label: name.charAt(0).toUpperCase() + name.slice(1),
        hint: summary,
        placeholder: kind.hint,
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

/** What is wrong with what was filled in or typed, by field; nothing where the form does not tell. */
export function formErrors(node: CommandNode, rest: string | FieldValues, data: Dataset): FieldErrors {
  const check = node.command.form?.check;
  if (!check) return {};
  const { fields, unknown } = withoutStrays(node, readRest(node, rest, data));
  return check({ filled: typeof rest === 'string' ? {} : rest, fields, unknown }, data);
}

/**
 * Where a form cannot be shown: what it asks, and how to say the same in one line. `values` are what is known already,
 * `problem` is why what was given does not do.
 */
export function formInWords(node: CommandNode, values: FieldValues, data: Dataset, problem?: string): Reply {
  const form = formOf(node, values, data);
  return {
    summary: form?.title ?? node.command.summary,
    blocks: [
      ...(problem === undefined ? [] : [paragraph(problem)]),
      note(['Type it in one line: ', command(node.command.examples[0] ?? `/${node.path.join(' ')}`)]),
    ],
    // A press can open one where a message cannot.
    actions: form
      ? [button('Open the form', { path: node.path, fields: values, intent: 'form' }, 'primary')]
      : [],
  };
}
