import { html } from 'hono/html';
import { type Html, link, words } from './markup.ts';

/** A block of Markdown: headings, lists, quotes, code, emphasis and links. */
export function markdown(source: string): Html {
  const parts = source.split(/^```[^\n]*\n([\s\S]*?)^```\s*$/gm);
  return html`<div class="sk-rich">
    ${parts.map((part, i) =>
      i % 2 === 1 ? html`<pre class="sk-pre">${part.trimEnd()}</pre>` : part.split('\n').map(line),
    )}
  </div>`;
}

function line(one: string): Html {
  const [, marks, heading] = /^(#{1,6})\s+(.+)$/.exec(one) ?? [];
  if (marks !== undefined && heading !== undefined)
    return html`<div class="sk-line sk-heading">${inline(heading)}</div>`;
  const [, item] = /^\s*[-*+]\s+(.+)$/.exec(one) ?? [];
  if (item !== undefined)
    return html`<ul class="sk-list sk-mark-0">
      <li>${inline(item)}</li>
    </ul>`;
  const [, quote] = /^>\s?(.*)$/.exec(one) ?? [];
  if (quote !== undefined) return html`<blockquote class="sk-quote">${inline(quote)}</blockquote>`;
  return one.trim() === ''
    ? html`<span class="sk-gap"></span>`
    : html`<div class="sk-line">${inline(one)}</div>`;
}

const PIECES =
  /`(?<code>[^`]+)`|\*\*(?<bold>.+?)\*\*|(?<!\w)[*_](?<italic>\S(?:.*?\S)?)[*_](?!\w)|~~(?<strike>.+?)~~|\[(?<label>[^\]]+)\]\((?<url>[^)\s]+)\)/g;

function inline(text: string): Html {
  const made: Html[] = [];
  let at = 0;
  for (const found of text.matchAll(PIECES)) {
    made.push(words(text.slice(at, found.index)), piece(found.groups ?? {}));
    at = found.index + found[0].length;
  }
  made.push(words(text.slice(at)));
  return html`${made}`;
}

function piece({ code, bold, italic, strike, label, url }: Record<string, string | undefined>): Html {
  if (code !== undefined) return html`<code class="sk-code">${code}</code>`;
  if (bold !== undefined) return html`<strong>${inline(bold)}</strong>`;
  if (italic !== undefined) return html`<em>${inline(italic)}</em>`;
  if (strike !== undefined) return html`<s>${inline(strike)}</s>`;
  return link(url ?? '', label);
}
