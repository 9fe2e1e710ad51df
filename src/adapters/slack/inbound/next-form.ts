import type { ModalView } from '@slack/types';
import { replay } from '../../../core/declare/invocation.ts';
import { unpackCall } from '../../../reply/codec.ts';
import type { Core, Telemetry } from '../../shared/adapter.ts';
import { filledIn } from '../../shared/requester.ts';
import { packMetadata } from '../outbound/reply-target.ts';
import { renderForm } from '../render/form.ts';
import type { InboundEvent } from './inbound-event.ts';

/**
 * The modal that takes the place of a submitted one: Slack opens it by the acknowledgement. Undefined where no form
 * follows, and where that is not known without the database, since a form must be acknowledged soon. Never rejects.
 */
export async function nextView(
  { core, telemetry }: { readonly core: Pick<Core, 'nextForm'>; readonly telemetry: Telemetry },
  event: InboundEvent,
): Promise<ModalView | undefined> {
  if (event.kind !== 'submitted') return undefined;
  try {
    const { id, filled, from, target } = event;
    const carried = unpackCall(id);
    if (!carried || !('call' in carried)) return undefined;
    const form = await core.nextForm(replay(filledIn(carried.call, filled.fields), from));
    if (!form) return undefined;
    const { payload, storedActions } = renderForm(form);
    if (storedActions.length > 0) return undefined;
    return { ...payload, private_metadata: packMetadata(payload.private_metadata ?? '', target) };
  } catch (error) {
    telemetry.error(error);
    return undefined;
  }
}
