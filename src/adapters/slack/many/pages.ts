import { createHash } from 'node:crypto';

/** A page of installing: a heading, sentences, and where to go on. */
export interface Page {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly link: { readonly to: string; readonly label: string };
  readonly status?: number;
}

const STYLE =
  'body{font:1.125rem/1.5 system-ui,sans-serif;max-width:34rem;margin:4rem auto;padding:0 1.25rem;color-scheme:light dark}' +
  'h1{font-size:1.75rem;line-height:1.25}' +
  'a{display:inline-block;margin-top:.5rem;padding:.75rem 1.25rem;border-radius:.375rem;background:#4a154b;color:#fff;font-weight:600;text-decoration:none}' +
  'a:focus-visible{outline:3px solid #1d9bd1;outline-offset:3px}';

/** Nothing but the page's own style is loaded, and nobody may frame it or learn its address, which holds a code. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** A page as HTML. */
export const html = ({ title, sentences, link }: Page): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${STYLE}</style></head><body><main><h1>${escaped(title)}</h1>${sentences.map((one) => `<p>${escaped(one)}</p>`).join('')}<p><a href="${escaped(link.to)}">${escaped(link.label)}</a></p></main></body></html>`;

/** The page that leads to Slack's consent. */
export const installPage = (to: string): Page => ({
  title: 'Add Rung to Slack',
  sentences: [
    'Rung helps engineers become AI engineers: pay with its source, skills, roadmaps, and a plan that keeps going.',
    'Slack shows you next what Rung may do in your workspace, and asks you to allow it. In some workspaces an admin has to.',
  ],
  link: { to, label: 'Add to Slack' },
});

/** What is shown once Rung was added. */
export const addedPage = (where: string | undefined, isOrganisation: boolean, to: string): Page => ({
  title: where === undefined ? 'Rung was added' : `Rung was added to ${where}`,
  sentences: isOrganisation
    ? [
        'An admin of the organisation chooses in Slack next which of its workspaces have Rung.',
        'In each of them, people then find Rung under “Apps”, or type /rung.',
      ]
    : [
        'Open Rung in Slack and ask it something, such as “salary senior london”.',
        'In a channel, type /invite @Rung first.',
      ],
  link: { to, label: 'Open Rung in Slack' },
});

const again =
  (title: string, sentence: string, status: number) =>
  (to: string): Page => ({
    title,
    sentences: [sentence, 'Nothing was changed.'],
    link: { to, label: 'Start again' },
    status,
  });

/** Somebody did not allow it. */
export const cancelledPage = again('Rung was not added', 'It was not allowed in Slack.', 400);
/** The way back was not the one that somebody set out on. */
export const stalePage = again(
  'That took too long',
  'This page works for ten minutes, once, in the browser that you began in.',
  400,
);
/** Slack did not give a token. */
export const refusedPage = again('Rung was not added', 'Slack did not accept the request.', 502);
/** Whoever runs Rung has something to set right. */
export const brokenPage = again(
  'Rung cannot be added now',
  'It is not set up right, and those who run it were told. Try again later.',
  502,
);
/** Something failed for a moment. */
export const failedPage = again('Rung cannot be added now', 'Something failed. Try again in a minute.', 503);
