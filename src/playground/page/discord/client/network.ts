import type { Guild } from '../../../discord/guild.ts';
import type { NetworkSwitch } from '../../seam/client.ts';

/** Seconds that Discord asks to wait where it is throttled. */
const WAIT = 2;

/** The network trouble that a visitor can make between Rung and the local guild. */
export function networkOf(guild: Guild): readonly NetworkSwitch[] {
  const { faults, gateway, calls } = guild;
  const sessions = (): number => guild.identifies + guild.resumes;
  let closedAfter = -1;
  let dropsAt = -1;
  let isThrottled = false;
  return [
    {
      name: 'drop-reply',
      label: 'Drop the next request',
      summary: 'Discord cuts the connection of the next request that Rung makes.',
      begin: () => {
        dropsAt = calls.length;
        faults.set({ kind: 'reset', times: 1 });
      },
      active: () => dropsAt === calls.length,
    },
    {
      name: 'throttle',
      label: 'Throttle',
      summary: `Discord answers every request by "too many requests, wait ${WAIT} seconds".`,
      begin: () => {
        if (!isThrottled) faults.set({ kind: 'throttle', retryAfter: WAIT });
        isThrottled = true;
      },
      end: () => {
        faults.clear();
        isThrottled = false;
      },
      active: () => isThrottled,
    },
    {
      name: 'disconnect',
      label: 'Disconnect',
      summary: 'Discord closes the gateway connection; Rung resumes by itself.',
      begin: () => {
        closedAfter = sessions();
        gateway.close(4000);
      },
      active: () => closedAfter === sessions(),
    },
  ];
}
