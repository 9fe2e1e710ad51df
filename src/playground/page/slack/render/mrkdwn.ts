import { html } from 'hono/html';
import { broadcast, channel, person } from './mentions.ts';
import { moment } from './dates.ts';
import { type Html, link, words } from './markup.ts';
import type { Scene } from './scene.ts';

/** How Slack reads a text: `verbatim` leaves addresses in it as they are. */
interface Reading {
  readonly scene: Scene;
  readonly verbatim: boolean;
}

/** Slack's markup, with its three escapes, as HTML. */
export function mrkdwn(text: string, scene: Scene, verbatim = false): Html {
  const reading = { scene, verbatim };
  const parts = text.split(/```\n?([\s\S]+?)\n?```/g);
  return html`${parts.map((part, i) =>
    i % 2 === 1 ? html`<pre class="sk-pre">${unescaped(part)}</pre>` : quoted(part, reading),
  )}`;
}

/** Lines that begin with ">" are quotes, neighbours one. */
function quoted(text: string, reading: Reading): Html {
  const parts = text.split(/((?:^|(?<=\n))(?:&gt;|>)[^\n]*(?:\n(?:&gt;|>)[^\n]*)*\n?)/);
  return html`${parts.map((part, i) =>
    i % 2 === 1
      ? html`<blockquote class="sk-quote">
          ${inline(part.trimEnd().replaceAll(/^(?:&gt;|>) ?/gm, ''), reading)}
        </blockquote>`
      : inline(part, reading),
  )}`;
}

const PIECES = [
  String.raw`<(?<token>[^<>\n]+)>`,
  '`(?<code>[^`\n]+)`',
  String.raw`(?<![\w*])\*(?<bold>\S(?:[^*\n]*\S)?)\*(?![\w*])`,
  String.raw`(?<![\w_])_(?<italic>\S(?:[^_\n]*\S)?)_(?![\w_])`,
  String.raw`(?<![\w~])~(?<strike>\S(?:[^~\n]*\S)?)~(?![\w~])`,
  String.raw`(?<url>https?://[^\s<>|]*[^\s<>|.,;:!?)'"])`,
].join('|');

function inline(text: string, reading: Reading): Html {
  const made: Html[] = [];
  let at = 0;
  for (const found of text.matchAll(new RegExp(PIECES, 'g'))) {
    made.push(words(unescaped(text.slice(at, found.index))), piece(found, reading));
    at = found.index + found[0].length;
  }
  made.push(words(unescaped(text.slice(at))));
  return html`${made}`;
}

function piece({ 0: all, groups = {} }: RegExpExecArray, reading: Reading): Html {
  const { token, code, bold, italic, strike, url } = groups;
  if (token !== undefined) return special(token, reading.scene);
  if (code !== undefined) return html`<code class="sk-code">${unescaped(code)}</code>`;
  if (bold !== undefined) return html`<strong>${inline(bold, reading)}</strong>`;
  if (italic !== undefined) return html`<em>${inline(italic, reading)}</em>`;
  if (strike !== undefined) return html`<s>${inline(strike, reading)}</s>`;
  return url === undefined || reading.verbatim ? words(unescaped(all)) : link(unescaped(url), unescaped(url));
}

/** What stands between angle brackets: a mention, a date or a link. */
function special(token: string, scene: Scene): Html {
  const [target = '', label] = token.split(/\|(.*)/s);
  const shown = label === undefined || label === '' ? undefined : unescaped(label);
  if (target.startsWith('@')) return person(target.slice(1), scene);
  if (target.startsWith('#')) return channel(target.slice(1), scene);
  if (/^!(?:here|channel|everyone)$/.test(target)) return broadcast(target.slice(1));
  const [, seconds, format, url] = /^!date\^(\d+)\^([^^]+)(?:\^(.+))?$/.exec(target) ?? [];
  if (seconds !== undefined && format !== undefined) {
    const time = moment(Number(seconds), unescaped(format), scene);
    return url === undefined ? time : link(unescaped(url), time);
  }
  const address = unescaped(target);
  return link(address, shown ?? address);
}

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
