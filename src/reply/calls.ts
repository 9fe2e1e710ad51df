import { type KeptCall, packCall } from './codec.ts';
import type { Call } from './reply.ts';

/** The calls of one message: packs each under an id of its own and collects those to be kept. */
export class Calls {
  readonly kept = new Map<string, KeptCall>();
  #count = 0;

  /** A number not used before in this message. */
  next(): number {
    return this.#count++;
  }

  /** The id that an element carries for `call`, of at most `max` characters. */
  pack(call: Call, max: number): string {
    const { id, kept } = packCall(call, max, this.next());
    if (kept) this.kept.set(kept.token, kept);
    return id;
  }

  /** The token a call is kept under, whatever its length. */
  token(call: Call): string {
    const { id, kept } = packCall(call, 0, 0);
    if (kept) this.kept.set(kept.token, kept);
    return id.slice(2);
  }
}
