import type { App } from '@slack/bolt';
import type { Telemetry } from '../../shared/adapter.ts';
import type { LogThrottled } from '../../shared/log-throttle.ts';
import { sortPayload } from './payload/sort.ts';

/** Something that Slack delivered, by whichever way. */
export interface Delivered {
  readonly body: unknown;
  /** Acknowledges it, with what Slack is to have for an answer. May reject where the line is gone. */
  readonly ack: (response?: unknown) => Promise<void>;
  readonly retryNum?: number | undefined;
  readonly retryReason?: string | undefined;
}

export interface IntakeParts {
  readonly bolt: Pick<App, 'processEvent'>;
  readonly telemetry: Telemetry;
  readonly logThrottled: LogThrottled;
}

/** Takes what was delivered. Never rejects, and whatever it was is acknowledged in the end. */
export type Intake = (delivered: Delivered) => Promise<void>;

/** The one door to Bolt, which falls over what it does not expect: it is given what is of our kinds, cleaned. */
export function createIntake({ bolt, telemetry, logThrottled }: IntakeParts): Intake {
  return async ({ body, ack: acknowledge, retryNum, retryReason }) => {
    const state = { isAcknowledged: false };
    const ack = async (response?: unknown): Promise<void> => {
      if (state.isAcknowledged) return;
      state.isAcknowledged = true;
      // A lost acknowledgement is no reason to lose what was said: said again, it is known by its id.
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
        // None of Bolt's listeners wanted it: a press without an element, say.
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
