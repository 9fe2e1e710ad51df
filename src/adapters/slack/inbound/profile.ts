import type { Profile } from '../../../core/declare/command.ts';
import type { Wait } from '../../shared/backoff.ts';
import { SlackError } from '../connection/failure.ts';
import type { Web } from '../connection/web.ts';

/** The longest that an answer waits for its person's profile, in milliseconds. */
export const PATIENCE = 1_000;

/**
 * Reads a person's profile: empty where Slack is slow, refuses, or knows nothing. An admin is one of the
 * `installation`; an admin of another company in a shared channel is none. Never rejects.
 */
export type ReadProfile = (user: string, installation: string | undefined) => Promise<Profile>;

interface Rights {
  readonly is_admin?: unknown;
  readonly is_owner?: unknown;
  readonly is_primary_owner?: unknown;
}
/** The part of users.info about somebody in an organisation with several workspaces. */
interface InOrganisation extends Rights {
  readonly enterprise_id?: unknown;
  readonly teams?: unknown;
}
interface Found extends Rights {
  readonly tz?: unknown;
  /** A guest, of one channel or of some; `is_stranger` is of another company, and shares no channel with Rung. */
  readonly is_restricted?: unknown;
  readonly is_ultra_restricted?: unknown;
  readonly is_stranger?: unknown;
  readonly team_id?: unknown;
  readonly enterprise_user?: InOrganisation | null;
}

/** Whether somebody is an admin or owner; undefined where Slack does not say. */
function hasRight({ is_admin, is_owner, is_primary_owner }: Rights): boolean | undefined {
  const known = [is_admin, is_owner, is_primary_owner].filter((one) => typeof one === 'boolean');
  return known.length === 0 ? undefined : known.includes(true);
}

/** Whether somebody belongs to the installation, not to another company; undefined where Slack does not say. */
function isOwn({ team_id, enterprise_user }: Found, installation: string | undefined): boolean | undefined {
  if (installation === undefined || typeof team_id !== 'string') return undefined;
  if (enterprise_user?.enterprise_id === installation) return true;
  const teams: unknown = enterprise_user?.teams;
  return team_id === installation || (Array.isArray(teams) && teams.includes(installation));
}

/** Whether somebody is an admin or owner of the installation; rights in another company do not count. */
function isAdmin(found: Found, installation: string | undefined): boolean | undefined {
  const { enterprise_user: there } = found;
  const own = isOwn(found, installation);
  if (own !== true) return own;
  return hasRight(there && there.enterprise_id === installation ? there : found);
}

/** Whether somebody is a full member of the installation: Slack must say so, and that they are no guest. */
function isMember(found: Found, installation: string | undefined): boolean | undefined {
  const { is_restricted: guest, is_ultra_restricted: singleChannelGuest, is_stranger: stranger } = found;
  const own = isOwn(found, installation);
  if (own !== true) return own;
  if (guest === true || singleChannelGuest === true || stranger === true) return false;
  return guest === false && singleChannelGuest === false ? true : undefined;
}

const isUnanswered = (error: unknown): boolean =>
  error instanceof SlackError && error.failure.kind === 'retryable' && error.failure.unanswered === true;

/** Reads profiles from Slack. */
export function createProfiles({ web, wait }: { readonly web: Web; readonly wait: Wait }): ReadProfile {
  const read = async (user: string, installation: string | undefined): Promise<Profile> => {
    const { user: found } = await web.call('users.info', { user });
    const person = (found ?? {}) as Found;
    const { tz: zone } = person;
    const [admin, member] = [isAdmin(person, installation), isMember(person, installation)];
    return {
      ...(typeof zone === 'string' && { zone }),
      ...(admin !== undefined && { admin }),
      ...(member !== undefined && { member }),
    };
  };
  return async (user, installation) => {
    const done = new AbortController();
    try {
      return await Promise.race([
        // A request may be lost on the way, and what some alone may see hangs on its answer.
        read(user, installation).catch((error: unknown) => {
          if (isUnanswered(error)) return read(user, installation);
          throw error;
        }),
        wait(PATIENCE, done.signal).then((): Profile => ({})),
      ]);
    } catch {
      return {};
    } finally {
      done.abort();
    }
  };
}
