import type { Actor, Invocation, Venue } from '../../core/declare/invocation.ts';
import type { Call, FieldValues } from '../../reply/reply.ts';
import type { Core } from './adapter.ts';

/** Who caused an inbound event, where and when, and the event's id. */
export type Requester = Pick<Invocation, 'id' | 'actor' | 'venue' | 'at'>;

/** An invocation of text that somebody wrote; the core finds the command in it. */
export const invocationOf = (text: string, from: Requester): Invocation => ({
  ...from,
  path: [],
  input: { kind: 'text', text },
});

/** The call of a submitted form: the call that it carried, with the fields that were filled in. */
export const filledIn = ({ path, fields }: Call, filled: FieldValues): Call => ({
  path,
  fields: { ...fields, ...filled },
});

/**
 * Under whom the actions of a person's buttons are stored; `workspace` is empty where their id is the same everywhere.
 */
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
