import { html } from 'hono/html';

/** Escaped HTML. */
export type Html = ReturnType<typeof html>;

/** HTML as one text. Throws where a part of it is still to come, which no renderer here makes. */
export function whole(markup: Html): string {
  if (markup instanceof Promise) throw new TypeError('HTML that waits for something');
  return markup.toString();
}

/** A loud box around what no renderer here knows: what it is, and its JSON. */
export const unknown = (what: string, value: unknown): Html =>
  html`<div class="unknown" role="alert">
    <strong>Unknown ${what}</strong> <code>${JSON.stringify(value)}</code>
  </div>`;

/** The type of a value that came from outside. */
export const typeOf = (value: unknown): string =>
  typeof value === 'object' && value !== null && 'type' in value ? String(value.type) : typeof value;

/** Words as Slack sets them: spaces kept, a line break for each new line, a small gap for an empty one. */
export function words(text: string): Html {
  const lines = text.replaceAll(/ (?= )/g, '\u00a0').split('\n');
  return html`${lines.map((line, i) => [i === 0 ? '' : breakBefore(lines, i), line])}`;
}

function breakBefore(lines: readonly string[], i: number): Html {
  const isGap = lines[i - 1] === '' && i > 1;
  return isGap ? html`<span class="sk-gap"></span>` : html`<br />`;
}

/** A link to a page of the web; its words alone where it leads elsewhere. */
export function link(url: string, shown: unknown): Html {
  return isWeb(url)
    ? html`<a href="${url}" rel="noreferrer noopener" target="_blank">${shown}</a>`
    : html`<span class="sk-no-link">${shown}</span>`;
}

/** Whether an address is of the web: http or https. */
export function isWeb(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed !== null && (parsed.protocol === 'https:' || parsed.protocol === 'http:');
}

/** An attribute that is there or not. */
export const flag = (name: 'disabled' | 'checked' | 'selected' | 'multiple' | 'open', on: boolean): string =>
  on ? name : '';
