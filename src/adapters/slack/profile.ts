import type { Profile } from '../../command/command.ts';
import type { Wait } from '../backoff.ts';
import type { Web } from './web.ts';

/** How long somebody who asked for something else waits for their profile, in milliseconds. */
const PATIENCE = 1_000;

/** What a person's profile says; empty where Slack is slow, refuses, or knows nothing. Never rejects. */
export type ReadProfile = (user: string) => Promise<Profile>;

export function createProfiles({ web, wait }: { readonly web: Web; readonly wait: Wait }): ReadProfile {
  const read = async (user: string): Promise<Profile> => {
    const { user: found } = await web.call('users.info', { user });
    const zone = (found as { tz?: unknown } | undefined)?.tz;
    return typeof zone === 'string' ? { zone } : {};
  };
  return async (user) => {
    const done = new AbortController();
    try {
      return await Promise.race([read(user), wait(PATIENCE, done.signal).then((): Profile => ({}))]);
    } catch {
      return {};
    } finally {
      done.abort();
    }
  };
}
