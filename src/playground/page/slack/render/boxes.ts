import { html } from 'hono/html';
import type { Element } from '../../../slack/check/blocks.ts';
import { changing, type Standing } from './standing.ts';
import { flag, type Html } from './markup.ts';
import { text } from './text.ts';

type Boxes = Extract<Element, { type: 'checkboxes' | 'radio_buttons' }>;

/** Check boxes or radio buttons, below each other. */
export function boxes(one: Boxes, standing: Standing): Html {
  const { stage, field, block } = standing;
  const isMany = one.type === 'checkboxes';
  const ticked = isMany
    ? (one.initial_options ?? []).map(({ value }) => value)
    : one.initial_option
      ? [one.initial_option.value]
      : [];
  const name = field?.name ?? JSON.stringify([stage.holder, block, one.action_id]);
  const acts = changing(one, standing);
  const options = one.options.map(
    ({ text: label, value, description }) =>
      html`<label class="sk-choice"
        ><input
          type="${isMany ? 'checkbox' : 'radio'}"
          name="${name}"
          value="${value}"
          ${flag('checked', ticked.includes(value))}
          ${acts}
        /><span
          >${text(label, stage)}${description && html`<small>${text(description, stage)}</small>`}</span
        ></label
      >`,
  );
  const described = field
    ? html`id="${field.id}" aria-describedby="${field.describedBy}" aria-label="${field.label}"`
    : html`aria-label="${isMany ? 'Check boxes' : 'Choices'}"`;
  return html`<fieldset class="sk-choices" data-group ${described}>${options}</fieldset>`;
}
