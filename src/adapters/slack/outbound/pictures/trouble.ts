import type { EpochMs } from '../../../../time.ts';
import type { ApiFailure, Revoked } from '../../../shared/failure.ts';
import type { LogThrottled } from '../../../shared/log-throttle.ts';
import type { SlackError } from '../../connection/failure.ts';

/** Keeps answers from waiting for pictures that Slack does not take for now, and tells the operator why. */
export interface PictureTrouble {
  /** `lasting` where the app or its workspace has to be changed before it can end. */
  readonly kind: 'none' | 'passing' | 'lasting';
  /** A request for a picture failed. */
  failed(error: SlackError): void;
  /** Slack refused a message for a picture whose file is there. */
  refused(error: SlackError): void;
  /** Slack took a message with a picture. */
  taken(): void;
  /** The app may have been changed: the next picture is tried at once. */
  tryAgain(): void;
}

/** The parts that trouble is noted with. */
export interface TroubleParts {
  readonly log: (line: string) => void;
  readonly logThrottled: LogThrottled;
  readonly now: () => EpochMs;
  readonly onRevoked: (failure: Revoked) => void;
}

/** How long nothing is tried after a failure that may be over soon, where Slack names no time, in milliseconds. */
const PASSING = 10_000;
/** The same for one that lasts until somebody changes something. */
const LASTING = 3_600_000;
/** How many messages in a row are refused before it is believed: a fresh file may stay unready for longer than it says. */
const BELIEVED = 3;

/** No trouble yet. */
export function createPictureTrouble({ log, logThrottled, now, onRevoked }: TroubleParts): PictureTrouble {
  let kind: 'passing' | 'lasting' = 'passing';
  let until = 0;
  let logged = '';
  let refusals = 0;

  function pass({ what }: ApiFailure, ms = PASSING): void {
    kind = 'passing';
    until = now() + ms;
    logThrottled('pictures', `slack: a picture could not be shown (${what}); its answer is in words.`);
  }

  function last(failure: ApiFailure): void {
    kind = 'lasting';
    until = now() + LASTING;
    const { what } = failure;
    const isOfToken = failure.kind === 'revoked' && !what.startsWith('missing_scope');
    if (isOfToken) onRevoked(failure);
    if (isOfToken || logged === what) return;
    logged = what;
    const fix = failure.kind === 'revoked' ? failure.fix : 'They are tried again each hour.';
    log(`slack: pictures cannot be shown, answers are in words (${what}). ${fix}`);
  }

  return {
    get kind() {
      return now() < until ? kind : 'none';
    },
    failed({ failure }) {
      if (failure.kind === 'retryable') pass(failure, failure.after);
      else last(failure);
    },
    refused({ failure }) {
      refusals += 1;
      if (refusals < BELIEVED) pass(failure);
      else last(failure);
    },
    taken() {
      logged = '';
      refusals = 0;
    },
    tryAgain: () => void (until = 0),
  };
}
