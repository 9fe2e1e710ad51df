import type { Call, FieldValues, Intent } from '../../reply/reply.ts';
import type { EpochMs } from '../../time.ts';

/** Who asks. `workspace` is set only where a person's id is unique within a workspace and not beyond it. */
export interface Actor {
  readonly platform: string;
  readonly id: string;
  readonly workspace?: string;
  /** For words such as "shared by …"; never an identity. */
  readonly name: string;
}

/** Where they ask. */
export interface Venue {
  readonly platform: string;
  readonly workspace?: string;
  readonly channel: string;
  readonly thread?: string;
  /** A conversation with Rung alone. */
  readonly direct: boolean;
}

/** The input of a command: words still to be parsed, or options already apart. */
export type Input =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'fields'; readonly fields: FieldValues };

/** A slash command, a message, a press and a submitted form alike. An empty `path` finds the command in the text. */
export interface Invocation {
  /** The inbound event's own id, for logs and as its idempotency key. */
  readonly id: string;
  readonly path: readonly string[];
  readonly input: Input;
  readonly intent?: Intent;
  readonly page?: number;
  readonly actor: Actor;
  readonly venue: Venue;
  readonly at: EpochMs;
}

/** The invocation that pressing a button makes. */
export function replay(call: Call, who: Pick<Invocation, 'id' | 'actor' | 'venue' | 'at'>): Invocation {
  const { path, fields, intent, page } = call;
  const { id, actor, venue, at } = who;
  return {
    id,
    actor,
    venue,
    at,
    path,
    input: { kind: 'fields', fields },
    ...(intent && { intent }),
    ...(page !== undefined && { page }),
  };
}
