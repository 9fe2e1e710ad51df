import type { Telemetry } from './adapter.ts';
import { atMost, delayBefore, type Backoff, type Wait } from './backoff.ts';
import type { ApiFailure, Revoked } from './failure.ts';
import { createTasks } from './tasks.ts';

/** One request by one way. */
export type Attempt<T = unknown> = () => Promise<T>;

/** An answer on its way to a person. */
export interface Outgoing {
  /** The ways that are open to it, the best first. */
  readonly attempts: () => readonly Attempt[];
  /** The same without blocks, for where those are refused; undefined where it has none. */
  readonly asText?: (() => readonly Attempt[]) | undefined;
  /** Until when it is tried; asked when the trying begins. */
  readonly until: () => number;
}

/** The outcome of trying one way; `tries` counts the requests. */
export type Outcome<T, Failure> =
  | { readonly ok: true; readonly value: T; readonly tries: number }
  | { readonly ok: false; readonly failure: Failure; readonly tries: number };

/** Gets answers to people: tried again while that makes sense, by another way where the first is closed. */
export interface Responder<Failure> {
  /** Tries one way until it is done, closed, or `until` (epoch milliseconds) is near. Rejects with what is no failure. */
  retry<T>(attempt: Attempt<T>, until: number, backoff?: Backoff): Promise<Outcome<T, Failure>>;
  /** Resolves when it arrived (true) or cannot any more (false). Never rejects. */
  deliver(out: Outgoing): Promise<boolean>;
  /** Nothing can be delivered; the operator is told. */
  lost(what: string): void;
  /** Gives up what is still being tried after `ms`, and resolves when nothing more is sent. */
  stop(ms: number): Promise<void>;
}

export interface ResponderParts<Failure extends ApiFailure> {
  /** The platform, as log lines name it: "slack", "Slack". */
  readonly name: string;
  readonly title: string;
  readonly telemetry: Telemetry;
  readonly wait: Wait;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Why an attempt failed; undefined for an error that is no failure of the platform's. */
  readonly failureFrom: (error: unknown) => Failure | undefined;
  readonly onRevoked: (failure: Extract<Failure, Revoked>) => void;
  /** Why nothing arrived, in words: of the ways that were tried, and of those tried in plain words. */
  readonly reason: (failures: readonly Failure[], asText: readonly Failure[]) => string;
  /** A sentence on what the operator does about it. */
  readonly advice?: (reason: string) => string;
}

const BACKOFF = { first: 500, ceiling: 15_000 };
/** Answers being tried at once, each of at most some kilobytes; beyond it an outage would fill the memory. */
const MOST_PENDING = 5_000;

const isRevoked = <Failure extends ApiFailure>(failure: Failure): failure is Extract<Failure, Revoked> =>
  failure.kind === 'revoked';

export function createResponder<Failure extends ApiFailure>(
  parts: ResponderParts<Failure>,
): Responder<Failure> {
  const { name, title, telemetry, wait, now, failureFrom, onRevoked, reason, advice } = parts;
  const stopping = new AbortController();
  const tasks = createTasks();
  const isStopping = (): boolean => stopping.signal.aborted;

  async function retry<T>(
    attempt: Attempt<T>,
    until: number,
    backoff: Backoff = BACKOFF,
  ): Promise<Outcome<T, Failure>> {
    for (let tries = 1; ; tries += 1) {
      try {
        return { ok: true, value: await attempt(), tries };
      } catch (error) {
        const failure = failureFrom(error);
        if (!failure) throw error;
        if (failure.kind !== 'retryable') return { ok: false, failure, tries };
        const pause = failure.after ?? delayBefore(tries, backoff);
        if (now() + pause > until || isStopping() || tasks.size > MOST_PENDING)
          return { ok: false, failure, tries };
        telemetry.count('retried');
        await wait(pause, stopping.signal).catch(() => undefined);
        if (isStopping()) return { ok: false, failure, tries };
      }
    }
  }

  /** Tries one way after the other: undefined once it arrived, else why each of them failed. */
  async function tryEach(attempts: readonly Attempt[], until: number): Promise<Failure[] | undefined> {
    const failures: Failure[] = [];
    for (const attempt of attempts) {
      const outcome = await retry(attempt, until);
      if (outcome.ok) return undefined;
      const { failure } = outcome;
      failures.push(failure);
      if (isRevoked(failure)) onRevoked(failure);
      if (failure.kind === 'rejected' || isStopping()) break;
    }
    return failures;
  }

  async function deliver({ attempts, asText, until }: Outgoing): Promise<boolean> {
    const failures = await tryEach(attempts(), until());
    if (!failures) return true;
    const last = failures.at(-1);
    let inText: readonly Failure[] | undefined = [];
    if (last?.kind === 'rejected' && asText) {
      telemetry.error(new Error(`${title} refused a message: ${last.what}`));
      inText = await tryEach(asText(), until());
    }
    if (!inText) return true;
    lost(reason(failures, inText));
    return false;
  }

  function lost(what: string): void {
    telemetry.count('undelivered');
    telemetry.log(`${name}: an answer could not be delivered (${what}).${advice?.(what) ?? ''}`);
  }

  return {
    retry,
    deliver: (out) =>
      tasks.track(
        deliver(out).catch((error: unknown) => {
          telemetry.error(error);
          return false;
        }),
      ),
    lost,
    async stop(ms) {
      const done = tasks.settled();
      await atMost(ms, done, wait);
      stopping.abort(new Error('stopping'));
      await done;
    },
  };
}
