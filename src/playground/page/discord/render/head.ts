import type { APIMessage, APIUser } from 'discord-api-types/v10';
import { html, NONE, type Html } from './html.ts';
import { sentWords, timeWords } from './markdown/time.ts';
import type { Scene } from './scene.ts';

/** A message that another replies to, as its one line. */
export interface Repliable {
  readonly author: string;
  readonly isApp: boolean;
  readonly words: string;
}

/** The name that a user shows. */
export const displayName = ({ global_name, username, bot }: APIUser): string =>
  global_name ?? (bot === true ? `${username.charAt(0).toUpperCase()}${username.slice(1)}` : username);

const COLOURS = 5;
const colourOf = (name: string): number => (name.charCodeAt(0) + name.length) % COLOURS;

/** A picture of somebody by the first letter of their name. */
export const avatar = (name: string, isApp: boolean, size: 'large' | 'small'): Html =>
  html`<span
    class="dc-avatar dc-avatar-${size} dc-avatar-${isApp ? 'app' : String(colourOf(name))}"
    aria-hidden="true"
    >${name.charAt(0).toUpperCase()}</span
  >`;

const badge = html`<span class="dc-badge">APP</span>`;

/** The line over a message: which command it answers and whose, or what it replies to. */
export function above(
  command: { readonly name: string; readonly person: string } | undefined,
  repliesTo: Repliable | undefined,
): Html {
  if (command) {
    return html`<p class="dc-above">
      <span class="dc-spine" aria-hidden="true"></span>${avatar(command.person, false, 'small')}
      <span
        ><span class="dc-above-name">${command.person}</span> used
        <span class="dc-used">/${command.name}</span></span
      >
    </p>`;
  }
  if (!repliesTo) return NONE;
  const { author, isApp, words } = repliesTo;
  return html`<p class="dc-above">
    <span class="dc-spine" aria-hidden="true"></span>${avatar(author, isApp, 'small')}${isApp && badge}
    <span class="dc-above-name">${isApp ? author : `@${author}`}</span>
    <span class="dc-preview">${words}</span>
  </p>`;
}

/** Who sent a message, and when; nothing where it continues the one before. */
export function head({ author, timestamp }: APIMessage, continues: boolean, { zone, now }: Scene): Html {
  if (continues) return NONE;
  const at = Date.parse(timestamp);
  const name = displayName(author);
  const isApp = author.bot === true;
  return html`${avatar(name, isApp, 'large')}
    <h3 class="dc-head">
      <span class="dc-name">${name}</span>${isApp && html` ${badge}`}
      <time class="dc-sent" datetime="${new Date(at).toISOString()}" title="${timeWords(at, 'F', zone, now)}"
        >${sentWords(at, zone, now)}</time
      >
    </h3>`;
}
