import type { ModalView } from '@slack/types';
import { replay } from '../../../core/declare/invocation.ts';
import { unpackCall } from '../../../reply/codec.ts';
import type { Core, Telemetry } from '../../shared/adapter.ts';
import { filledIn } from '../../shared/requester.ts';
import { packMetadata } from '../outbound/reply-target.ts';
import { renderForm } from '../render/form.ts';
import type { InboundEvent } from './inbound-event.ts';

interface AcknowledgementParts {
  readonly core: Pick<Core, 'nextForm' | 'formErrors'>;
  readonly telemetry: Telemetry;
}

/** What a submitted form is acknowledged with: what is wrong with it, the form that follows, or nothing. */
export type Acknowledgement =
  | { readonly response_action: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly response_action: 'update'; readonly view: ModalView }
  | undefined;

/**
 * What a submitted form is acknowledged with. Where its errors are said in it, it stays open and is not answered.
 * Undefined where nothing is to be said, or where that is not known without the database. Never rejects.
 */
export async function acknowledgementOf(
  { core, telemetry }: AcknowledgementParts,
  event: InboundEvent,
): Promise<Acknowledgement> {
  if (event.kind !== 'submitted') return undefined;
  try {
    const { id, filled, from, target } = event;
    const carried = unpackCall(id);
    if (!carried || !('call' in carried)) return undefined;
    const submitted = replay(filledIn(carried.call, filled.fields), from);
    const wrong = Object.entries(core.formErrors(submitted)).filter(([name]) => name in filled.fields);
    if (wrong.length > 0) return { response_action: 'errors', errors: Object.fromEntries(wrong) };
    const form = await core.nextForm(submitted);
    if (!form) return undefined;
    const { payload, storedActions } = renderForm(form);
    if (storedActions.length > 0) return undefined;
    const view = { ...payload, private_metadata: packMetadata(payload.private_metadata ?? '', target) };
    return { response_action: 'update', view };
  } catch (error) {
    telemetry.error(error);
    return undefined;
  }
}
