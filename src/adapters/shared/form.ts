import type { CommandNode } from '../../core/declare/command.ts';
import { beginning, blank, clean } from '../../reply/clean.ts';
import { packCall } from '../../reply/codec.ts';
import type { Choice, Form, FormField } from '../../reply/reply.ts';
import type { Rendered } from './adapter.ts';

/**
 * A form as the payload that `view` makes of the id of its packed call, which takes `room` UTF-16 units at most. Throws
 * RangeError for a form without fields or with more than `most`: `checkDeclarations` refuses those.
 */
export function renderedForm<View>(
  form: Form,
  { most, room }: { readonly most: number; readonly room: number },
  view: (id: string) => View,
): Rendered<View> {
  const count = form.fields.length;
  if (count === 0 || count > most)
    throw new RangeError(`A form has 1–${most} fields, this one ${count}: ${form.title}`);
  const { id, kept } = packCall(form.call, room, 0);
  return { payload: view(id), storedActions: kept ? [kept] : [], page: 1, pages: 1 };
}

/** A label, which no platform takes empty. */
export const labelText = (text: string): string => (blank(clean(text)) ? '…' : clean(text));

/** How many options a select takes, and how many UTF-16 units the value of one. */
export interface SelectLimits {
  readonly options: number;
  readonly optionValue: number;
}

/** Whether a select can hold these choices; where it cannot they are typed: what is typed is parsed all the same. */
export const canSelect = (choices: readonly Choice[], { options, optionValue }: SelectLimits): boolean =>
  choices.length > 0 &&
  choices.length <= options &&
  new Set(choices.map(({ value }) => value)).size === choices.length &&
  choices.every(({ value }) => value.length > 0 && value.length <= optionValue);

/** A field to type in: the UTF-16 units it takes, whether on several lines, and the text that stands in it. */
export interface TextInput {
  readonly maxLength: number;
  readonly multiline: boolean;
  readonly value: string;
}

/** A field as one to type in, where a platform's takes `limit` UTF-16 units. */
export function textInput(input: FormField['input'], limit: number): TextInput {
  const maxLength = input.kind === 'text' ? Math.min(Math.max(1, input.maxLength), limit) : limit;
  return {
    maxLength,
    multiline: input.kind === 'text' && input.multiline,
    value: beginning(clean(input.value, 'keep'), maxLength),
  };
}

/** Why a command's options make no form, in words; undefined where they do, or where it declares fields of its own. */
export function formProblem({ path, command }: CommandNode, most: number): string | undefined {
  const count = Object.values(command.options).filter((one) => one.kind.value !== 'boolean').length;
  if (!command.form || command.form.fields || (count > 0 && count <= most)) return undefined;
  return `/${path.join(' ')}: a form has 1–${most} fields, this one ${count}.`;
}

/** A command and all below it. */
export const withDescendants = (node: CommandNode): CommandNode[] => [
  node,
  ...node.children.flatMap(withDescendants),
];
