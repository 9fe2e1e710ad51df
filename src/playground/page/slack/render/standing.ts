import { html } from 'hono/html';
import type { Element } from '../../../slack/check/blocks.ts';
import type { Html } from './markup.ts';
import { actOf, type Stage } from './scene.ts';
import { confirming } from './text.ts';

/** An element on its stage, in the block with this id. */
export interface Standing {
  readonly stage: Stage;
  readonly block: string;
  /** The field of a form that it is, where it is one. */
  readonly field?: Field;
}

/** A field of a form. */
export interface Field {
  /** The id of its HTML element, which its label names. */
  readonly id: string;
  /** What the form calls it: the id of its block. */
  readonly name: string;
  readonly label: string;
  readonly required: boolean;
  /** The ids of the hint and the error that describe it. */
  readonly describedBy: string;
  readonly hasError: boolean;
  /** Whether the app is told of each change. */
  readonly dispatches: boolean;
}

/** The attributes of an element that posts its act when it changes: none for a field that is read when its form is sent. */
export function changing(one: Element, { stage, block, field }: Standing): Html | '' {
  if (field && !field.dispatches) return '';
  const act = actOf(stage, { block, action: one.action_id ?? '' });
  return html`data-act="${act}" data-on="change" ${confirming('confirm' in one ? one : {})}`;
}

/** The attributes that tie a field to its label, its hint and its error; a name of its own for what stands alone. */
export function naming(field: Field | undefined, alone: string): Html {
  if (!field) return html`aria-label="${alone}"`;
  const { id, name, describedBy, required, hasError } = field;
  return html`id="${id}" name="${name}" aria-describedby="${describedBy}" aria-required="${String(required)}"
  aria-invalid="${String(hasError)}"`;
}
