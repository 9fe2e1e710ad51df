/** The platforms that the page shows. */
export type PlatformName = 'slack' | 'discord';

/** Somebody whose place the visitor of the page can take. */
export interface PagePerson {
  readonly name: string;
  readonly admin: boolean;
  /** The IANA time zone that their dates are shown in. */
  readonly zone: string;
}

/** A channel, a conversation with Rung, or Slack's home tab. */
export interface Place {
  /** Unique on its platform and the same for every person: "general", "rung" (their conversation with Rung), "home". */
  readonly id: string;
  /** As the list of places shows it: "general", "Rung". */
  readonly label: string;
  readonly kind: 'channel' | 'direct' | 'home';
}

/** For whom the page acts, and where. */
export interface Standpoint {
  /** The name of a person. */
  readonly person: string;
  /** The id of a place. */
  readonly place: string;
}

/** One top-level element of a pane: a message, a notice, a day's rule. Its `html` is escaped and whole. */
export interface Entry {
  /** Unique in the pane, and the same for as long as the entry stands. */
  readonly key: string;
  readonly html: string;
}

/** What one person sees in one place. */
export interface Drawn {
  /** Oldest first. */
  readonly entries: readonly Entry[];
  /** The form that is open for the person, wherever they are: the content of a `<dialog>`. */
  readonly modal: string | undefined;
  /** Whether words can be typed here, and what stands in the empty field: "Message #general". */
  readonly composer: { readonly placeholder: string } | undefined;
  /** Buttons above the composer that put words in: Slack's suggested prompts. */
  readonly prompts: readonly { readonly label: string; readonly act: unknown }[];
}

/** A line of the list that opens while one types. */
export interface Suggestion {
  readonly label: string;
  /** What it is for, or its usage hint. */
  readonly hint: string;
  /** The whole text of the field once it is chosen. */
  readonly fill: string;
  /** Whether choosing it sends the line at once. */
  readonly sends: boolean;
}

/** Something a person did: JSON from the page, whose shape each client checks itself. */
export interface Act {
  readonly act: unknown;
  readonly value?: unknown;
}

/** What a person tried that their platform's own client would refuse; the message is a sentence for them. */
export class ActRefused extends Error {
  /** A line that would do what they meant, where there is one. */
  readonly instead: string | undefined;

  constructor(message: string, instead?: string) {
    super(message);
    this.instead = instead;
  }
}

/** One platform as people at it see and use it. */
export interface ChatClient {
  readonly platform: PlatformName;
  readonly people: readonly PagePerson[];
  places(person: string): readonly Place[];
  draw(standpoint: Standpoint): Drawn;
  /** Resolves once the platform took it and the app acknowledged it. Throws ActRefused. */
  act(standpoint: Standpoint, act: Act): Promise<void>;
  suggest(standpoint: Standpoint, typed: string): Promise<readonly Suggestion[]>;
  /** Bytes of a file that the person may see. */
  file(person: string, id: string): { readonly bytes: Uint8Array; readonly type: string } | undefined;
  /** Places of a person with messages that came since they last looked there. */
  unread(person: string): readonly string[];
  /** Called after anything changed that somebody may see. Returns how to stop. */
  onChange(listener: () => void): () => void;
  /** Network trouble that a visitor can try, by name; an active one says so. */
  readonly network: readonly NetworkSwitch[];
}

/** One kind of network trouble. */
export interface NetworkSwitch {
  /** "drop-reply" (Rung's next request is cut off), "throttle" (answered by "too many requests"), "disconnect". */
  readonly name: 'drop-reply' | 'throttle' | 'disconnect';
  readonly label: string;
  readonly summary: string;
  /** Does it once, or from now until `end`. */
  begin(): void;
  end?(): void;
  active(): boolean;
}
