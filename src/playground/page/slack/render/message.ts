import { html } from 'hono/html';
import type { SeenFile, SeenMessage } from '../../../slack/workspace.ts';
import { blocks } from './blocks.ts';
import { timeOf } from './dates.ts';
import type { Html } from './markup.ts';
import { mrkdwn } from './mrkdwn.ts';
import type { Scene } from './scene.ts';

/** A message, and how it stands in its pane. */
export interface Post {
  readonly message: SeenMessage;
  /** Whether the app wrote it. */
  readonly byApp: boolean;
  /** Whether it goes on after one of the same author, so that their name is not said again. */
  readonly follows: boolean;
}

/** The moment of a Slack time stamp, in epoch milliseconds. */
export const timeOfTs = (ts: string): number => Math.floor(Number(ts) * 1000);

/** A message: who wrote it and when, what it says, its files, and its JSON folded away. `below` stands under it. */
export function message({ message: one, byApp, follows }: Post, scene: Scene, below: Html | '' = ''): Html {
  const name = scene.people.get(one.user) ?? one.from;
  const at = timeOfTs(one.ts);
  const time = html`<time class="sk-time" datetime="${new Date(at).toISOString()}"
    >${timeOf(at, scene.zone)}</time
  >`;
  const badge = byApp ? html`<span class="sk-app">APP</span>` : '';
  const only = one.ephemeral
    ? html`<p class="sk-only"><span aria-hidden="true" class="sk-eye"></span>Only visible to you</p>`
    : '';
  return html`<div class="sk-message${follows ? ' sk-follows' : ''}${one.ephemeral ? ' sk-ephemeral' : ''}">
    ${only}
    <div class="sk-gutter">${follows ? time : avatar(name, byApp)}</div>
    <div class="sk-body">
      ${follows ? '' : html`<div class="sk-who"><span class="sk-name">${name}</span>${badge}${time}</div>`}${content(one, scene)}${one.files.map((file) => attached(file, scene))}
      <div class="sk-under">${byApp ? json(one) : ''}${below}</div>
    </div>
  </div>`;
}

const avatar = (name: string, byApp: boolean): Html =>
  html`<span
    class="sk-avatar ${byApp ? 'sk-avatar-app' : `sk-avatar-${(name.codePointAt(0) ?? 0) % 5}`}"
    aria-hidden="true"
    >${name.slice(0, 1).toUpperCase()}</span
  >`;

function content(one: SeenMessage, scene: Scene): Html {
  const holder = { channel: one.channel, ts: one.ts };
  // Slack edits a message that only one person sees without saying so.
  const edited = one.edited && !one.ephemeral ? html`<span class="sk-edited">(edited)</span>` : '';
  // With blocks, the text is for notifications alone.
  if (one.blocks.length === 0)
    return html`<div class="sk-blocks sk-plain">
      <div class="sk-line">${mrkdwn(one.text, scene)} ${edited}</div>
    </div>`;
  const isPlain = one.blocks.every(({ type }) => type === 'rich_text') && one.blocks.length === 1;
  return html`<div class="sk-blocks${isPlain ? ' sk-plain' : ''}">
    ${blocks(one.blocks, { ...scene, holder })}${edited}
  </div>`;
}

function attached(one: SeenFile, scene: Scene): Html {
  const file = scene.file(one);
  if (!file) return html`<div class="sk-file">This file was deleted.</div>`;
  const { src, name, width, height } = file;
  if (width !== undefined && height !== undefined)
    return html`<figure class="sk-picture">
      <figcaption>${name}</figcaption>
      <img src="${src}" alt="${name}" width="${width}" height="${height}" />
    </figure>`;
  const kind = /\.(\w+)$/.exec(name)?.[1] ?? '';
  return html`<a class="sk-file" href="${src}" download="${name}"
    ><span class="sk-file-icon" aria-hidden="true">≡</span
    ><span class="sk-file-about"
      ><strong>${name}</strong><small>${kind.toUpperCase()} · ${sizeOf(file.size)}</small></span
    ></a
  >`;
}

const sizeOf = (bytes: number): string => (bytes < 1024 ? `${bytes} B` : `${Math.ceil(bytes / 1024)} kB`);

/** What the app sent of a message, as it is. */
const json = ({ text, blocks: all, thread, files }: SeenMessage): Html =>
  html`<details class="pg-json">
    <summary>JSON</summary>
    <pre>
${JSON.stringify({ text, blocks: all, thread_ts: thread, ...(files.length > 0 && { files }) }, undefined, 2)}</pre>
  </details>`;
