import { MessageFlags, Routes } from 'discord-api-types/v10';
import { shorten } from '../../../reply/clean.ts';
import type { FileBlock } from '../../../reply/reply.ts';
import type { Telemetry } from '../../shared/adapter.ts';
import { atMost, delayBefore, type Wait } from '../../shared/backoff.ts';
import type { DiscordConversations } from './conversations.ts';
import { LIMITS } from '../render/limits.ts';
import { wordsOnly } from '../render/plain.ts';
import { attachmentsOf, type DiscordMessage } from '../render/render.ts';
import type { Rest } from '../connection/rest.ts';
import { CODES, failureFrom, type ApiFailure } from '../connection/failure.ts';
import type { InteractionTarget, MessageTarget, ReplyTarget } from './reply-target.ts';

/** What is to be said. `words` says all of it without blocks, for when Discord refuses those. */
export interface Outgoing {
  readonly message: DiscordMessage;
  /** What the message names and is sent with. */
  readonly files?: readonly FileBlock[];
  readonly words: () => string;
  /** The same for the person's own conversation, where Rung may not write in the channel. */
  readonly elsewhere?: DiscordMessage;
  /** The first answer was announced to everyone and this is for one person: it goes beside, and that goes away. */
  readonly beside?: boolean;
}

export interface ResponderParts {
  readonly rest: Rest;
  readonly conversations: DiscordConversations;
  readonly telemetry: Telemetry;
  readonly wait: Wait;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly onRevoked: (failure: Extract<ApiFailure, { kind: 'revoked' }>) => void;
}

/**
 * What came of a first answer. `ours` is false where another delivery of the same had made one before; `alone` is true
 * where Discord took this one, which it does once, so that nobody else answers.
 */
export type First =
  | { readonly ok: true; readonly ours: boolean; readonly alone: boolean; readonly isPrivate?: boolean }
  | { readonly ok: false; readonly failure: ApiFailure };

/** Brings answers to people, whatever it takes. */
export interface Responder {
  /** Makes the first answer to an interaction, `within` so many milliseconds of its three seconds. Never rejects. */
  first(target: InteractionTarget, body: object, within?: number): Promise<First>;
  /** Resolves when it arrived (true) or cannot any more (false). Never rejects. */
  deliver(target: ReplyTarget, out: Outgoing): Promise<boolean>;
  /** Nothing can be delivered; said so. */
  lost(what: string): void;
  /** Gives up what is still being tried after `ms`, and resolves when nothing more is sent. */
  stop(ms: number): Promise<void>;
}

const BACKOFF = { first: 500, ceiling: 15_000 };
/** A first answer is tried again at once: it has three seconds in all, in milliseconds. */
const FIRST_BACKOFF = { first: 100, ceiling: 400 };
const FIRST_UNTIL = 2_700;
const FIRST_WITHIN = 1_200;
/** How long an answer is tried: an interaction's token lives for a quarter of an hour. Milliseconds. */
const PATIENCE = 15 * 60_000 - 5_000;
/** Answers being tried at once, each of at most some kilobytes; beyond it an outage would fill the memory. */
const MOST_PENDING = 5_000;

type Attempt = () => Promise<unknown>;
/** A message and the files it names. */
type Shown = Readonly<Required<Pick<Outgoing, 'message' | 'files'>>>;

export function createResponder({
  rest,
  conversations,
  telemetry,
  wait,
  now,
  onRevoked,
}: ResponderParts): Responder {
  const stopping = new AbortController();
  const pending = new Set<Promise<boolean>>();
  const isStopping = (): boolean => stopping.signal.aborted;

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

  const dm =
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
  function attempts(target: ReplyTarget, out: Outgoing): Attempt[] {
    const { files = [] } = out;
    const shown = (message: DiscordMessage): Shown => ({
      message: { ...message, flags: message.flags & ~MessageFlags.Ephemeral },
      files,
    });
    if (target.kind === 'interaction')
      return [(out.beside === true ? beside : edit)(target, shown(out.message))];
    return [
      post(target.channel, target, shown(out.message), true),
      ...(out.elsewhere ? [dm(target, shown(out.elsewhere))] : []),
    ];
  }

  /** Tries one way until it is done or closed. */
  async function retry<T>(
    attempt: () => Promise<T>,
    until: number,
    backoff = BACKOFF,
  ): Promise<{ done: T; tries: number } | (ApiFailure & { tries: number })> {
    for (let tries = 1; ; tries += 1) {
      try {
        return { done: await attempt(), tries };
      } catch (error) {
        const failure = failureFrom(error);
        if (failure.kind !== 'retryable') return { ...failure, tries };
        const pause = failure.after ?? delayBefore(tries, backoff);
        if (now() + pause > until || isStopping() || pending.size > MOST_PENDING)
          return { ...failure, tries };
        telemetry.count('retried');
        await wait(pause, stopping.signal).catch(() => undefined);
        if (isStopping()) return { ...failure, tries };
      }
    }
  }

  async function deliver(target: ReplyTarget, out: Outgoing): Promise<boolean> {
    const until = target.at + PATIENCE;
    const closed: string[] = [];
    let last: ApiFailure | undefined;
    for (const attempt of attempts(target, out)) {
      const outcome = await retry(attempt, until);
      if ('done' in outcome) return true;
      last = outcome;
      closed.push(outcome.what);
      if (outcome.kind === 'revoked') onRevoked(outcome);
      if (outcome.kind === 'rejected' || stopping.signal.aborted) break;
    }
    if (last?.kind === 'rejected') {
      telemetry.error(new Error(`Discord refused a message: ${last.what}`));
      const message = wordsOnly(shorten(out.words(), LIMITS.text));
      const [attempt] = attempts(target, { ...out, message, files: [] });
      const outcome = attempt && (await retry(attempt, until));
      if (outcome && 'done' in outcome) return true;
    }
    lost(closed.join('; then '));
    return false;
  }

  function lost(what: string): void {
    telemetry.count('undelivered');
    telemetry.log(`discord: an answer could not be delivered (${what}).${fixFor(what)}`);
  }

  return {
    async first(target, body, within = FIRST_UNTIL) {
      const route = Routes.interactionCallback(target.id, target.token);
      const sent = { body, query: { with_response: 'true' }, open: true, within: FIRST_WITHIN };
      const outcome = await retry(() => rest.call('POST', route, sent), target.at + within, FIRST_BACKOFF);
      if ('done' in outcome) {
        const said = outcome.done as { interaction?: { response_message_ephemeral?: boolean } } | null;
        const isPrivate = said?.interaction?.response_message_ephemeral;
        return { ok: true, ours: true, alone: true, ...(isPrivate !== undefined && { isPrivate }) };
      }
      // A try of ours whose answer was lost, or the same delivered twice: it is answered either way.
      if (outcome.kind === 'unreachable' && outcome.code === CODES.alreadyAcknowledged)
        return { ok: true, ours: outcome.tries > 1, alone: false };
      return { ok: false, failure: outcome };
    },
    deliver(target, out) {
      const work = deliver(target, out).catch((error: unknown) => {
        telemetry.error(error);
        return false;
      });
      pending.add(work);
      void work.finally(() => pending.delete(work));
      return work;
    },
    lost,
    async stop(ms) {
      const done = Promise.all(pending);
      await atMost(ms, done, wait);
      stopping.abort(new Error('stopping'));
      await done;
    },
  };
}

/** What an operator does about a channel that is closed to Rung. */
const fixFor = (what: string): string =>
  what.startsWith(String(CODES.missingAccess)) || what.startsWith(String(CODES.missingPermissions))
    ? ' Let Rung’s role view the channel and send messages in it, or mention it elsewhere.'
    : '';
