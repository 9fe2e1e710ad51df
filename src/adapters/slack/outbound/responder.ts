import { shorten } from '../../../reply/clean.ts';
import type { Visibility } from '../../../reply/reply.ts';
import type { Telemetry } from '../../shared/adapter.ts';
import { atMost, delayBefore, type Wait } from '../../shared/backoff.ts';
import { homeView } from './front.ts';
import type { Enqueue } from './channel-queues.ts';
import { LIMITS } from '../render/limits.ts';
import { escapeText } from '../render/rich.ts';
import type { SlackMessage } from '../render/render.ts';
import { SlackError, type Web } from '../connection/web.ts';
import type { ApiFailure } from '../connection/failure.ts';
import { isDirect, type ReplyTarget } from './reply-target.ts';

/** What is to be said. `words` says all of it without blocks, for when Slack refuses those. */
export interface Outgoing {
  readonly message: SlackMessage;
  readonly visibility: Visibility;
  readonly words: () => string;
}

export interface ResponderParts {
  readonly web: Web;
  readonly enqueue: Enqueue;
  readonly telemetry: Telemetry;
  readonly wait: Wait;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly onRevoked: (failure: Extract<ApiFailure, { kind: 'revoked' }>) => void;
}

/** Brings answers to people, whatever it takes. */
export interface Responder {
  /** Resolves when it arrived (true) or cannot any more (false). Never rejects. */
  deliver(target: ReplyTarget, out: Outgoing): Promise<boolean>;
  /** Gives up what is still being tried after `ms`, and resolves when nothing more is sent. */
  stop(ms: number): Promise<void>;
}

const BACKOFF = { first: 500, ceiling: 15_000 };
/** How long an answer is tried: a response_url lives for half of it, the other ways for longer. Milliseconds. */
const PATIENCE = 3_600_000;
/** Answers being tried at once, each of at most some kilobytes; beyond it an outage would fill the memory. */
const MOST_PENDING = 5_000;

/** One attempt by one way. */
type Attempt = () => Promise<unknown>;

export function createResponder({
  web,
  enqueue,
  telemetry,
  wait,
  now,
  onRevoked,
}: ResponderParts): Responder {
  const stopping = new AbortController();
  const pending = new Set<Promise<boolean>>();

  const post = (channel: string, thread: string | undefined, message: object): Attempt => {
    const args = { channel, ...message, ...(thread !== undefined && { thread_ts: thread }) };
    return () => enqueue(channel, () => web.call('chat.postMessage', args), 'answer');
  };

  const dm =
    (user: string, message: object): Attempt =>
    async () => {
      const { channel } = await web.call('conversations.open', { users: user });
      await post((channel as { id: string }).id, undefined, message)();
    };

  /** The ways that are open to an answer, the best first. */
  function attempts(target: ReplyTarget, message: SlackMessage, visibility: Visibility): Attempt[] {
    const { user } = target;
    const here = (channel: string, thread?: string): Attempt =>
      visibility === 'channel' || isDirect(channel)
        ? post(channel, thread, message)
        : () =>
            web.call('chat.postEphemeral', {
              channel,
              user,
              ...message,
              ...(thread !== undefined && { thread_ts: thread }),
            });
    switch (target.kind) {
      case 'response': {
        const shown = visibility === 'channel' ? 'in_channel' : 'ephemeral';
        const replaces = target.replaces && visibility === 'private';
        const body = { response_type: shown, replace_original: replaces, ...message };
        return [() => web.respond(target.url, body), here(target.channel, target.thread), dm(user, message)];
      }
      case 'message':
        return [
          here(target.channel, target.thread),
          ...(isDirect(target.channel) ? [] : [dm(user, message)]),
        ];
      case 'edit':
        return [
          () => web.call('chat.update', { channel: target.channel, ts: target.ts, ...message }),
          post(target.channel, undefined, message),
        ];
      case 'home':
        return [() => web.call('views.publish', { user_id: user, view: homeView(message, target.front) })];
    }
  }

  /** Tries one way until it is done or closed. */
  async function retry(attempt: Attempt, until: number): Promise<'done' | ApiFailure> {
    for (let tries = 1; ; tries += 1) {
      try {
        await attempt();
        return 'done';
      } catch (error) {
        if (!(error instanceof SlackError)) throw error;
        const { failure } = error;
        if (failure.kind !== 'retryable') return failure;
        const pause = failure.after ?? delayBefore(tries, BACKOFF);
        if (now() + pause > until || stopping.signal.aborted || pending.size > MOST_PENDING) return failure;
        telemetry.count('retried');
        try {
          await wait(pause, stopping.signal);
        } catch {
          return failure;
        }
      }
    }
  }

  async function deliver(target: ReplyTarget, { message, visibility, words }: Outgoing): Promise<boolean> {
    const until = now() + PATIENCE;
    let last: ApiFailure | undefined;
    for (const attempt of attempts(target, message, visibility)) {
      const outcome = await retry(attempt, until);
      if (outcome === 'done') return true;
      last = outcome;
      if (outcome.kind === 'revoked') onRevoked(outcome);
      if (outcome.kind === 'rejected') break;
      if (stopping.signal.aborted) break;
    }
    if (last?.kind === 'rejected' && message.blocks.length > 0) {
      telemetry.error(new Error(`Slack refused a message: ${last.what}`));
      const text = escapeText(shorten(words(), LIMITS.words));
      return deliver(target, { message: { text, blocks: [], mrkdwn: false }, visibility, words });
    }
    telemetry.count('undelivered');
    telemetry.log(`slack: an answer could not be delivered (${last?.what ?? 'no way'}).`);
    return false;
  }

  return {
    deliver(target, out) {
      const work = deliver(target, out).catch((error: unknown) => {
        telemetry.error(error);
        return false;
      });
      pending.add(work);
      void work.finally(() => pending.delete(work));
      return work;
    },
    async stop(ms) {
      const done = Promise.all(pending);
      await atMost(ms, done, wait);
      stopping.abort(new Error('stopping'));
      await done;
    },
  };
}
