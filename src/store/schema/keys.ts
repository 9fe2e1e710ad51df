/**
 * Who a row belongs to. `workspace` is empty where the platform's person ids are global, and the workspace's id where
 * they are not, so the same id in two workspaces is two people.
 */
export interface PersonKey {
  readonly platform: string;
  readonly workspace: string;
  readonly person: string;
}

/** Whose rows they are: a workspace of a platform; empty where the platform's ids are global. */
export interface Owner {
  readonly platform: string;
  readonly workspace: string;
}

/** A channel of a workspace: what belongs to it belongs to that workspace and is found from no other. */
export interface ChannelKey extends Owner {
  readonly channel: string;
}

/** Who is named for something they did. The name is for words such as "shared by …", never an identity. */
export interface Author {
  readonly person: PersonKey;
  readonly name: string;
}

/** Begins the id of a channel where it stands in a person's place; no platform's ids hold a colon. */
export const CHANNEL = 'channel:';

/** A channel as one that is written to: its digest is due, claimed and recorded as a person's nudge is. */
export const recipientOf = ({ platform, workspace, channel }: ChannelKey): PersonKey => ({
  ...{ platform, workspace },
  person: CHANNEL + channel,
});

/** The channel that is written to; undefined where it is a person. */
export const channelOf = ({ platform, workspace, person }: PersonKey): ChannelKey | undefined =>
  person.startsWith(CHANNEL) ? { platform, workspace, channel: person.slice(CHANNEL.length) } : undefined;
