import { createHash } from 'node:crypto';
import type { ChatClient, Entry, Standpoint } from '../seam/client.ts';
import type { Pane, SentEntry } from './protocol.ts';

/** How many entries a pane shows unless the page asks for more. */
export const SHOWN = 80;

/**
 * What a person sees in a place.
 * @param have the hashes of entries that the page has
 * @param last how many of the newest entries are wanted
 */
export function paneOf(
  client: ChatClient,
  standpoint: Standpoint,
  { have, last }: { readonly have: ReadonlySet<string>; readonly last: number },
): Pane {
  const { entries, modal, composer, prompts } = client.draw(standpoint);
  const unread = new Set(client.unread(standpoint.person));
  return {
    entries: entries.slice(-last).map((one) => sent(one, have)),
    earlier: Math.max(0, entries.length - last),
    ...{ modal, composer, prompts },
    places: client.places(standpoint.person).map((one) => ({ ...one, unread: unread.has(one.id) })),
  };
}

function sent({ key, html }: Entry, have: ReadonlySet<string>): SentEntry {
  const hash = createHash('sha1').update(`${key}\n${html}`).digest('base64url').slice(0, 10);
  return have.has(hash) ? { key, hash } : { key, hash, html };
}
