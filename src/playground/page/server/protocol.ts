import type { PagePerson, Place, PlatformName } from '../seam/client.ts';

/** The answer of `GET /state`: what the page knows once for all. */
export interface PageState {
  /** Epoch milliseconds. */
  readonly now: number;
  /** Whether many strangers share the page's server. */
  readonly demo: boolean;
  readonly platforms: readonly {
    readonly name: PlatformName;
    readonly people: readonly PagePerson[];
    readonly network: readonly Trouble[];
  }[];
}

/** Network trouble that can be tried. */
export interface Trouble {
  readonly name: string;
  readonly label: string;
  readonly summary: string;
  readonly active: boolean;
  /** Whether it goes on until it is ended. */
  readonly ends: boolean;
}

/** An entry as it is sent: its HTML only where the page does not have it. */
export interface SentEntry {
  readonly key: string;
  /** Of the key and the HTML, so that the page can say which it has. */
  readonly hash: string;
  readonly html?: string;
}

/** The answer of `GET /pane`: what a person sees in a place. */
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

/** What a page hears: `change` (data: the platform), `clock` and `beat` (data: epoch milliseconds). */
export type Told = 'change' | 'clock' | 'beat';
