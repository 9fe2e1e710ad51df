import type { Block } from './check/blocks.ts';
import type { View } from './check/check.ts';

/** Another company, which shares channels with the workspace. */
export interface Company {
  readonly name: string;
  readonly teamId: string;
  /** Where it is an organisation of several workspaces. */
  readonly enterpriseId?: string;
}
/** A person or the bot. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly tz: string;
  readonly admin: boolean;
  readonly bot: boolean;
  /** A guest of the workspace, in some of its channels. */
  readonly guest?: boolean;
  /** Where it is not the workspace's own. */
  readonly company?: Company;
  deactivated: boolean;
}
/** A channel or a conversation. */
export interface Room {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im';
  readonly members: Set<string>;
  archived: boolean;
  /** Only admins may post. */
  readonly restricted?: boolean;
  /** The company that shares it with the workspace, where it is not the workspace's own. */
  readonly host?: Company;
}
/** Metadata that an app may attach to a message; people do not see it. */
export interface Metadata {
  readonly event_type: string;
  readonly event_payload: Readonly<Record<string, unknown>>;
}
/** A message in a channel. */
export interface Post {
  readonly ts: string;
  readonly room: Room;
  readonly user: string;
  text: string;
  blocks: Block[];
  edited: boolean;
  /** The one person who sees it. */
  readonly to?: string;
  readonly thread?: string;
  /** Uploaded with it. */
  readonly files?: readonly StoredFile[];
  /** The app's metadata. */
  readonly metadata?: Metadata;
}
/** A modal or a home that a person has open. */
export interface OpenView {
  readonly id: string;
  readonly user: string;
  readonly root: string;
  readonly previous?: string;
  view: View;
  hash: string;
  errors: Record<string, string>;
}
/** A file that was uploaded, or that an upload URL was given for. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly length: number;
  /** When its address was given, in epoch milliseconds. */
  readonly at: number;
  bytes?: Buffer;
  done: boolean;
  /** When Slack has looked at it, in epoch milliseconds: until then it is of no kind. */
  readyAt?: number;
  title: string;
  /** The person who uploaded it, where that was not the bot. */
  readonly user?: string;
}

/** Whether a file is uploaded and Slack has looked at it. */
export const isReady = ({ done, readyAt = 0 }: StoredFile, now: number): boolean => done && now >= readyAt;

/** The kind of a file, by its name. */
export const mimetypeOf = ({ name }: StoredFile): string =>
  name.endsWith('.png') ? 'image/png' : 'application/octet-stream';

/** Prompts that an agent suggests. */
export interface Suggested {
  readonly title: string | undefined;
  readonly prompts: readonly { readonly title: string; readonly message: string }[];
}

/** What Slack itself tells one person in a channel. */
export interface Notice {
  readonly ts: string;
  readonly user: string;
  readonly room: string;
  readonly text: string;
}

/** The state of a workspace. Whoever changes what people see by other ways than its methods calls `changed`. */
export class State {
  readonly users = new Map<string, User>();
  readonly rooms = new Map<string, Room>();
  readonly posts: Post[] = [];
  readonly views = new Map<string, OpenView>();
  /** The open modals of a person, the top one last. */
  readonly modals = new Map<string, OpenView[]>();
  readonly homes = new Map<string, OpenView>();
  /** The prompts that are suggested in a conversation with the bot, by its id. */
  readonly prompts = new Map<string, Suggested>();
  readonly files = new Map<string, StoredFile>();
  /** The values people entered, by place, block and action: see inputs.ts. */
  readonly entered = new Map<string, unknown>();
  readonly notices: Notice[] = [];
  readonly #listeners = new Set<() => void>();
  readonly #now: () => number;
  #count = 0;
  #last = 0;

  /** `before`: how many ids were given by then, where those of several states must differ. */
  constructor(now: () => number, before = 0) {
    this.#now = now;
    this.#count = before;
  }

  /** The next id with this first letter, the same in every run. */
  id(letter: string): string {
    this.#count += 1;
    return letter + (this.#count * 7919 + 0x2_0000_0000).toString(36).toUpperCase().padStart(10, '0');
  }

  /** A time stamp like "1712345678.000100", later than every other. */
  ts(): string {
    this.#last = Math.max(this.#last + 100, Math.floor(this.#now()) * 1000);
    const rest = String(this.#last % 1_000_000).padStart(6, '0');
    return `${Math.floor(this.#last / 1_000_000)}.${rest}`;
  }

  /** The conversation of a person with the bot, created the first time. */
  dm(user: string, bot: string): Room {
    const known = [...this.rooms.values()].find((one) => one.kind === 'im' && one.members.has(user));
    if (known) return known;
    const room: Room = {
      id: this.id('D'),
      name: 'directmessage',
      kind: 'im',
      members: new Set([user, bot]),
      archived: false,
    };
    this.rooms.set(room.id, room);
    return room;
  }

  post(post: Omit<Post, 'ts' | 'edited'>): Post {
    const made: Post = { ...post, ts: this.ts(), edited: false };
    this.posts.push(made);
    this.changed();
    return made;
  }

  /** Deletes a message; false where there is none. */
  remove(post: Post): boolean {
    const at = this.posts.indexOf(post);
    if (at >= 0) this.posts.splice(at, 1);
    this.changed();
    return at >= 0;
  }

  /** Replaces what a message says. */
  edit(post: Post, { text, blocks }: Pick<Post, 'text' | 'blocks'>): void {
    post.text = text;
    post.blocks = blocks;
    post.edited = true;
    this.changed();
  }

  notice(user: string, room: string, text: string): void {
    this.notices.push({ ts: this.ts(), user, room, text });
    this.changed();
  }

  /** Calls a listener after each change that somebody may see. Returns how to stop. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  changed(): void {
    for (const one of this.#listeners) one();
  }
}
