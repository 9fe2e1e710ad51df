import { ComponentType, type APISelectMenuComponent, type APISelectMenuOption } from 'discord-api-types/v10';
import { actText, html, type Html } from './html.ts';
import type { Named, Scene } from './scene.ts';

/** An option as it is drawn. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
  readonly isDefault: boolean;
}

const choiceOf = ({ value, label, description, emoji, default: chosen }: APISelectMenuOption): Choice => ({
  value,
  label: emoji?.name && !emoji.id ? `${emoji.name} ${label}` : label,
  ...(description && { description }),
  isDefault: chosen === true,
});

const namesOf = (component: APISelectMenuComponent, scene: Scene): readonly Named[] => {
  const marked = (all: readonly Named[], mark: string): Named[] =>
    all.map(({ id, name }) => ({ id, name: `${mark}${name}` }));
  switch (component.type) {
    case ComponentType.UserSelect:
      return scene.users;
    case ComponentType.RoleSelect:
      return marked(scene.roles, '@');
    case ComponentType.MentionableSelect:
      return [...scene.users, ...marked(scene.roles, '@')];
    case ComponentType.ChannelSelect:
      return marked(scene.channels, '#');
    case ComponentType.StringSelect:
      return [];
  }
};

/** The options of a list, whatever they are of. */
export function choicesOf(component: APISelectMenuComponent, scene: Scene): readonly Choice[] {
  if (component.type === ComponentType.StringSelect) return component.options.map(choiceOf);
  const defaults = new Set((component.default_values ?? []).map((one) => one.id));
  return namesOf(component, scene).map(({ id, name }) => ({
    ...{ value: id, label: name, isDefault: defaults.has(id) },
  }));
}

/** The lines of a native list; a description stands behind its label. */
export const optionLines = (choices: readonly Choice[]): readonly Html[] =>
  choices.map(
    ({ value, label, description, isDefault }) =>
      html`<option value="${value}" ${isDefault && html`selected`}>
        ${label}${description && ` · ${description}`}
      </option>`,
  );

/** A list in a message: of one choice it is sent when it is made; of several, with a button of its own. */
export function select(component: APISelectMenuComponent, message: string, scene: Scene): Html {
  const choices = choicesOf(component, scene);
  const act = actText({ kind: 'choose', message, id: component.custom_id });
  const words = component.placeholder ?? 'Make a selection';
  if ((component.max_values ?? 1) > 1) return several(component, choices, act, words);
  const isOpen = choices.every((one) => !one.isDefault);
  return html`<select
    class="dc-select"
    aria-label="${words}"
    data-act="${act}"
    data-on="change"
    ${component.disabled === true && html`disabled`}
  >
    ${isOpen && html`<option value="" selected disabled hidden>${words}</option>`}${optionLines(choices)}
  </select>`;
}

function several(
  { min_values: least = 1, max_values: most = 1, disabled, id }: APISelectMenuComponent,
  choices: readonly Choice[],
  act: string,
  words: string,
): Html {
  if (disabled === true) return html`<div class="dc-select" aria-disabled="true">${words}</div>`;
  const chosen = choices.filter((one) => one.isDefault).map((one) => one.label);
  return html`<details class="dc-several">
    <summary class="dc-select">${chosen.length > 0 ? chosen.join(', ') : words}</summary>
    <form data-act="${act}">
      <fieldset class="dc-boxes" data-group>
        <legend class="dc-hint">${least === most ? `Choose ${least}` : `Choose ${least} to ${most}`}</legend>
        ${choices.map((choice) => box('checkbox', 'values', choice))}
      </fieldset>
      <button class="dc-button dc-button-primary" data-component="${id ?? ''}">Done</button>
    </form>
  </details>`;
}

/** One box of a group, with its words. */
export const box = (
  type: 'checkbox' | 'radio',
  name: string,
  { value, label, description, isDefault }: Choice,
): Html =>
  html`<label class="dc-box">
    <input type="${type}" name="${name}" value="${value}" ${isDefault && html`checked`} />
    <span>${label}${description && html`<span class="dc-hint">${description}</span>`}</span>
  </label>`;
