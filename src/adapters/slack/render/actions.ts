import type {
  ActionsBlock,
  Button,
  Checkboxes,
  Overflow,
  PlainTextElement,
  PlainTextOption,
  StaticSelect,
} from '@slack/types';
import { shorten } from '../../../reply/clean.ts';
import type { Calls } from '../../../reply/calls.ts';
import type { Action, Button as ReplyButton, Call, ChecklistItem, Menu } from '../../../reply/reply.ts';
import { type ByType, visit } from '../../../reply/visit.ts';
import { LIMITS } from './limits.ts';

/** A text that is shown as it is: with `emoji` off, ":name:" stays as it was typed. */
export const plainText = (text: string, max: number): PlainTextElement => ({
  type: 'plain_text',
  text: shorten(text, max),
  emoji: false,
});

/** A button as Slack has it, below a message or beside one of its lines. */
export const buttonElement = (action: ReplyButton, calls: Calls): Button => ({
  type: 'button',
  action_id: `call.${calls.next()}`,
  text: plainText(action.label, LIMITS.buttonText),
  value: calls.pack(action.call, LIMITS.buttonValue),
  ...(action.style !== 'secondary' && { style: action.style }),
});

const ELEMENTS: ByType<Action, [Calls], Button | StaticSelect | Overflow> = {
  button: buttonElement,
  menu: (action, calls) => {
    const action_id = `menu.${calls.next()}`;
    const options = action.choices.map((choice) =>
      option(choice.label, calls.pack(choice.call, LIMITS.optionValue)),
    );
    if (isOverflow(action)) return { type: 'overflow', action_id, options };
    const placeholder = plainText(action.label, LIMITS.placeholder);
    return { type: 'static_select', action_id, placeholder, options };
  },
  link: (action, calls) => ({
    type: 'button',
    action_id: `link.${calls.next()}`,
    text: plainText(action.label, LIMITS.buttonText),
    url: action.url,
  }),
};

/** Whether a menu is drawn as “⋯”: one of a single choice would hide it for nothing. */
const isOverflow = ({ overflow, choices }: Menu): boolean =>
  overflow === true && choices.length > 1 && choices.length <= LIMITS.overflowOptions;

const option = (label: string, value: string): PlainTextOption => ({
  text: plainText(label, LIMITS.optionText),
  value,
});

/** Buttons and menus in the order given, in as many blocks as they need. */
export function actionBlocks(actions: readonly Action[], calls: Calls): ActionsBlock[] {
  const elements = actions.map((action) => visit(ELEMENTS, action, calls));
  const blocks: ActionsBlock[] = [];
  for (let i = 0; i < elements.length; i += LIMITS.actionElements) {
    blocks.push({ type: 'actions', elements: elements.slice(i, i + LIMITS.actionElements) });
  }
  return blocks;
}

/**
 * A label as an option of check boxes has it: what it takes, and the rest as its description; undefined where both are too
 * short for it.
 */
export function boxLabel(label: string): readonly [string] | readonly [string, string] | undefined {
  const most = LIMITS.optionText;
  if (label.length <= most) return [label];
  const end = label.lastIndexOf(' ', most);
  if (end <= 0 || label.length - end - 1 > most) return undefined;
  return [label.slice(0, end), label.slice(end + 1)];
}

/**
 * Check boxes. A press holds the new selection but, in a message to one person, nothing of the old one: so the value of
 * an option is its call's token, and the action id lists the values of the boxes that were ticked when they were shown.
 */
export function checkboxes(
  items: readonly (ChecklistItem & { readonly call: Call })[],
  calls: Calls,
): Checkboxes {
  const all = items.map((item, i) => {
    const value = `${i}~${calls.token(item.call)}`;
    const [text, rest] = boxLabel(item.label) ?? [item.label];
    const description = rest === undefined ? {} : { description: plainText(rest, LIMITS.optionText) };
    return { done: item.done, option: { ...option(text, value), ...description } };
  });
  const ticked = all.filter((one) => one.done).map((one) => one.option);
  return {
    type: 'checkboxes',
    action_id: ['check', calls.next(), ...ticked.map((one) => one.value)].join('.'),
    options: all.map((one) => one.option),
    ...(ticked.length > 0 && { initial_options: ticked }),
  };
}

/**
 * The ids (for `unpackCall`) of the boxes a press changed: from the pressed element's action id and the values now
 * selected. Empty for an action id that is not of check boxes.
 */
export function changedBoxes(actionId: string, selected: readonly string[]): readonly string[] {
  const [kind, , ...ticked] = actionId.split('.');
  if (kind !== 'check') return [];
  return [...new Set(ticked).symmetricDifference(new Set(selected))];
}
