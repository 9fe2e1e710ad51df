import type { EpochMs } from '../../../../time.ts';
import type { Revoked } from '../../../shared/failure.ts';
import type { LogThrottled } from '../../../shared/log-throttle.ts';
import type { SlackError } from '../../connection/failure.ts';

/** Keeps answers from waiting for pictures that Slack does not take for now, and tells the operator why. */
export interface PictureTrouble {
  /** `lasting` where the app or its workspace has to be changed before it can end. */
  readonly kind: 'none' | 'passing' | 'lasting';
  /** A request for a picture failed. */
  failed(error: SlackError): void;
  /** A picture was taken. */
  succeeded(): void;
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

/** No trouble yet. */
export function createPictureTrouble({ log, logThrottled, now, onRevoked }: TroubleParts): PictureTrouble {
  let kind: 'passing' | 'lasting' = 'passing';
  let until = 0;
  let logged = '';
  const rest = (how: typeof kind, ms: number): void => {
    kind = how;
    until = now() + ms;
  };
  return {
    get kind() {
      return now() < until ? kind : 'none';
    },
    failed({ failure }) {
      const { what } = failure;
      if (failure.kind === 'retryable') {
        rest('passing', failure.after ?? PASSING);
        logThrottled('pictures', `slack: a picture could not be uploaded (${what}); its answer is in words.`);
        return;
      }
      rest('lasting', LASTING);
      // The token itself is refused, which is no matter of pictures.
      if (failure.kind === 'revoked' && !what.startsWith('missing_scope')) {
        onRevoked(failure);
        return;
      }
      if (logged === what) return;
      logged = what;
      const fix = failure.kind === 'revoked' ? failure.fix : 'They are tried again each hour.';
      log(`slack: pictures cannot be shown, answers are in words (${what}). ${fix}`);
    },
    succeeded: () => void (logged = ''),
    tryAgain: () => void (until = 0),
  };
}
