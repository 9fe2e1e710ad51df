import { html } from 'hono/html';
import type { RichPart, RichText } from '../../../slack/check/rich.ts';
import { moment } from './dates.ts';
import { type Html, link, typeOf, unknown, words } from './markup.ts';
import { broadcast, channel, person } from './mentions.ts';
import type { Scene } from './scene.ts';

type RichElement = RichText['elements'][number];
type List = Extract<RichElement, { type: 'rich_text_list' }>;

/** A block of rich text. */
export const richText = ({ elements }: RichText, scene: Scene): Html =>
  html`<div class="sk-rich">${elements.map((one) => element(one, scene))}</div>`;

function element(one: RichElement, scene: Scene): Html {
  switch (one.type) {
    case 'rich_text_section':
      return html`<div class="sk-line">${parts(one.elements, scene)}</div>`;
    case 'rich_text_list':
      return list(one, scene);
    case 'rich_text_quote':
      return html`<blockquote class="sk-quote">${parts(one.elements, scene)}</blockquote>`;
    case 'rich_text_preformatted':
      return html`<pre class="sk-pre">${one.elements.map(plainPart)}</pre>`;
    default:
      return unknown(`rich text “${typeOf(one)}”`, one);
  }
}

function list({ style, elements, indent = 0, offset = 0 }: List, scene: Scene): Html {
  const items = elements.map((one) => html`<li>${parts(one.elements, scene)}</li>`);
  const level = `sk-list sk-indent-${indent} sk-mark-${indent % 3}`;
  return style === 'ordered'
    ? html`<ol class="${level}" start="${offset + 1}">
        ${items}
      </ol>`
    : html`<ul class="${level}">
        ${items}
      </ul>`;
}

/** The parts of a line, without the line break that may end it. */
export const parts = (all: readonly RichPart[], scene: Scene): Html =>
  html`${all.map((one) => styled(one, part(one, scene)))}`;

function styled({ style = {} }: RichPart, inner: Html): Html {
  let made = inner;
  if (style['code']) made = html`<code class="sk-code">${made}</code>`;
  if (style['bold']) made = html`<strong>${made}</strong>`;
  if (style['italic']) made = html`<em>${made}</em>`;
  if (style['strike']) made = html`<s>${made}</s>`;
  if (style['underline']) made = html`<u>${made}</u>`;
  return made;
}

function part(one: RichPart, scene: Scene): Html {
  switch (one.type) {
    case 'text':
      return words(one.text);
    case 'link':
      return link(one.url, words(one.text ?? one.url));
    case 'user':
      return person(one.user_id, scene);
    case 'channel':
      return channel(one.channel_id, scene);
    case 'usergroup':
      return html`<span class="sk-mention">@${one.usergroup_id}</span>`;
    case 'broadcast':
      return broadcast(one.range);
    case 'emoji':
      return html`${emoji(one)}`;
    case 'date': {
      const time = moment(one.timestamp, one.format, scene);
      return one.url === undefined ? time : link(one.url, time);
    }
    case 'color':
      return html`<code class="sk-code">${one.value}</code>`;
    default:
      return unknown(`rich text “${typeOf(one)}”`, one);
  }
}

/** An emoji by its code points, "1f44b-1f3fb"; its name where they are not given, as Slack shows one it does not know. */
function emoji({ name, unicode }: Extract<RichPart, { type: 'emoji' }>): string {
  const points = unicode?.split('-').map((one) => Number.parseInt(one, 16)) ?? [];
  const isKnown = points.length > 0 && points.every((one) => one > 0 && one <= 0x10_ff_ff);
  return isKnown ? String.fromCodePoint(...points) : `:${name}:`;
}

const plainPart = (one: RichPart): string =>
  one.type === 'text' ? one.text : one.type === 'link' ? (one.text ?? one.url) : '';
