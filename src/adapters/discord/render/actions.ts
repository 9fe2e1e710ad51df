import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';
import type { Calls } from '../../../reply/calls.ts';
import { shorten } from '../../../reply/clean.ts';
import { itemText } from '../../../reply/lines.ts';
import type { Action, ActionStyle, Button, Checklist, MenuChoice } from '../../../reply/reply.ts';
import { type ByType, visit } from '../../../reply/visit.ts';
import { LIMITS } from './limits.ts';

/** A row of buttons, or one select. */
export type ActionRow = APIActionRowComponent<APIComponentInMessageActionRow>;

const STYLES = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  danger: ButtonStyle.Danger,
} as const satisfies Record<ActionStyle, ButtonStyle>;

/** A button as Discord has it, in a row or beside a line. */
export const buttonComponent = (action: Button, calls: Calls): APIButtonComponent => ({
  type: ComponentType.Button,
  style: STYLES[action.style],
  label: shorten(action.label, LIMITS.buttonLabel),
  custom_id: calls.pack(action.call, LIMITS.customId),
});

const COMPONENTS: ByType<Action, [Calls], APIButtonComponent | APIStringSelectComponent> = {
  button: buttonComponent,
  menu: (action, calls) => select(action.label, action.choices, calls),
  link: (action) => ({
    type: ComponentType.Button,
    style: ButtonStyle.Link,
    label: shorten(action.label, LIMITS.buttonLabel),
    url: action.url,
  }),
};

/** A select: the values of its options are packed calls, its custom id holds nothing. */
function select(label: string, choices: readonly MenuChoice[], calls: Calls): APIStringSelectComponent {
  return {
    type: ComponentType.StringSelect,
    custom_id: `menu.${calls.next()}`,
    placeholder: shorten(label, LIMITS.placeholder),
    options: choices.map((choice) => ({
      label: shorten(choice.label, LIMITS.optionLabel),
      value: calls.pack(choice.call, LIMITS.optionValue),
    })),
  };
}

/** Actions in rows: five buttons to a row, a select has one to itself. */
export function actionRows(actions: readonly Action[], calls: Calls): ActionRow[] {
  const rows: ActionRow[] = [];
  let buttons: APIButtonComponent[] = [];
  for (const action of actions) {
    const component = visit(COMPONENTS, action, calls);
    if (component.type === ComponentType.StringSelect) {
      buttons = [];
      rows.push({ type: ComponentType.ActionRow, components: [component] });
      continue;
    }
    if (buttons.length === 0) rows.push({ type: ComponentType.ActionRow, components: buttons });
    buttons.push(component);
    if (buttons.length === LIMITS.rowButtons) buttons = [];
  }
  return rows;
}

/** Selects of the items of a checklist that has no form and can be ticked: choosing one replays its call. */
export function tickRows({ label, items }: Checklist, calls: Calls): ActionRow[] {
  const choices = items.flatMap((item): MenuChoice[] =>
    item.call ? [{ label: itemText(item), call: item.call }] : [],
  );
  const rows: ActionRow[] = [];
  for (let i = 0; i < choices.length; i += LIMITS.options) {
    const part = choices.slice(i, i + LIMITS.options);
    const placeholder = label === '' ? 'Tick or untick' : `Tick or untick: ${label}`;
    rows.push({ type: ComponentType.ActionRow, components: [select(placeholder, part, calls)] });
  }
  return rows;
}
