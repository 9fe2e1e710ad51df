import type { EpochMs } from '../../../../time.ts';
import type { ApiFailure, Revoked } from '../../../shared/failure.ts';
import type { LogThrottled } from '../../../shared/log/throttle.ts';
import type { SlackError } from '../../connection/failure.ts';

/** Whether Slack takes pictures at the moment, so that no answer waits for one in vain; the operator is told why it does not. */
export interface Availability {
  /** `paused`: Slack failed a moment ago. `blocked`: the app or its workspace has to be changed first. */
  readonly state: 'available' | 'paused' | 'blocked';
  /** A request for a picture failed. */
  failed(error: SlackError): void;
  /** Slack refused a message for a picture whose file is there. */
  refused(error: SlackError): void;
  /** Slack took a message with a picture. */
  taken(): void;
  /** The app may have been changed: the next picture is tried at once. */
  tryAgain(): void;
}

/** The parts that failures are noted with. */
export interface AvailabilityParts {
  readonly log: (line: string) => void;
  readonly logThrottled: LogThrottled;
  readonly now: () => EpochMs;
  readonly onRevoked: (failure: Revoked) => void;
}

/** How long nothing is tried after a failure that may be over soon, where Slack names no time, in milliseconds. */
const PAUSE = 10_000;
/** How long nothing is tried after a failure that lasts until somebody mends it, such as a missing scope, in milliseconds. */
const BLOCK = 3_600_000;
/** So many refused messages in a row block pictures: one alone may be a fresh file that Slack is still looking at. */
const MOST_REFUSALS = 3;

/** Available until something fails. */
export function createAvailability({ log, logThrottled, now, onRevoked }: AvailabilityParts): Availability {
  let reason: 'paused' | 'blocked' = 'paused';
  let until = 0;
  let logged = '';
  let refusals = 0;

  function pause({ what }: ApiFailure, ms = PAUSE): void {
    reason = 'paused';
    until = now() + ms;
    logThrottled('pictures', `slack: a picture could not be shown (${what}); its answer is in words.`);
  }

  function block(failure: ApiFailure): void {
    reason = 'blocked';
    until = now() + BLOCK;
    const { what } = failure;
    const isOfToken = failure.kind === 'revoked' && !what.startsWith('missing_scope');
    if (isOfToken) onRevoked(failure);
    if (isOfToken || logged === what) return;
    logged = what;
    const fix = failure.kind === 'revoked' ? failure.fix : 'They are tried again each hour.';
    log(`slack: pictures cannot be shown, answers are in words (${what}). ${fix}`);
  }

  return {
    get state() {
      return now() < until ? reason : 'available';
    },
    failed({ failure }) {
      if (failure.kind === 'retryable') pause(failure, failure.after);
      else block(failure);
    },
    refused({ failure }) {
      refusals += 1;
      if (refusals < MOST_REFUSALS) pause(failure);
      else block(failure);
    },
    taken() {
      logged = '';
      refusals = 0;
    },
    tryAgain: () => void (until = 0),
  };
}
