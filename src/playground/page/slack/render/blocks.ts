import { html } from 'hono/html';
import type { Block } from '../../../slack/check/blocks.ts';
import { element } from './elements.ts';
import { inputBlock } from './input-block.ts';
import { markdown } from './markdown.ts';
import { type Html, typeOf, unknown, words } from './markup.ts';
import { picture, smallPicture } from './picture.ts';
import { richText } from './rich.ts';
import type { Stage } from './scene.ts';
import { table } from './table.ts';
import { text } from './text.ts';

/** The blocks of a message or a view, each in an element of its own. `errors` are those of a form, by block. */
export const blocks = (
  all: readonly Block[],
  stage: Stage,
  errors: Readonly<Record<string, string>> = {},
): Html =>
  html`${all.map((one) => html`<div class="sk-block sk-block-${typeOf(one)}">${block(one, stage, errors)}</div>`)}`;

function block(one: Block, stage: Stage, errors: Readonly<Record<string, string>>): Html {
  switch (one.type) {
    case 'header':
      return html`<h3 class="sk-header">${words(one.text.text)}</h3>`;
    case 'section':
      return section(one, stage);
    case 'context':
      return html`<div class="sk-context">
        ${one.elements.map((each) =>
          each.type === 'image' ? smallPicture(each, stage) : html`<span>${text(each, stage)}</span>`,
        )}
      </div>`;
    case 'divider':
      return html`<hr class="sk-divider" />`;
    case 'actions':
      return html`<div class="sk-actions">
        ${one.elements.map((each) => element(each, { stage, block: one.block_id ?? '' }))}
      </div>`;
    case 'image':
      return picture(one, one.title?.text, stage);
    case 'rich_text':
      return richText(one, stage);
    case 'table':
      return table(one, stage);
    case 'markdown':
      return markdown(one.text);
    case 'input':
      return inputBlock(one, stage, errors[one.block_id ?? '']);
    default:
      return unknown(`block “${typeOf(one)}”`, one);
  }
}

function section(one: Extract<Block, { type: 'section' }>, stage: Stage): Html {
  const { accessory } = one;
  const beside =
    accessory?.type === 'image'
      ? smallPicture(accessory, stage)
      : accessory && element(accessory, { stage, block: one.block_id ?? '' });
  const fields = one.fields?.map((each) => html`<div>${text(each, stage)}</div>`);
  return html`<div class="sk-section">
    <div class="sk-section-text">
      ${one.text && html`<div>${text(one.text, stage)}</div>`}${fields && html`<div class="sk-fields">${fields}</div>`}
    </div>
    ${beside && html`<div class="sk-accessory">${beside}</div>`}
  </div>`;
}
