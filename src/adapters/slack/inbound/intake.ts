import type { App } from '@slack/bolt';
import type { Telemetry } from '../../shared/adapter.ts';
import type { LogThrottled } from '../../shared/log/throttle.ts';
import { sortPayload } from './payload/sort.ts';

/** Something that Slack delivered, over HTTP or a socket. */
export interface Delivered {
  readonly body: unknown;
  /** Acknowledges it, with the response that Slack expects. May reject where the connection is lost. */
  readonly ack: (response?: unknown) => Promise<void>;
  readonly retryNum?: number | undefined;
  readonly retryReason?: string | undefined;
}

/** The parts that deliveries are handled with. */
export interface IntakeParts {
  readonly bolt: Pick<App, 'processEvent'>;
  readonly telemetry: Telemetry;
  readonly logThrottled: LogThrottled;
}

/** Handles a delivery. Never rejects, and every delivery is acknowledged in the end. */
export type Intake = (delivered: Delivered) => Promise<void>;

/**
 * Passes deliveries to Bolt, which throws on what it does not expect: only known kinds, with only the parts that are
 * known.
 */
export function createIntake({ bolt, telemetry, logThrottled }: IntakeParts): Intake {
  return async ({ body, ack: acknowledge, retryNum, retryReason }) => {
    const state = { isAcknowledged: false };
    const ack = async (response?: unknown): Promise<void> => {
      if (state.isAcknowledged) return;
      state.isAcknowledged = true;
      // Where the acknowledgement is lost, the delivery is handled all the same; its repetition is known by its id.
      await acknowledge(response).catch(() => undefined);
    };
    try {
      const sorted = sortPayload(body);
      if (sorted.kind === 'ours') {
        await bolt.processEvent({
          body: sorted.body,
          ack,
          ...(retryNum !== undefined && { retryNum }),
          ...(retryReason !== undefined && { retryReason }),
        });
        // None of Bolt's listeners matched, as for a press without an element.
        if (!state.isAcknowledged) telemetry.count('ignored');
      } else if (sorted.kind === 'unsupported') {
        await ack(sorted.response);
        telemetry.count('ignored');
        if (sorted.what === 'app_rate_limited') logThrottled(sorted.what, RATE_LIMITED);
      } else {
        await ack();
        telemetry.count('unreadable');
        logThrottled(
          sorted.why,
          `slack: ${UNREADABLE} (${sorted.why}); it was acknowledged and passed over.`,
        );
      }
    } catch (error) {
      telemetry.error(error);
    }
    await ack();
  };
}

const UNREADABLE = 'something that Slack delivered could not be read';
const RATE_LIMITED =
  'slack: app_rate_limited: more events came than Slack delivers to an app (30,000 an hour in a workspace); it held some back.';
