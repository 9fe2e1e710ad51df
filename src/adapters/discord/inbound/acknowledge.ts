import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import type { Telemetry } from '../../shared/adapter.ts';
import type { InteractionTarget } from '../outbound/reply-target.ts';
import type { Acknowledged, DiscordResponder } from '../outbound/responder.ts';

const { DeferredMessageUpdate, DeferredChannelMessageWithSource } = InteractionResponseType;

/**
 * Tells Discord that an answer will come, which people see as "thinking…": shown to everyone where `isPublic`, else to
 * one person. An answer to a press on a private message replaces that message. Never rejects.
 */
export async function acknowledge(
  { responder, telemetry }: { readonly responder: DiscordResponder; readonly telemetry: Telemetry },
  target: InteractionTarget,
  isPublic: boolean,
): Promise<Acknowledged> {
  const flags = isPublic || target.direct ? 0 : MessageFlags.Ephemeral;
  const acknowledged = await responder.acknowledge(
    target,
    target.replaces && !isPublic
      ? { type: DeferredMessageUpdate }
      : { type: DeferredChannelMessageWithSource, data: { flags } },
  );
  if (acknowledged.ok) return acknowledged;
  const { failure } = acknowledged;
  // It may have arrived all the same, so that a person is looking at "thinking…": the answer is sent in any case.
  if (failure.kind === 'retryable') return { ok: true, ours: true, alone: false };
  if (failure.kind === 'rejected')
    telemetry.error(new Error(`Discord refused a first answer: ${failure.what}`));
  responder.reportUndelivered(failure.what);
  return acknowledged;
}
