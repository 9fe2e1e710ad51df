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

/** Who gets scheduled messages: a person, in their own conversation, or a channel. */
export type Recipient = PersonKey | ChannelKey;

/** Whether a recipient is a channel. */
export const isChannelRecipient = (recipient: Recipient): recipient is ChannelKey => 'channel' in recipient;

/** Who is named for something they did. The name is for words such as "shared by …", never an identity. */
export interface Author {
  readonly person: PersonKey;
  readonly name: string;
}
