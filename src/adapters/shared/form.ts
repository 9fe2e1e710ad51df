import type { CommandNode } from '../../core/declare/command.ts';
import { beginning, blank, clean } from '../../reply/clean.ts';
import { packCall } from '../../reply/codec.ts';
import { valuesOf } from '../../reply/inputs.ts';
import type { Form, FormInput } from '../../reply/reply.ts';
import type { Rendered } from './adapter.ts';

/**
 * A form as the payload that `view` makes of its id, which is its packed call in at most `room` UTF-16 units.
 * @throws RangeError for a form without fields or with more than `most`, which `checkDeclarations` refuses at the start
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

/** A label as text that is never empty, since no platform takes an empty one. */
export const labelText = (text: string): string => (blank(clean(text)) ? '…' : clean(text));

/** How many options a select and a group may have, and how many UTF-16 units the value of one. */
export interface ChoiceLimits {
  readonly options: number;
  /** Of a group that shows all its options: radio buttons or check boxes. */
  readonly groupOptions: number;
  readonly optionValue: number;
}

/** The field that a platform shows: `multi-select` is one whose answer is a list. */
export type Widget = 'text' | 'select' | 'multi-select' | 'radio' | 'checkboxes' | 'file';

/** The fewest radio buttons: one alone could not be taken back. */
const FEWEST_RADIO = 2;

/**
 * What an input is shown as: itself or, where its choices are too many for a group, a select and, where they are too many
 * for that, a text input, since text is parsed the same.
 */
export function widgetFor(input: FormInput, { options, groupOptions, optionValue }: ChoiceLimits): Widget {
  const { kind } = input;
  if (kind === 'text' || kind === 'file') return kind;
  const { choices } = input;
  const fits = (most: number): boolean =>
    choices.length > 0 &&
    choices.length <= most &&
    new Set(choices.map(({ value }) => value)).size === choices.length &&
    choices.every(({ value }) => value.length > 0 && value.length <= optionValue);
  if (!fits(options)) return 'text';
  if (kind === 'checkboxes') return fits(groupOptions) ? kind : 'multi-select';
  return kind === 'radio' && fits(groupOptions) && choices.length >= FEWEST_RADIO ? kind : 'select';
}

/** A text input: how many UTF-16 units it takes, whether on several lines, and the text that stands in it at first. */
export interface TextInput {
  readonly maxLength: number;
  readonly multiline: boolean;
  readonly value: string;
}

/** A field as a text input on a platform whose inputs take `limit` UTF-16 units. */
export function textInput(input: FormInput, limit: number): TextInput {
  const maxLength = input.kind === 'text' ? Math.min(Math.max(1, input.maxLength), limit) : limit;
  return {
    maxLength,
    multiline: input.kind === 'text' && input.multiline,
    value: beginning(clean(valuesOf(input).join(', '), 'keep'), maxLength),
  };
}

/**
 * Why a command's options cannot be the fields of its form, in a sentence; undefined where they can, where the command
 * has no form, or where the form declares its own fields. `most` is how many fields a form may have.
 */
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
