import { html } from 'hono/html';
import type { Element } from '../../../slack/check/blocks.ts';
import { changing, naming, type Standing } from './standing.ts';
import { flag, type Html } from './markup.ts';

type Static = Extract<Element, { type: 'static_select' | 'multi_static_select' }>;
type Outside = Extract<Element, { type: 'users_select' | 'conversations_select' }>;

interface Choice {
  readonly value: string;
  readonly words: string;
}

/** What stands in a menu from which nothing was chosen. */
const PLACEHOLDERS = {
  static_select: 'Select an option',
  multi_static_select: 'Select options',
  users_select: 'Select a user',
  conversations_select: 'Select a conversation',
} as const;

/** A menu: of options that the app gives, of people or of channels. */
export function menu(one: Static | Outside, standing: Standing): Html {
  const { field } = standing;
  const placeholder = one.placeholder?.text ?? PLACEHOLDERS[one.type];
  const chosen = chosenIn(one);
  const groups = groupsOf(one, standing);
  const several = one.type === 'multi_static_select';
  const count = groups.reduce((sum, group) => sum + group.choices.length, 0);
  const options = groups.map(({ label, choices }) => {
    const made = choices.map(
      ({ value, words }) =>
        html`<option value="${value}" ${flag('selected', chosen.includes(value))}>${words}</option>`,
    );
    return label === undefined ? made : html`<optgroup label="${label}">${made}</optgroup>`;
  });
  const none = several
    ? ''
    : html`<option
        value=""
        ${flag('selected', chosen.length === 0)}
        ${flag('disabled', field?.required !== false)}
      >
        ${placeholder}
      </option>`;
  return html`<select
    class="${several ? 'sk-listbox' : 'sk-select'}"
    ${naming(field, placeholder)}
    ${several ? html`multiple size="${Math.min(8, Math.max(2, count))}"` : ''}
    ${changing(one, standing)}
  >
    ${none}${options}
  </select>`;
}

function chosenIn(one: Static | Outside): readonly string[] {
  switch (one.type) {
    case 'static_select':
      return one.initial_option ? [one.initial_option.value] : [];
    case 'multi_static_select':
      return (one.initial_options ?? []).map(({ value }) => value);
    case 'users_select':
      return one.initial_user === undefined ? [] : [one.initial_user];
    case 'conversations_select':
      return one.initial_conversation === undefined ? [] : [one.initial_conversation];
  }
}

interface Group {
  readonly label?: string;
  readonly choices: readonly Choice[];
}

function groupsOf(one: Static | Outside, { stage }: Standing): readonly Group[] {
  const named = (names: ReadonlyMap<string, string>): Choice[] =>
    [...names].map(([value, words]) => ({ value, words }));
  if (one.type === 'users_select') return [{ choices: named(stage.people) }];
  if (one.type === 'conversations_select') return [{ choices: named(stage.channels) }];
  const choicesOf = (options: NonNullable<Static['options']>): Choice[] =>
    options.map(({ value, text }) => ({ value, words: text.text }));
  return [
    ...(one.options ? [{ choices: choicesOf(one.options) }] : []),
    ...(one.option_groups ?? []).map(({ label, options }) => ({
      label: label.text,
      choices: choicesOf(options),
    })),
  ];
}
