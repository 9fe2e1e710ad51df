import type { Author, ChannelKey, Owner, PersonKey } from './keys.ts';
import { mustBePerson } from './rows.ts';
import type { Schema } from './schema.ts';
import type { Share } from './teams.ts';
import { isKey, mustBeInstant, mustBeKeepable, mustBeKey } from './text.ts';

/** The key alone, whatever else it carries. */
export const ownerOf = ({ platform, workspace }: Owner): Owner => ({ platform, workspace });
export const channelKeyOf = ({ platform, workspace, channel }: ChannelKey): ChannelKey => ({
  ...{ platform, workspace, channel },
});

/** Whether anything can be kept under it. */
export const isOwner = ({ platform, workspace }: Owner): boolean => isKey(platform) && isKey(workspace);
export const isChannel = (channel: ChannelKey): boolean => isOwner(channel) && isKey(channel.channel);

/** @throws {RangeError} nothing can be kept under it */
export function mustBeOwner({ platform, workspace }: Owner): void {
  mustBeKey('platform', platform);
  mustBeKey('workspace', workspace);
}
/** @throws {RangeError} nothing can be kept under it */
export function mustBeChannel(channel: ChannelKey): void {
  mustBeOwner(channel);
  mustBeKey('channel', channel.channel);
}

type Named = Pick<Schema['digest'], 'by_workspace' | 'by_person' | 'by_name'>;

/** Who did something, as columns. A person's platform is that of what they did. */
export function authorRow(author: Author | undefined): Named {
  if (!author) return { by_workspace: null, by_person: null, by_name: null };
  mustBePerson(author.person);
  mustBeKeepable('name', author.name);
  return { by_workspace: author.person.workspace, by_person: author.person.person, by_name: author.name };
}

export function toAuthor(row: Named & Pick<Owner, 'platform'>): Author | undefined {
  const { platform, by_workspace: workspace, by_person: person, by_name: name } = row;
  if (workspace === null || person === null) return undefined;
  return { person: { platform, workspace, person }, name: name ?? '' };
}

/** The columns of a share that `toShare` reads. */
export const SHARE_COLUMNS = [
  ...(['share.id', 'share.platform', 'share.workspace', 'share.channel', 'share.roadmap'] as const),
  ...(['share.by_workspace', 'share.by_person', 'share.by_name', 'share.shared_at', 'share.starts'] as const),
] as const;

type ShareRow = Named &
  Pick<Schema['share'], 'id' | 'platform' | 'workspace' | 'channel' | 'roadmap' | 'shared_at' | 'starts'>;

export const toShare = (row: ShareRow): Share => ({
  ...channelKeyOf(row),
  ...{ id: row.id, roadmap: row.roadmap },
  sharer: toAuthor(row),
  sharedAt: row.shared_at,
  starts: row.starts ?? undefined,
});

/** @throws {RangeError} it cannot be kept */
export function shareRow(share: Share, at: number): Schema['share'] {
  mustBeChannel(share);
  const { id, roadmap, starts, sharedAt } = share;
  for (const [what, text] of Object.entries({ id, roadmap, start: starts ?? '' })) mustBeKey(what, text);
  mustBeInstant('The time of the share', sharedAt);
  mustBeInstant('The time of the change', at);
  return {
    ...channelKeyOf(share),
    ...authorRow(share.sharer),
    ...{ id, roadmap, state: 'active', shared_at: sharedAt, starts: starts ?? null, withdrawn_by: null },
    ...{ card_message: null, card_wanted: 1, card_due: at, card_tries: 0 },
  };
}

/** A person as a follower's columns. */
export const followerKey = ({ platform, workspace, person }: PersonKey) => ({
  ...{ platform, person },
  person_workspace: workspace,
});
