import type { EpochMs } from '../../../time.ts';

/** An answer to an interaction, by its token, which lives for a quarter of an hour. */
export interface InteractionTarget {
  readonly kind: 'interaction';
  readonly id: string;
  readonly token: string;
  readonly app: string;
  /** The server, where it is in one. */
  readonly guild?: string;
  /** The person pressed a message that they alone see: the answer replaces it. */
  readonly replaces: boolean;
  /** Discord takes a form as the first response. */
  readonly opens: boolean;
  /** In the person's conversation with Rung, where nothing has to be hidden. */
  readonly direct: boolean;
  /** Discord shows every answer here to one person alone: a guild's rule for apps that people installed themselves. */
  readonly forced: boolean;
  /** Whether Rung may attach files to what everyone sees there; true where Discord does not say. */
  readonly attaches: boolean;
  /** Whether the person may manage the server; undefined outside of servers. */
  readonly admin?: boolean;
  /** When it came in. */
  readonly at: EpochMs;
}

/** An answer to a message, by another message. */
export interface MessageTarget {
  readonly kind: 'message';
  readonly channel: string;
  /** The server, where it is in one. */
  readonly guild?: string;
  readonly user: string;
  /** The message that is answered, where the answer is shown as a reply to it. */
  readonly replyTo?: string;
  /** Makes repeated posts one message: at most 25 characters. */
  readonly nonce: string;
  readonly direct: boolean;
  /** When it came in. */
  readonly at: EpochMs;
}

/** Where an answer goes. */
export type ReplyTarget = InteractionTarget | MessageTarget;
