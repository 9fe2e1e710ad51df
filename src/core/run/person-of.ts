import type { PersonKey } from '../../store/store.ts';
import type { Actor } from '../declare/invocation.ts';

/** The person in the store who an actor is; "" stands for the workspace where ids are unique without it. */
export function personOf(actor: Actor): PersonKey {
  return { platform: actor.platform, workspace: actor.workspace ?? '', person: actor.id };
}
