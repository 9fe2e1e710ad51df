import { setTimeout as sleep } from 'node:timers/promises';
import type { Attempt, Kind, Outcome, Outgoing, Transport } from './delivery.ts';
import { keepNewest } from '../../newest.ts';
import { LIMITS } from '../check/limits.ts';
import type { FaultBox } from '../faults.ts';
import type { DeliveryRecord, Timing } from '../types.ts';

/** Delivers payloads to the app, repeating them where Slack would, and records each. */
export class Deliveries {
  readonly log: DeliveryRecord[] = [];
  /** How many are being delivered now. */
  pending = 0;
  readonly #timing: Timing;
  readonly #faults: FaultBox;
  readonly #transport: () => Transport;
  readonly #keeps: number;
  readonly #closing = new AbortController();

  /** Keeps the newest `keeps` records. */
  constructor(timing: Timing, faults: FaultBox, transport: () => Transport, keeps: number) {
    this.#timing = timing;
    this.#faults = faults;
    this.#transport = transport;
    this.#keeps = keeps;
  }

  close(): void {
    this.#closing.abort();
  }

  async send(outgoing: Outgoing): Promise<Outcome> {
    this.pending += 1;
    try {
      if (this.#faults.holdMs > 0) await this.#wait(this.#faults.holdMs);
      return await this.#attempts(outgoing);
    } finally {
      this.pending -= 1;
    }
  }

  /** Delivers any payload once, and records nothing. */
  async sendOnce(kind: Kind, payload: unknown): Promise<Outcome> {
    this.pending += 1;
    try {
      return await this.#transport()(
        { kind, id: '', payload },
        { number: 0, reason: '' },
        this.#timing.ackMs,
      );
    } finally {
      this.pending -= 1;
    }
  }

  async #attempts(outgoing: Outgoing): Promise<Outcome> {
    const record: { -readonly [K in keyof DeliveryRecord]: DeliveryRecord[K] } = {
      kind: outgoing.kind,
      id: outgoing.id,
      attempts: 0,
      acked: false,
    };
    keepNewest(this.log, record, this.#keeps);
    const most = outgoing.kind === 'events_api' ? 1 + LIMITS.eventRetries : 1;
    let outcome: Outcome = { acked: false, error: 'dispatch_failed', reason: '' };
    for (let number = 0; number < most && !outcome.acked && !this.#closing.signal.aborted; number++) {
      if (number > 0) await this.#wait(this.#timing.retryDelays[number - 1] ?? 0);
      outcome = await this.#attempt(outgoing, { number, reason: outcome.reason }, record);
    }
    // Slack promises to deliver at least once, so that a repetition may follow an acknowledgement.
    for (let extra = 1; extra < this.#faults.repeat; extra++) {
      await this.#attempt(outgoing, { number: extra, reason: 'http_timeout' }, record);
    }
    return outcome;
  }

  async #attempt(
    outgoing: Outgoing,
    attempt: Attempt,
    record: { attempts: number; acked: boolean; ackMs?: number },
  ): Promise<Outcome> {
    record.attempts += 1;
    const started = performance.now();
    const outcome = await this.#transport()(outgoing, attempt, this.#timing.ackMs);
    if (outcome.acked && !record.acked) {
      record.acked = true;
      record.ackMs = performance.now() - started;
    }
    return outcome;
  }

  /** Waits, but not past the end of the workspace. */
  async #wait(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#closing.signal }).catch(() => undefined);
  }
}
