import { html } from 'hono/html';
import type { SeenNotice } from '../../../slack/workspace.ts';
import { timeOf } from './dates.ts';
import { type Html, words } from './markup.ts';
import { timeOfTs } from './message.ts';
import type { Scene } from './scene.ts';

/** What Slack itself says to one person. */
export function notice({ ts, text }: SeenNotice, { zone }: Scene): Html {
  const at = timeOfTs(ts);
  return html`<div class="sk-message sk-ephemeral">
    <p class="sk-only"><span aria-hidden="true" class="sk-eye"></span>Only visible to you</p>
    <div class="sk-gutter"><span class="sk-avatar sk-avatar-slackbot" aria-hidden="true">S</span></div>
    <div class="sk-body">
      <div class="sk-who">
        <span class="sk-name">Slackbot</span
        ><time class="sk-time" datetime="${new Date(at).toISOString()}">${timeOf(at, zone)}</time>
      </div>
      <div class="sk-blocks sk-plain"><div class="sk-line">${words(text)}</div></div>
    </div>
  </div>`;
}

/** The line above the messages of a day. */
export const dayRule = (label: string): Html => html`<div class="sk-day"><span>${label}</span></div>`;
