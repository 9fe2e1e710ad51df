import type { Call, Reply, Visibility } from '../reply/reply.ts';

/** A reply and how it is to be shown. `ok` is false for a question back or an apology. */
export interface Answer {
  readonly ok: boolean;
  readonly visibility: Visibility;
  readonly reply: Reply;
  /** What was understood, complete enough to ask again (for another page). */
  readonly call: Call;
}
