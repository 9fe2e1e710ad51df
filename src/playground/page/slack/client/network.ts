import type { Workspace } from '../../../slack/workspace.ts';
import type { NetworkSwitch } from '../../seam/client.ts';

/** Seconds that Slack asks an app to wait while it is throttled. */
const RETRY_AFTER = 5;
/** What no call is. */
const NEVER = Symbol('never');

/** The trouble between the app and Slack that can be tried. */
export const networkOf = ({ faults, calls }: Workspace): readonly NetworkSwitch[] => [
  dropReply({ faults, calls }),
  throttle(faults),
  disconnect(faults),
];

function dropReply({ faults, calls }: Pick<Workspace, 'faults' | 'calls'>): NetworkSwitch {
  let after: unknown = NEVER;
  const active = (): boolean => calls.at(-1) === after;
  return {
    name: 'drop-reply',
    label: 'Cut the next request',
    summary: 'The next request that Rung makes of Slack is cut off before Slack has read it.',
    begin: () => {
      if (active()) return;
      after = calls.at(-1);
      faults.set({ kind: 'reset', times: 1 });
    },
    active,
  };
}

function throttle(faults: Workspace['faults']): NetworkSwitch {
  let end: (() => void) | undefined;
  return {
    name: 'throttle',
    label: 'Too many requests',
    summary: `Slack refuses everything that Rung asks, and tells it to wait ${RETRY_AFTER} seconds.`,
    begin: () => {
      end ??= faults.set({ kind: 'throttle', retryAfter: RETRY_AFTER });
    },
    end: () => {
      end?.();
      end = undefined;
    },
    active: () => end !== undefined,
  };
}

function disconnect(faults: Workspace['faults']): NetworkSwitch {
  let isCut = false;
  return {
    name: 'disconnect',
    label: 'Cut the connection',
    summary: 'Slack cuts its sockets to Rung and takes no new ones, until this ends.',
    begin: () => {
      isCut = true;
      faults.refuseSockets(true);
      faults.cutSockets();
    },
    end: () => {
      isCut = false;
      faults.refuseSockets(false);
    },
    active: () => isCut,
  };
}
