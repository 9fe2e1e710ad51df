import type { Author, ChannelKey, Owner, PersonKey } from './keys.ts';
import { mustBePerson } from './rows.ts';
import type { Schema } from './schema.ts';
import { isKey, mustBeInstant, mustBeKeepable, mustBeKey } from './text.ts';
import type { EpochMs } from '../../time.ts';
import type { ChannelRoadmap } from '../types/channel-roadmap.ts';

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

/** @throws {RangeError} it is no workspace: the empty name stands for all people whose ids are global */
export function mustBeWorkspace({ platform, workspace }: Owner): void {
  mustBeKey('platform', platform);
  mustBeKey('workspace', workspace);
  if (workspace === '') throw new RangeError('People without a workspace are no workspace.');
}

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

/** The columns that name a person as the one who did something. */
export const authorKey = ({ platform, workspace, person }: PersonKey) => ({
  ...{ platform, by_workspace: workspace, by_person: person },
});

/** A person as a follower's columns. */
export const followerKey = ({ platform, workspace, person }: PersonKey) => ({
  ...{ platform, person },
  person_workspace: workspace,
});

/** The columns that `toChannelRoadmap` reads. */
export const CHANNEL_ROADMAP_COLUMNS = [
  ...([
    'channel_roadmap.id',
    'channel_roadmap.platform',
    'channel_roadmap.workspace',
    'channel_roadmap.channel',
    'channel_roadmap.roadmap',
  ] as const),
  ...([
    'channel_roadmap.by_workspace',
    'channel_roadmap.by_person',
    'channel_roadmap.by_name',
    'channel_roadmap.shared_at',
    'channel_roadmap.starts',
  ] as const),
] as const;

type ChannelRoadmapRow = Named &
  Pick<
    Schema['channel_roadmap'],
    'id' | 'platform' | 'workspace' | 'channel' | 'roadmap' | 'shared_at' | 'starts'
  >;

/** A row as the roadmap that its channel follows. */
export const toChannelRoadmap = (row: ChannelRoadmapRow): ChannelRoadmap => ({
  ...channelKeyOf(row),
  ...{ id: row.id, roadmap: row.roadmap },
  sharer: toAuthor(row),
  sharedAt: row.shared_at,
  starts: row.starts ?? undefined,
});

/**
 * A roadmap that a channel is to follow as a row, whose card is due at `at`.
 * @throws {RangeError} it cannot be kept
 */
export function channelRoadmapRow(shared: ChannelRoadmap, at: EpochMs): Schema['channel_roadmap'] {
  mustBeChannel(shared);
  const { id, roadmap, starts, sharedAt } = shared;
  for (const [what, text] of Object.entries({ id, roadmap, start: starts ?? '' })) mustBeKey(what, text);
  mustBeInstant('The time of the sharing', sharedAt);
  mustBeInstant('The time of the change', at);
  return {
    ...channelKeyOf(shared),
    ...authorRow(shared.sharer, shared),
    ...{ id, roadmap, state: 'active', shared_at: sharedAt, starts: starts ?? null, withdrawn_by: null },
    ...{ card_message: null, card_wanted: 1, card_due: at, card_tries: 0, card_unsure: 0 },
  };
}

/** The roadmaps that a channel follows now, of one roadmap or of any: not those that were taken back. */
export const activeIn = (channel: ChannelKey, roadmap?: string) => ({
  ...channelKeyOf(channel),
  ...(roadmap !== undefined && { roadmap }),
  state: 'active' as const,
});
