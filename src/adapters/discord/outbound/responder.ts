import { MessageFlags, Routes } from 'discord-api-types/v10';
import { shorten } from '../../../reply/clean.ts';
import type { FileBlock } from '../../../reply/reply.ts';
import type { Revoked } from '../../shared/failure.ts';
import { createResponder, type Attempt, type ResponderParts } from '../../shared/responder.ts';
import { CODES, failureFrom, type DiscordFailure } from '../connection/failure.ts';
import type { Rest } from '../connection/rest.ts';
import { LIMITS } from '../render/limits.ts';
import { wordsOnly } from '../render/plain.ts';
import { attachmentsOf, type DiscordMessage } from '../render/render.ts';
import type { DiscordConversations } from './conversations.ts';
import type { InteractionTarget, MessageTarget, ReplyTarget } from './reply-target.ts';

/** An answer for Discord. `asText` says all of it without blocks, for when Discord refuses those. */
export interface DiscordAnswer {
  readonly message: DiscordMessage;
  /** The files that the message names and is sent with. */
  readonly files?: readonly FileBlock[];
  readonly asText: () => string;
  /** The same for the person's own conversation, where Rung may not write in the channel. */
  readonly elsewhere?: DiscordMessage;
  /** The first answer was announced to everyone and this is for one person: it goes beside, and that goes away. */
  readonly beside?: boolean;
}

export interface DiscordResponderParts extends Pick<
  ResponderParts<Revoked>,
  'telemetry' | 'wait' | 'now' | 'onRevoked'
> {
  readonly rest: Rest;
  readonly conversations: DiscordConversations;
}

/**
 * The outcome of a first answer. `ours` is false where another delivery of the same had made one before; `alone` is true
 * where Discord took this one, which it does once, so that nobody else answers.
 */
export type First =
  | { readonly ok: true; readonly ours: boolean; readonly alone: boolean; readonly isPrivate?: boolean }
  | { readonly ok: false; readonly failure: DiscordFailure };

/** Gets answers to people on Discord. */
export interface DiscordResponder {
  /** Makes the first answer to an interaction, `within` so many milliseconds of its three seconds. Never rejects. */
  first(target: InteractionTarget, body: object, within?: number): Promise<First>;
  /** Resolves when it arrived (true) or cannot any more (false). Never rejects. */
  deliver(target: ReplyTarget, answer: DiscordAnswer): Promise<boolean>;
  /** Nothing can be delivered; the operator is told. */
  lost(what: string): void;
  /** Gives up what is still being tried after `ms`, and resolves when nothing more is sent. */
  stop(ms: number): Promise<void>;
}

/** A first answer is tried again at once: it has three seconds in all, in milliseconds. */
const FIRST_BACKOFF = { first: 100, ceiling: 400 };
const FIRST_UNTIL = 2_700;
const FIRST_WITHIN = 1_200;
/** How long an answer is tried: an interaction's token lives for a quarter of an hour. Milliseconds. */
const PATIENCE = 15 * 60_000 - 5_000;

/** A message and the files it names. */
type Shown = Readonly<Required<Pick<DiscordAnswer, 'message' | 'files'>>>;

export function createDiscordResponder(parts: DiscordResponderParts): DiscordResponder {
  const { rest, conversations } = parts;
  const responder = createResponder<DiscordFailure>({
    ...parts,
    ...{ name: 'discord', title: 'Discord', failureFrom },
    reason: (failures) => failures.map(({ what }) => what).join('; then '),
    advice: fixFor,
  });

  const edit =
    ({ app, token }: InteractionTarget, { message, files }: Shown): Attempt =>
    () =>
      rest.call('PATCH', Routes.webhookMessage(app, token, '@original'), {
        // Named all: a file of the answer that this one replaces would stay.
        body: { ...message, attachments: attachmentsOf(files) },
        files,
        open: true,
      });

  /** The public "thinking…" goes first: Discord would put the next message in its place. */
  const beside =
    ({ app, token }: InteractionTarget, { message, files }: Shown): Attempt =>
    async () => {
      await rest
        .call('DELETE', Routes.webhookMessage(app, token, '@original'), { open: true })
        .catch((error: unknown) => {
          if (failureFrom(error).kind === 'retryable') throw error;
        });
      const flags = message.flags | MessageFlags.Ephemeral;
      await rest.call('POST', Routes.webhook(app, token), { body: { ...message, flags }, files, open: true });
    };

  const post = (
    channel: string,
    target: MessageTarget,
    { message, files }: Shown,
    pointing: boolean,
  ): Attempt => {
    const { replyTo, nonce } = target;
    const body = {
      ...message,
      allowed_mentions: { parse: [], replied_user: false },
      nonce,
      enforce_nonce: true,
      ...(pointing &&
        replyTo !== undefined && {
          message_reference: { message_id: replyTo, channel_id: channel, fail_if_not_exists: false },
        }),
    };
    return () => rest.call('POST', Routes.channelMessages(channel), { body, files });
  };

  const direct =
    (target: MessageTarget, shown: Shown): Attempt =>
    async () => {
      try {
        await post(await conversations.with(target.user, 'answer'), target, shown, false)();
      } catch (error) {
        conversations.heed(failureFrom(error));
        throw error;
      }
    };

  /** The ways that are open to an answer, the best first. */
  function attemptsFor(target: ReplyTarget, out: DiscordAnswer): Attempt[] {
    const { files = [] } = out;
    const shown = (message: DiscordMessage): Shown => ({
      message: { ...message, flags: message.flags & ~MessageFlags.Ephemeral },
      files,
    });
    if (target.kind === 'interaction')
      return [(out.beside === true ? beside : edit)(target, shown(out.message))];
    return [
      post(target.channel, target, shown(out.message), true),
      ...(out.elsewhere ? [direct(target, shown(out.elsewhere))] : []),
    ];
  }

  return {
    async first(target, body, within = FIRST_UNTIL) {
      const route = Routes.interactionCallback(target.id, target.token);
      const sent = { body, query: { with_response: 'true' }, open: true, within: FIRST_WITHIN };
      const outcome = await responder.retry(
        () => rest.call('POST', route, sent),
        target.at + within,
        FIRST_BACKOFF,
      );
      if (outcome.ok) {
        const said = outcome.value as { interaction?: { response_message_ephemeral?: boolean } } | null;
        const isPrivate = said?.interaction?.response_message_ephemeral;
        return { ok: true, ours: true, alone: true, ...(isPrivate !== undefined && { isPrivate }) };
      }
      const { failure, tries } = outcome;
      // A try of ours whose answer was lost, or the same delivered twice: it is answered either way.
      if (failure.kind === 'unreachable' && failure.code === CODES.alreadyAcknowledged)
        return { ok: true, ours: tries > 1, alone: false };
      return { ok: false, failure };
    },
    deliver(target, answer) {
      const asPlainAnswer = (): DiscordAnswer => ({
        ...answer,
        message: wordsOnly(shorten(answer.asText(), LIMITS.text)),
        files: [],
      });
      return responder.deliver({
        attempts: () => attemptsFor(target, answer),
        asText: () => attemptsFor(target, asPlainAnswer()).slice(0, 1),
        until: () => target.at + PATIENCE,
      });
    },
    lost: (what) => responder.lost(what),
    stop: (ms) => responder.stop(ms),
  };
}

/** A sentence for the operator of a channel that is closed to Rung. */
const fixFor = (what: string): string =>
  what.startsWith(String(CODES.missingAccess)) || what.startsWith(String(CODES.missingPermissions))
    ? ' Let Rung’s role view the channel and send messages in it, or mention it elsewhere.'
    : '';
