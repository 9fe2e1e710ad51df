import { html as tagged } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** HTML that is escaped and whole. */
export type Html = HtmlEscapedString;

/** HTML from a template: what stands in it is escaped unless it is HTML itself; nothing of it may be a promise. */
export const html = (strings: TemplateStringsArray, ...values: readonly unknown[]): Html =>
  tagged(strings, ...values) as Html;

/** Nothing. */
export const NONE = html``;

/** What the page posts back when an element is used, as the value of its `data-act`. */
export const actText = (act: DiscordAct): string => JSON.stringify(act);

/** Everything that a person does with what is drawn. */
export type DiscordAct =
  | { readonly kind: 'press'; readonly message: string; readonly id: string }
  | { readonly kind: 'choose'; readonly message: string; readonly id: string }
  | { readonly kind: 'submit'; readonly id: string }
  | { readonly kind: 'close' }
  | { readonly kind: 'dismiss'; readonly key: string };

/** A loud box for what the renderer does not know, so that nothing is left out in silence. */
export const unknown = (what: string, value: unknown): Html =>
  html`<div class="unknown" role="alert">
    <strong>The playground does not know ${what}</strong>
    <pre tabindex="0">${JSON.stringify(value, undefined, 2)}</pre>
  </div>`;
