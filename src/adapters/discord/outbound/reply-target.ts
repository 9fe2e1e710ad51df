/** By the token of an interaction, which lives a quarter of an hour. */
export interface InteractionTarget {
  readonly kind: 'interaction';
  readonly id: string;
  readonly token: string;
  readonly app: string;
  /** It came from a message that its person alone sees: the answer takes its place. */
  readonly replaces: boolean;
  /** A form may be its first answer. */
  readonly opens: boolean;
  /** In the conversation with Rung, where nothing need be hidden. */
  readonly direct: boolean;
  /** Discord shows every answer here to its person alone: a guild's rule for apps that people installed themselves. */
  readonly forced: boolean;
  /** Whether its person may manage the server; undefined where there is none. */
  readonly admin?: boolean;
  /** Epoch milliseconds at which it was heard. */
  readonly at: number;
}

/** By a message of its own, in answer to another. */
export interface MessageTarget {
  readonly kind: 'message';
  readonly channel: string;
  readonly user: string;
  /** The message that is answered, where it is to be pointed at. */
  readonly replyTo?: string;
  /** Makes a repeated post one: at most 25 characters. */
  readonly nonce: string;
  readonly direct: boolean;
  readonly at: number;
}

export type ReplyTarget = InteractionTarget | MessageTarget;
