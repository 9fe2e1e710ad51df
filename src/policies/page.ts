import { html as tagged, raw } from 'hono/html';
import type { HtmlEscapedString } from 'hono/utils/html';

/** A part of a page that is escaped already. */
export type Part = HtmlEscapedString;

/** A part from a template: what stands in it is escaped unless it is a part itself; nothing of it may be a promise. */
export const html = (strings: TemplateStringsArray, ...values: readonly unknown[]): Part =>
  tagged(strings, ...values) as Part;

const STYLE = `
:root { color-scheme: light dark; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.6 system-ui, sans-serif; }
table { width: 100%; border-collapse: collapse; margin: 0 0 1.5rem; }
th, td { padding: 0.3rem 0.6rem 0.3rem 0; border-bottom: 1px solid light-dark(#d6d1c9, #46434a); text-align: left; vertical-align: top; }
th { width: 35%; font-weight: 600; }
h2 { margin-top: 2rem; }
`;

/** A page as a file of its own: no script, no other file, no request. */
export function pageOf(title: string, body: Part): string {
  return String(
    html`<!doctype html>
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <title>${title}</title>
          <style>
            ${raw(STYLE)}
          </style>
        </head>
        <body>
          <main>${body}</main>
        </body>
      </html> `,
  );
}

/** A way to reach somebody: an address of mail or of a page, as a link. */
export function contactLink(contact: string): Part {
  const target = contact.includes('://') ? contact : `mailto:${contact}`;
  return html`<a href="${target}">${contact}</a>`;
}
