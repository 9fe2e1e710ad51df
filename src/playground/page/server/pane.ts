import { createHash } from 'node:crypto';
import type { ChatClient, Entry, Place, Standpoint } from '../seam/client.ts';

/** How many entries a pane shows unless the page asks for more. */
export const SHOWN = 80;

/** An entry as it is sent: its HTML only where the page does not have it. */
export interface SentEntry {
  readonly key: string;
  /** Of the key and the HTML, so that the page can say which it has. */
  readonly hash: string;
  readonly html?: string;
}

/** What the page draws of one place. */
export interface Pane {
  /** Oldest first. */
  readonly entries: readonly SentEntry[];
  /** How many older ones there are. */
  readonly earlier: number;
  readonly modal: string | undefined;
  readonly composer: { readonly placeholder: string } | undefined;
  readonly prompts: readonly { readonly label: string; readonly act: unknown }[];
  readonly places: readonly (Place & { readonly unread: boolean })[];
}

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
