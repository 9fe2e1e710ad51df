import { SocketModeClient, type SocketModeOptions } from '@slack/socket-mode';
import { z } from 'zod';
import { id, isRecord, maybe, text } from '../../shared/fields.ts';

const envelope = z.object({
  envelope_id: id,
  payload: z.unknown().optional(),
  retry_attempt: maybe(z.number()),
  retry_reason: text,
});

/** The kinds of frame on the socket. */
export type Frame =
  /** About the socket itself: the SDK's. */
  | { readonly kind: 'socket'; readonly type: 'hello' | 'disconnect' }
  | {
      readonly kind: 'envelope';
      /** The id by which it is acknowledged; without one it cannot be. */
      readonly id: string | undefined;
      readonly payload: unknown;
      readonly retryNum: number | undefined;
      readonly retryReason: string | undefined;
    }
  | { readonly kind: 'noise' };

/** Reads a frame. Never throws. */
export function readFrame(data: unknown): Frame {
  const frame = typeof data === 'string' ? parsed(data) : undefined;
  if (!isRecord(frame)) return { kind: 'noise' };
  const { type } = frame;
  if (type === 'hello' || type === 'disconnect') return { kind: 'socket', type };
  const { success, data: read } = envelope.safeParse(frame);
  if (!success) return { kind: 'noise' };
  const { envelope_id, payload, retry_attempt, retry_reason } = read;
  return { kind: 'envelope', id: envelope_id, payload, retryNum: retry_attempt, retryReason: retry_reason };
}

function parsed(words: string): unknown {
  try {
    return JSON.parse(words);
  } catch {
    return undefined;
  }
}

type Acknowledge = (response?: unknown) => Promise<void>;

export interface Listener {
  /** Told of every envelope, whatever is in it. */
  readonly heard: (frame: Extract<Frame, { kind: 'envelope' }>, ack: Acknowledge) => void;
  /** Told of a frame that is nothing of Slack's. */
  readonly noise: () => void;
  readonly report: (error: unknown) => void;
}

/** The event by which the SDK hands on an envelope: none of its own bears the name. */
const ENVELOPE = 'rung.envelope';

/**
 * The SDK's client, told of no payload. It looks into each without care and raises an event by whatever name is in it,
 * so that a wrong word in a frame would end the process; all it does here is the socket, and the acknowledgement.
 */
export class GuardedClient extends SocketModeClient {
  readonly #listener: Listener;

  constructor(options: SocketModeOptions, listener: Listener) {
    super(options);
    this.#listener = listener;
  }

  protected override async onWebSocketMessage(data: unknown): Promise<void> {
    const { heard, noise, report } = this.#listener;
    try {
      const frame = readFrame(data);
      if (frame.kind === 'noise') noise();
      else if (frame.kind === 'socket') await this.#tell({ type: frame.type });
      else if (frame.id === undefined) heard(frame, () => Promise.resolve());
      else {
        this.once(ENVELOPE, ({ ack }: { readonly ack: Acknowledge }) => heard(frame, ack));
        await this.#tell({ type: ENVELOPE, envelope_id: frame.id });
      }
    } catch (error) {
      report(error);
    }
  }

  #tell(frame: object): Promise<void> {
    return super.onWebSocketMessage(JSON.stringify(frame), false);
  }
}
