import { html } from 'hono/html';
import type { Html } from './markup.ts';
import type { Scene } from './scene.ts';

/** A mention of a person or the app; of whoever looks, as Slack marks it. */
export function person(id: string, { people, reader }: Scene): Html {
  const name = people.get(id) ?? 'Unknown user';
  return html`<span class="sk-mention${id === reader ? ' sk-mention-you' : ''}">@${name}</span>`;
}

/** A mention of a channel. */
export const channel = (id: string, { channels }: Scene): Html =>
  html`<span class="sk-mention">#${channels.get(id) ?? 'unknown-channel'}</span>`;

/** A mention of everybody: "here", "channel" or "everyone". */
export const broadcast = (range: string): Html =>
  html`<span class="sk-mention sk-mention-you">@${range}</span>`;
