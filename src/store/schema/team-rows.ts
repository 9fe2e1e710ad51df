import type { Author, ChannelKey, Owner, PersonKey } from './keys.ts';
import { mustBePerson } from './rows.ts';
import type { Schema } from './schema.ts';
import type { Share } from '../repositories/teams.ts';
import { isKey, mustBeInstant, mustBeKeepable, mustBeKey } from './text.ts';
import { mustBeWorkspace } from '../repositories/workspaces.ts';

/** The key alone, whatever else it carries. */
export const ownerOf = ({ platform, workspace }: Owner): Owner => ({ platform, workspace });
/** The same of a channel. */
export const channelKeyOf = ({ platform, workspace, channel }: ChannelKey): ChannelKey => ({
  ...{ platform, workspace, channel },
});

/** Whether anything can be kept under a workspace. */
export const isOwner = ({ platform, workspace }: Owner): boolean => isKey(platform) && isKey(workspace);
/** Whether anything can be kept under a channel. */
export const isChannel = (channel: ChannelKey): boolean => isOwner(channel) && isKey(channel.channel);

/** @throws {RangeError} nothing can be kept under it, or it is no workspace's */
export function mustBeChannel(channel: ChannelKey): void {
  mustBeWorkspace(channel);
  mustBeKey('channel', channel.channel);
}

/** @throws {RangeError} nothing can be kept under the person, or they are of another workspace or platform */
export function mustBelong(person: PersonKey, { platform, workspace }: Owner): void {
  mustBePerson(person);
  const isOfIt = person.platform === platform && ['', workspace].includes(person.workspace);
  if (!isOfIt) throw new RangeError('A person of another workspace has no part in what a team shares.');
}

type Named = Pick<Schema['digest'], 'by_workspace' | 'by_person' | 'by_name'>;

/**
 * Who did something in a workspace, as columns. A person's platform is that of what they did.
 * @throws {RangeError} they cannot be kept, or are of another workspace
 */
export function authorRow(author: Author | undefined, owner: Owner): Named {
  if (!author) return { by_workspace: null, by_person: null, by_name: null };
  mustBelong(author.person, owner);
  mustBeKeepable('name', author.name);
  return { by_workspace: author.person.workspace, by_person: author.person.person, by_name: author.name };
}

/** Who did something; undefined once nobody is to be named any more. */
export function toAuthor(row: Named & Pick<Owner, 'platform'>): Author | undefined {
  const { platform, by_workspace: workspace, by_person: person, by_name: name } = row;
  if (workspace === null || person === null) return undefined;
  return { person: { platform, workspace, person }, name: name ?? '' };
}

/** What a person did under their name, as columns. */
export const authorKey = ({ platform, workspace, person }: PersonKey) => ({
  ...{ platform, by_workspace: workspace, by_person: person },
});

/** A person as a follower's columns. */
export const followerKey = ({ platform, workspace, person }: PersonKey) => ({
  ...{ platform, person },
  person_workspace: workspace,
});

/** The columns of a share that `toShare` reads. */
export const SHARE_COLUMNS = [
  ...(['share.id', 'share.platform', 'share.workspace', 'share.channel', 'share.roadmap'] as const),
  ...(['share.by_workspace', 'share.by_person', 'share.by_name', 'share.shared_at', 'share.starts'] as const),
] as const;

type ShareRow = Named &
  Pick<Schema['share'], 'id' | 'platform' | 'workspace' | 'channel' | 'roadmap' | 'shared_at' | 'starts'>;

/** A row as a share. */
export const toShare = (row: ShareRow): Share => ({
  ...channelKeyOf(row),
  ...{ id: row.id, roadmap: row.roadmap },
  sharer: toAuthor(row),
  sharedAt: row.shared_at,
  starts: row.starts ?? undefined,
});

/**
 * A new share as a row, whose card is due at `at` (epoch milliseconds).
 * @throws {RangeError} it cannot be kept
 */
export function shareRow(share: Share, at: number): Schema['share'] {
  mustBeChannel(share);
  const { id, roadmap, starts, sharedAt } = share;
  for (const [what, text] of Object.entries({ id, roadmap, start: starts ?? '' })) mustBeKey(what, text);
  mustBeInstant('The time of the share', sharedAt);
  mustBeInstant('The time of the change', at);
  return {
    ...channelKeyOf(share),
    ...authorRow(share.sharer, share),
    ...{ id, roadmap, state: 'active', shared_at: sharedAt, starts: starts ?? null, withdrawn_by: null },
    ...{ card_message: null, card_wanted: 1, card_due: at, card_tries: 0 },
  };
}
