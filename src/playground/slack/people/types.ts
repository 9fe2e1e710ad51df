import type { Block } from '../check/blocks.ts';
import type { View } from '../check/check.ts';

/** A channel, as a test refers to it. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im';
}
/** Where a message is: its channel, and its time stamp there. */
export interface Message {
  readonly ts: string;
  readonly channel: string;
}

/** A file in a channel. */
export interface SeenFile {
  readonly id: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
}
/** A message as one person sees it. */
export interface SeenMessage extends Message {
  readonly kind: 'message';
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly from: string;
  /** The id of whoever wrote it. */
  readonly user: string;
  readonly ephemeral: boolean;
  readonly thread?: string;
  readonly edited: boolean;
  /** Uploaded with it. */
  readonly files: readonly SeenFile[];
  /** The uploaded pictures that its blocks show. */
  readonly pictures: readonly SeenFile[];
  words(): string;
}
/** A notice from Slack itself to one person. */
export interface SeenNotice {
  readonly ts: string;
  readonly text: string;
}
/** A modal or a home as its person sees it. */
export interface SeenView {
  readonly kind: 'view';
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly title: string;
  readonly view: View;
  readonly blocks: readonly Block[];
  /** The errors of the last submission, by block_id. */
  readonly errors: Readonly<Record<string, string>>;
  words(): string;
}
/** A message or a view that a person acts on. */
export type Target = SeenMessage | SeenView;

/** A person. Each act resolves once the app acknowledged it, or Slack gave up. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** The conversation with the bot. */
  dm(): Channel;
  /** Writes; "@rung" and "@name" become mentions. */
  say(channel: Channel, text: string, options?: { readonly thread?: string }): Promise<Message>;
  /** "/salary senior london"; "/invite @rung" and "/remove @rung" are Slack's own. */
  run(channel: Channel, commandLine: string, options?: { readonly thread?: string }): Promise<void>;
  press(target: Target, label: string): Promise<void>;
  /** Chooses from the menu with this placeholder or label. */
  choose(target: Target, label: string, option: string): Promise<void>;
  /** Turns one check box. */
  tick(target: Target, option: string): Promise<void>;
  /**
   * Acts on the element with these ids: presses a button, chooses the options with these values, enters a text, a date
   * or a time. Throws where there is no such element, or no such option in it.
   */
  enter(target: Target, element: ElementId, value?: string | readonly string[]): Promise<void>;
  /** Fills in the open modal, by block_id or label, and submits it. */
  submit(values: Filled): Promise<void>;
  closeModal(): Promise<void>;
  openHome(tab?: 'home' | 'messages'): Promise<void>;
  home(): SeenView | undefined;
  /** The prompts that are suggested in the conversation with the bot, by their titles. */
  prompts(): readonly string[];
  /** Sends the message of a suggested prompt. */
  choosePrompt(title: string): Promise<Message>;
  modal(): SeenView | undefined;
  sees(channel: Channel): readonly SeenMessage[];
  /** Downloads a file. Throws where it is in no message that the person may read. */
  download(file: SeenFile): Buffer;
  /** Notices from Slack itself; of views and home, in the conversation with the bot. */
  notices(channel: Channel): readonly string[];
  /** The same with their times, in order. */
  noticed(channel: Channel): readonly SeenNotice[];
}

/** A file of a person's machine; `content` is its text or its bytes. */
export interface PickedFile {
  readonly name: string;
  readonly content: string | Uint8Array;
}
/** An element of a message or view, by the ids that it has there. */
export interface ElementId {
  readonly block: string;
  readonly action: string;
}
/** What a person fills in: a text, choices by their words, or a file. */
export type Filled = Readonly<Record<string, string | readonly string[] | PickedFile>>;
