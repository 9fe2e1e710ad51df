import type { EpochMs } from '../../time.ts';
import type { Telemetry } from './adapter.ts';
import { atMost, delayBefore, type Backoff, type Wait } from './backoff.ts';
import type { ApiFailure, Revoked } from './failure.ts';
import { createTasks } from './background-tasks.ts';

/** One request that may bring an answer to its person. Rejects as the platform's client does. */
export type Attempt<T = unknown> = () => Promise<T>;

/** An answer on its way to a person. */
export interface Outgoing {
  /** The requests that deliver it with its pictures, where it shows any: in vain, it goes out in words. */
  readonly withPictures?: (() => readonly Attempt[]) | undefined;
  /** The requests that may deliver it, the preferred one first; each is tried until it fails for good. */
  readonly attempts: () => readonly Attempt[];
  /** The same as plain text, for where the platform refuses the blocks; undefined where it has none. */
  readonly asText?: (() => readonly Attempt[]) | undefined;
  /** Until when it is tried; called when the trying begins. */
  readonly until: () => EpochMs;
}

/** The outcome of an attempt that was repeated; `tries` counts the requests. */
export type Outcome<T, Failure> =
  | { readonly ok: true; readonly value: T; readonly tries: number }
  | { readonly ok: false; readonly failure: Failure; readonly tries: number };

/** Delivers answers to people: each attempt is repeated while that makes sense, then the next one is tried. */
export interface Responder<Failure> {
  /**
   * Repeats one attempt until it succeeds, fails for good, or `until` is near. Rejects with errors that are no failure
   * of the platform's.
   */
  retry<T>(attempt: Attempt<T>, until: EpochMs, backoff?: Backoff): Promise<Outcome<T, Failure>>;
  /** Resolves to whether it arrived. Never rejects. */
  deliver(out: Outgoing): Promise<boolean>;
  /** Logs and counts an answer that cannot be delivered; `reason` is in words for operators. */
  reportUndelivered(reason: string): void;
  /** Gives up on what is not delivered within `ms` milliseconds, and resolves when nothing more is sent. */
  stop(ms: number): Promise<void>;
}

/** The parts of a responder that are a platform's own. */
export interface ResponderParts<Failure extends ApiFailure> {
  /** The platform, as log lines name it: "slack", "Slack". */
  readonly name: string;
  readonly title: string;
  readonly telemetry: Telemetry;
  readonly wait: Wait;
  readonly now: () => EpochMs;
  /** Why an attempt failed; undefined for an error that is no failure of the platform's. */
  readonly failureFrom: (error: unknown) => Failure | undefined;
  readonly onRevoked: (failure: Extract<Failure, Revoked>) => void;
  /**
   * Why an answer did not arrive, in words for operators, from the failures of its attempts and of those as plain text.
   */
  readonly reason: (failures: readonly Failure[], asText: readonly Failure[]) => string;
  /** Advice for the operator: a sentence that begins with a space, or nothing. */
  readonly advice?: (reason: string) => string;
}

const BACKOFF = { first: 500, ceiling: 15_000 };
/** How long an answer is tried with its pictures before it goes out in words, in milliseconds. */
const PICTURE_PATIENCE = 5_000;
/** Answers that may wait for another try at once, some kilobytes each: more would fill the memory in an outage. */
const MOST_PENDING = 5_000;

const isRevoked = <Failure extends ApiFailure>(failure: Failure): failure is Extract<Failure, Revoked> =>
  failure.kind === 'revoked';

/** A responder over the parts of one platform. */
export function createResponder<Failure extends ApiFailure>(
  parts: ResponderParts<Failure>,
): Responder<Failure> {
  const { name, title, telemetry, wait, onRevoked, reason, advice } = parts;
  const stopping = new AbortController();
  const tasks = createTasks();
  const isFull = (): boolean => tasks.size > MOST_PENDING;
  const retry: Responder<Failure>['retry'] = (attempt, until, backoff = BACKOFF) =>
    retryAttempt(parts, { attempt, until, backoff, stopping: stopping.signal, isFull });

  /** Tries each attempt in turn; returns undefined once one succeeded, else why each of them failed. */
  async function tryEach(attempts: readonly Attempt[], until: EpochMs): Promise<Failure[] | undefined> {
    const failures: Failure[] = [];
    for (const attempt of attempts) {
      const outcome = await retry(attempt, until);
      if (outcome.ok) return undefined;
      const { failure } = outcome;
      failures.push(failure);
      if (isRevoked(failure)) onRevoked(failure);
      if (failure.kind === 'rejected' || stopping.signal.aborted) break;
    }
    return failures;
  }

  async function deliver({ withPictures, attempts, asText, until }: Outgoing): Promise<boolean> {
    if (withPictures && !(await tryEach(withPictures(), Math.min(until(), parts.now() + PICTURE_PATIENCE))))
      return true;
    const failures = await tryEach(attempts(), until());
    if (!failures) return true;
    const last = failures.at(-1);
    let textFailures: readonly Failure[] | undefined = [];
    if (last?.kind === 'rejected' && asText) {
      telemetry.error(new Error(`${title} refused a message: ${last.what}`));
      textFailures = await tryEach(asText(), until());
    }
    if (!textFailures) return true;
    reportUndelivered(reason(failures, textFailures));
    return false;
  }

  function reportUndelivered(why: string): void {
    telemetry.count('undelivered');
    telemetry.log(`${name}: an answer could not be delivered (${why}).${advice?.(why) ?? ''}`, {
      event: 'undelivered',
    });
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
    reportUndelivered,
    async stop(ms) {
      const done = tasks.settled();
      await atMost(ms, done, wait);
      stopping.abort(new Error('stopping'));
      await done;
    },
  };
}

interface Retry<T> {
  readonly attempt: Attempt<T>;
  readonly until: EpochMs;
  readonly backoff: Backoff;
  readonly stopping: AbortSignal;
  /** Whether so much is under way that nothing more may wait. */
  readonly isFull: () => boolean;
}

/** Repeats one attempt until it succeeds, fails for good, or its time is up. */
async function retryAttempt<T, Failure extends ApiFailure>(
  { telemetry, wait, now, failureFrom }: ResponderParts<Failure>,
  { attempt, until, backoff, stopping, isFull }: Retry<T>,
): Promise<Outcome<T, Failure>> {
  const isStopping = (): boolean => stopping.aborted;
  for (let tries = 1; ; tries += 1) {
    try {
      return { ok: true, value: await attempt(), tries };
    } catch (error) {
      const failure = failureFrom(error);
      if (!failure) throw error;
      if (failure.kind !== 'retryable') return { ok: false, failure, tries };
      const pause = failure.after ?? delayBefore(tries, backoff);
      if (now() + pause > until || isStopping() || isFull()) return { ok: false, failure, tries };
      telemetry.count('retried');
      await wait(pause, stopping).catch(() => undefined);
      if (isStopping()) return { ok: false, failure, tries };
    }
  }
}
