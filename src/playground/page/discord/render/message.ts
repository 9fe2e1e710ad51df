import { MessageFlags, type APIMessage } from 'discord-api-types/v10';
import { components } from './component.ts';
import { above, displayName, head, type Repliable } from './head.ts';
import { actText, html, NONE, unknown, type Html } from './html.ts';
import { markdown } from './markdown/draw.ts';
import { attached } from './media.ts';
import type { Scene } from './scene.ts';

/** A message as one person is shown it. */
export interface ShownMessage {
  /** As Discord's interface gives it. */
  readonly message: APIMessage;
  /** What stands for it in the pane: the id of its element. */
  readonly key: string;
  readonly isEphemeral: boolean;
  /** The command that it answers and who ran it. */
  readonly command?: { readonly name: string; readonly person: string };
  /** The message that it replies to; undefined fields where it was deleted. */
  readonly repliesTo?: Repliable;
  /** Whether it continues what its author said just before: no name and no picture again. */
  readonly continues: boolean;
  /** What did not come of pressing something on it. */
  readonly failed?: string;
}

const has = ({ flags }: APIMessage, flag: MessageFlags): boolean => ((flags ?? 0) & flag) !== 0;

/** A message, with all that stands around it. */
export function message(shown: ShownMessage, scene: Scene): Html {
  const { message: one, isEphemeral, continues, failed } = shown;
  const isPinged = one.mention_everyone || one.mentions.some(({ id }) => id === scene.viewer);
  const classes = [
    'dc-message',
    ...(isEphemeral ? ['dc-ephemeral'] : []),
    ...(isPinged ? ['dc-pinged'] : []),
    ...(continues ? ['dc-continues'] : []),
  ];
  return html`<article class="${classes.join(' ')}" data-key="${shown.key}">
    ${above(shown.command, shown.repliesTo)}${head(one, continues, scene)}
    <div class="dc-body">
      ${body(one, scene)}${failed === undefined ? NONE : html`<p class="dc-failed" role="status">${failed}</p>`}
      ${isEphemeral && onlyYou(shown.key)}${json(one)}
    </div>
  </article>`;
}

function body(one: APIMessage, scene: Scene): Html {
  if (has(one, MessageFlags.Loading))
    return html`<p class="dc-thinking">
      <span class="dc-dots" aria-hidden="true">● ● ●</span> ${displayName(one.author)} is thinking...
    </p>`;
  const isLayout = has(one, MessageFlags.IsComponentsV2);
  const edited = one.edited_timestamp !== null && html` <span class="dc-edited">(edited)</span>`;
  const drawn = components(one.components ?? [], { message: one.id, files: one.attachments, scene });
  // What a layout does not name of its files is not shown.
  if (isLayout) return html`<div class="dc-layout">${drawn}${edited && html`<div>${edited}</div>`}</div>`;
  return html`${one.content !== '' && html`<div class="dc-text">${markdown(one.content, scene)}${edited}</div>`}${one.attachments.map((file) => attached(file, scene))}${one.embeds.map((embed) => unknown('embeds', embed))}${drawn}`;
}

const EYE = html`<svg class="dc-eye" viewBox="0 0 24 24" width="14" height="14" aria-hidden="true">
  <path
    fill="currentColor"
    d="M12 5C6 5 2.500 9.500 1.500 12c1 2.500 4.500 7 10.500 7s9.500-4.500 10.500-7c-1-2.500-4.500-7-10.500-7Zm0 11a4 4 0 1 1 0-8 4 4 0 0 1 0 8Z"
  />
</svg>`;

const onlyYou = (key: string): Html =>
  html`<p class="dc-only-you">
    ${EYE} Only you can see this •
    <button type="button" class="dc-text-button" data-act="${actText({ kind: 'dismiss', key })}">
      Dismiss message
    </button>
  </p>`;

/** The message as it was sent, folded. */
const json = (one: APIMessage): Html =>
  html`<details class="pg-json">
    <summary>JSON</summary>
    <pre tabindex="0">${JSON.stringify(one, undefined, 2)}</pre>
  </details>`;

/** A line that only one person's own client shows: that a command had no answer. */
export const notice = (
  { key, text, command }: { readonly key: string; readonly text: string; readonly command: string },
  who: string,
): Html =>
  html`<article class="dc-message dc-ephemeral" data-key="${key}">
    ${above({ name: command, person: who }, undefined)}
    <div class="dc-body">
      <p class="dc-failed" role="status">${text}</p>
      ${onlyYou(key)}
    </div>
  </article>`;

/** The rule between two days. */
export const dayRule = (key: string, words: string): Html =>
  html`<div class="dc-day" data-key="${key}"><span>${words}</span></div>`;
