import { html } from 'hono/html';
import type { Block } from '../../../slack/check/blocks.ts';
import { element } from './elements.ts';
import type { Html } from './markup.ts';
import type { Stage } from './scene.ts';
import type { Field } from './standing.ts';

/** A field of a form: its label, what is filled in, its hint, and what was wrong with it. */
export function inputBlock(
  one: Extract<Block, { type: 'input' }>,
  stage: Stage,
  error: string | undefined,
): Html {
  const name = one.block_id ?? '';
  const id = `sk-field-${name}`;
  const isGroup = one.element.type === 'checkboxes' || one.element.type === 'radio_buttons';
  const field: Field = {
    id,
    name,
    label: one.label.text,
    required: one.optional !== true,
    describedBy: `${id}-about`,
    hasError: error !== undefined,
    dispatches: one.dispatch_action === true,
  };
  const label = html`${one.label.text}${one.optional === true ? html` <span class="sk-optional">(optional)</span>` : ''}`;
  const about = html`<div class="sk-about" id="${id}-about">
    ${error !== undefined && html`<p class="sk-error" role="alert">${error}</p>`}${one.hint && html`<p class="sk-hint">${one.hint.text}</p>`}
  </div>`;
  const named = isGroup
    ? html`<div class="sk-label">${label}</div>`
    : html`<label class="sk-label" for="${id}">${label}</label>`;
  return html`<div class="sk-field${error === undefined ? '' : ' sk-wrong'}">
    ${named}${element(one.element, { stage, block: name, field })}${about}
  </div>`;
}
