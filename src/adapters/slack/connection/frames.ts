import { SocketModeClient, type SocketModeOptions } from '@slack/socket-mode';
import { z } from 'zod';
import { id, isRecord, maybe, text } from '../../shared/fields.ts';
import { Wire } from './wire.ts';

const envelope = z.object({
  envelope_id: id,
  payload: z.unknown().optional(),
  retry_attempt: maybe(z.number()),
  retry_reason: text,
});

/** A frame on the socket, by its kind. */
export type Frame =
  /** About the socket itself, which the SDK handles. */
  | { readonly kind: 'socket'; readonly type: 'hello' | 'disconnect' }
  | {
      readonly kind: 'envelope';
      /** The id by which it is acknowledged; without one it cannot be. */
      readonly id: string | undefined;
      readonly payload: unknown;
      readonly retryNum: number | undefined;
      readonly retryReason: string | undefined;
    }
  | { readonly kind: 'unreadable' };

/** Reads a frame. Never throws. */
export function readFrame(data: unknown): Frame {
  const frame = typeof data === 'string' ? parsed(data) : undefined;
  if (!isRecord(frame)) return { kind: 'unreadable' };
  const { type } = frame;
  if (type === 'hello' || type === 'disconnect') return { kind: 'socket', type };
  const { success, data: read } = envelope.safeParse(frame);
  if (!success) return { kind: 'unreadable' };
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

/** Called with what comes in on the socket. */
export interface FrameListener {
  /** Called with every envelope, whatever is in it. */
  readonly onEnvelope: (frame: Extract<Frame, { kind: 'envelope' }>, ack: Acknowledge) => void;
  /** Called for a frame that is none of Slack's. */
  readonly onUnreadable: () => void;
  readonly report: (error: unknown) => void;
}

/** How long Slack may take to close a socket that it was asked to close, in milliseconds. */
const CLOSE_TIMEOUT = 2_000;

/** The event that the SDK is made to emit for an envelope; it has none of this name itself. */
const ENVELOPE = 'rung.envelope';

/**
 * The SDK's client, which is given no payload: it emits an event under whatever name a payload holds, so that an
 * "error" in the wrong place would end the process. It is left with the socket and with acknowledging envelopes.
 */
export class GuardedClient extends SocketModeClient {
  readonly #listener: FrameListener;
  readonly #wire: Wire;

  constructor(options: SocketModeOptions, listener: FrameListener) {
    const wire = new Wire();
    super({
      ...options,
      dispatcher: wire.dispatcher,
      // Requests do not go over that line.
      clientOptions: { fetch: globalThis.fetch, ...options.clientOptions },
    });
    this.#listener = listener;
    this.#wire = wire;
    this.once('disconnected', () => wire.cut());
  }

  /**
   * Asks Slack to close the socket; where it does not, the socket ends two seconds later. What Slack has sent before it
   * hears of that is still handed on, but cannot be acknowledged any more.
   */
  leave(): void {
    if (this.#wire.isLeaving) return;
    this.#wire.leave();
    const late = setTimeout(() => this.#wire.cut(), CLOSE_TIMEOUT);
    this.once('disconnected', () => clearTimeout(late));
  }

  protected override async onWebSocketMessage(data: unknown): Promise<void> {
    const { onEnvelope, onUnreadable, report } = this.#listener;
    try {
      const frame = readFrame(data);
      if (frame.kind === 'unreadable') onUnreadable();
      else if (frame.kind === 'socket' && frame.type === 'disconnect') this.leave();
      else if (frame.kind === 'socket') await this.#passOn({ type: frame.type });
      else if (frame.id === undefined) onEnvelope(frame, () => Promise.resolve());
      else {
        this.once(ENVELOPE, ({ ack }: { readonly ack: Acknowledge }) =>
          onEnvelope(frame, (response) => (this.#wire.isLeaving ? Promise.resolve() : ack(response))),
        );
        await this.#passOn({ type: ENVELOPE, envelope_id: frame.id });
      }
    } catch (error) {
      report(error);
    }
  }

  #passOn(frame: object): Promise<void> {
    return super.onWebSocketMessage(JSON.stringify(frame), false);
  }
}
