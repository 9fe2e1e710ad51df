import { randomUUID } from 'node:crypto';
import type { World } from '../world.ts';
import type { Client, Grants } from './grants.ts';

/** What the page for consent was opened with, once it is known that it may be shown. */
interface Asked {
  readonly scopes: readonly string[];
  readonly redirectUri: string;
  readonly state: string;
}

/** An answer to a browser. */
export interface Answer {
  readonly status: number;
  readonly location?: string;
  readonly body: string;
}

/** Reads what the page was opened with; the word by which Slack refuses it otherwise. */
function read({ app, clientId }: Client, query: URLSearchParams): Asked | string {
  if (query.get('client_id') !== clientId) return 'invalid_client_id';
  const scopes = (query.get('scope') ?? '').split(',').filter((one) => one !== '');
  if (scopes.length === 0) return 'no_scopes';
  if (scopes.some((one) => !app.scopes.has(one))) return 'invalid_scope';
  const redirectUri = query.get('redirect_uri') ?? app.redirectUrls[0] ?? '';
  // The beginning of a registered address is enough.
  if (!app.redirectUrls.some((one) => redirectUri.startsWith(one))) return 'bad_redirect_uri';
  return { scopes, redirectUri, state: query.get('state') ?? '' };
}

const page = (status: number, words: string): Answer => ({
  status,
  body: `<!doctype html><html lang="en"><title>Slack</title><main>${words}</main></html>`,
});

/** Slack's page for consent: it lists the workspaces, and each may allow the app or not. */
export function askConsent(client: Client, worlds: readonly World[], query: URLSearchParams): Answer {
  const asked = read(client, query);
  if (typeof asked === 'string') return page(400, `<h1>Something went wrong</h1><p>${asked}</p>`);
  const names = worlds.map(
    ({ names: { team, workspace } }) => `<option value="${team}">${workspace}</option>`,
  );
  return page(
    200,
    `<h1>${client.app.name} asks to be added</h1><form method="post"><select name="team">${names.join('')}</select><button name="choice" value="allow">Allow</button><button name="choice" value="cancel">Cancel</button></form>`,
  );
}

/** Leads back to the app: with a code where it was allowed. */
export function consented(
  parts: { readonly client: Client; readonly grants: Grants; readonly worlds: readonly World[] },
  query: URLSearchParams,
  form: URLSearchParams,
): Answer {
  const asked = read(parts.client, query);
  if (typeof asked === 'string') return page(400, `<h1>Something went wrong</h1><p>${asked}</p>`);
  const world = parts.worlds.find(({ names }) => names.team === form.get('team'));
  const back = new URL(asked.redirectUri);
  if (form.get('choice') === 'allow' && world) {
    const { redirectUri, scopes } = asked;
    const user = `U${randomUUID().slice(0, 8).toUpperCase()}`;
    back.searchParams.set('code', parts.grants.code({ world, redirectUri, scopes, user }));
  } else back.searchParams.set('error', 'access_denied');
  back.searchParams.set('state', asked.state);
  return { status: 302, location: back.href, body: '' };
}
