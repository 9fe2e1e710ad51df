import type { Guild } from '../../../discord/guild.ts';
import type { NetworkSwitch } from '../../seam/client.ts';

/** Seconds that Discord asks to wait where it is throttled. */
const WAIT = 2;
/** What no call is. */
const NEVER = Symbol('never');

/** The network trouble that a visitor can make between Rung and the local guild. */
export function networkOf(guild: Guild): readonly NetworkSwitch[] {
  const { faults, gateway, calls } = guild;
  const sessions = (): number => guild.identifies + guild.resumes;
  let closedAfter = -1;
  let dropsAfter: unknown = NEVER;
  let unthrottle: (() => void) | undefined;
  return [
    {
      name: 'drop-reply',
      label: 'Cut the next request',
      summary: 'The next request that Rung makes of Discord is cut off before Discord has read it.',
      begin: () => {
        if (dropsAfter === calls.at(-1)) return;
        dropsAfter = calls.at(-1);
        faults.set({ kind: 'reset', times: 1 });
      },
      active: () => dropsAfter === calls.at(-1),
    },
    {
      name: 'throttle',
      label: 'Too many requests',
      summary: `Discord refuses everything that Rung asks, and tells it to wait ${WAIT} seconds.`,
      begin: () => {
        unthrottle ??= faults.set({ kind: 'throttle', retryAfter: WAIT });
      },
      end: () => {
        unthrottle?.();
        unthrottle = undefined;
      },
      active: () => unthrottle !== undefined,
    },
    {
      name: 'disconnect',
      label: 'Cut the connection',
      summary: 'Discord cuts its socket to Rung once; Rung connects again by itself.',
      begin: () => {
        closedAfter = sessions();
        gateway.close(4000);
      },
      active: () => closedAfter === sessions(),
    },
  ];
}
