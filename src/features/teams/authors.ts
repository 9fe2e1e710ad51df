import type { Author, ChannelKey, Owner } from '../../store/store.ts';
import type { Context } from '../../core/declare/command.ts';
import type { Venue } from '../../core/declare/invocation.ts';
import { personOf } from '../../core/run/person-of.ts';
import { UserError } from '../../core/declare/user-error.ts';

/**
 * The workspace that the command was used in.
 * @throws UserError outside any workspace
 */
export function workspaceHere({ platform, workspace }: Venue): Owner {
  if (workspace !== undefined) return { platform, workspace };
  throw new UserError(
    'no-workspace',
    'That belongs to a team, and there is none here',
    'Ask it in a channel of your team.',
  );
}

/**
 * The channel that the command was used in.
 * @throws UserError in a direct conversation with Rung
 */
export function channelHere(venue: Venue): ChannelKey {
  const owner = workspaceHere(venue);
  if (!venue.direct) return { ...owner, channel: venue.channel };
  throw new UserError(
    'no-channel',
    'This works in channels only',
    'Ask it in the channel that is to follow the roadmap.',
  );
}

/** The person who asks, with the name that others see beside what they did. */
export const authorOf = ({ actor }: Pick<Context, 'actor'>): Author => ({
  person: personOf(actor),
  name: actor.name,
});

/** Whether the person who asks is this author. */
export function isTheirs(author: Author | undefined, { actor }: Pick<Context, 'actor'>): boolean {
  const mine = personOf(actor);
  return (
    author?.person.person === mine.person &&
    author.person.workspace === mine.workspace &&
    author.person.platform === mine.platform
  );
}

/**
 * Lets those who did a thing, and admins, change it.
 * @throws UserError for anybody else: `what` is what only they may do, such as "take it back"
 */
export function mustManage(
  authors: readonly (Author | undefined)[],
  context: Pick<Context, 'actor' | 'profile'>,
  what: string,
): void {
  const { admin } = context.profile;
  if (admin === true || authors.some((one) => isTheirs(one, context))) return;
  const names = [...new Set(authors.flatMap((one) => one?.name ?? []))];
  const who = names.length === 0 ? 'an admin' : `${names.join(', ')} or an admin`;
  throw new UserError(
    'not-yours',
    `Only ${who} can ${what}`,
    admin === undefined
      ? 'Whether you are an admin could not be found out just now: try again if you are.'
      : 'Ask them to.',
  );
}
