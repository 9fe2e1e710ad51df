import { html } from 'hono/html';
import type { Element } from '../../../slack/check/blocks.ts';
import { boxes } from './boxes.ts';
import { actOf } from './scene.ts';
import type { Standing } from './standing.ts';
import { confirming } from './text.ts';
import { entry } from './entry.ts';
import { type Html, isWeb, typeOf, unknown } from './markup.ts';
import { menu } from './menu.ts';

/** An element that a person can act on. */
export function element(one: Element, standing: Standing): Html {
  switch (one.type) {
    case 'button':
      return button(one, standing);
    case 'overflow':
      return overflow(one, standing);
    case 'static_select':
    case 'multi_static_select':
    case 'users_select':
    case 'conversations_select':
      return menu(one, standing);
    case 'checkboxes':
    case 'radio_buttons':
      return boxes(one, standing);
    case 'datepicker':
    case 'timepicker':
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'file_input':
      return entry(one, standing);
    default:
      return unknown(`element “${typeOf(one)}”`, one);
  }
}

function button(one: Extract<Element, { type: 'button' }>, { stage, block }: Standing): Html {
  const act = actOf(stage, { block, action: one.action_id ?? '' });
  const look = `sk-button${one.style === undefined ? '' : ` sk-${one.style}`}`;
  const label = one.accessibility_label ?? one.text.text;
  const inside = html`<span class="sk-cut">${one.text.text}</span>`;
  if (one.url === undefined)
    return html`<button
      type="button"
      class="${look}"
      aria-label="${label}"
      data-act="${act}"
      ${confirming(one)}
    >
      ${inside}
    </button>`;
  if (!isWeb(one.url)) return unknown('address of a button', one.url);
  return html`<a
    class="${look}"
    href="${one.url}"
    rel="noreferrer noopener"
    target="_blank"
    aria-label="${label}"
    data-act="${act}"
    ${confirming(one)}
    >${inside}</a
  >`;
}

function overflow(one: Extract<Element, { type: 'overflow' }>, { stage, block }: Standing): Html {
  const options = one.options.map(({ text, value, description, url }) => {
    const act = actOf(stage, { block, action: one.action_id ?? '' }, value);
    const inside = html`${text.text}${description && html`<small>${description.text}</small>`}`;
    return url !== undefined && isWeb(url)
      ? html`<li>
          <a href="${url}" rel="noreferrer noopener" target="_blank" data-act="${act}">${inside}</a>
        </li>`
      : html`<li><button type="button" data-act="${act}" ${confirming(one)}>${inside}</button></li>`;
  });
  return html`<details class="sk-overflow">
    <summary class="sk-button" aria-label="More actions">
      <span class="sk-dots" aria-hidden="true">⋯</span>
    </summary>
    <ul class="sk-menu">
      ${options}
    </ul>
  </details>`;
}
