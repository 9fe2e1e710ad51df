import type { Profile } from '../../command/command.ts';
import type { Wait } from '../backoff.ts';
import type { Web } from './web.ts';

/** How long somebody who asked for something else waits for their profile, in milliseconds. */
const PATIENCE = 1_000;

/** What a person's profile says; empty where Slack is slow, refuses, or knows nothing. Never rejects. */
export type ReadProfile = (user: string) => Promise<Profile>;

interface Rights {
  readonly is_admin?: unknown;
  readonly is_owner?: unknown;
  readonly is_primary_owner?: unknown;
}
type Found = Rights & { readonly tz?: unknown };

/** Whether somebody is an admin or an owner of the workspace; undefined where Slack does not say. */
function isAdmin({ is_admin, is_owner, is_primary_owner }: Rights): boolean | undefined {
  const said = [is_admin, is_owner, is_primary_owner].filter((one) => typeof one === 'boolean');
  return said.length === 0 ? undefined : said.includes(true);
}

export function createProfiles({ web, wait }: { readonly web: Web; readonly wait: Wait }): ReadProfile {
  const read = async (user: string): Promise<Profile> => {
    const { user: found } = await web.call('users.info', { user });
    const { tz: zone, ...rights } = (found ?? {}) as Found;
    const admin = isAdmin(rights);
    return { ...(typeof zone === 'string' && { zone }), ...(admin !== undefined && { admin }) };
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
