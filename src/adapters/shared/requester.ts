import type { Actor, Invocation, Venue } from '../../core/declare/invocation.ts';
import type { Call, FieldValues } from '../../reply/reply.ts';
import type { Core } from './adapter.ts';

/** Who did something, where and when, under the id of its inbound event. */
export type Requester = Pick<Invocation, 'id' | 'actor' | 'venue' | 'at'>;

/** Words that somebody wrote, as an invocation: the core finds the command in them. */
export const invocationOf = (text: string, from: Requester): Invocation => ({
  ...from,
  path: [],
  input: { kind: 'text', text },
});

/** The call of a submitted form: the one that it carried, with the fields as they were filled in. */
export const filledIn = ({ path, fields }: Call, filled: FieldValues): Call => ({
  path,
  fields: { ...fields, ...filled },
});

/** Under whom a person's actions are stored; `workspace` is empty where a person's id is the same everywhere. */
export const ownerOf = ({ platform, workspace = '' }: Actor): Parameters<Core['storeActions']>[1] => ({
  platform,
  workspace,
});

/** The conversation of a person with Rung, by the person's id. */
export const directVenueOf = ({ platform, workspace, id }: Actor): Venue => ({
  platform,
  ...(workspace !== undefined && { workspace }),
  channel: id,
  direct: true,
});
