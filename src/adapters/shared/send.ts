import type { Venue } from '../../core/declare/invocation.ts';
import type { Json, Reply } from '../../reply/reply.ts';
import type { Core, Rendered, SendResult, Telemetry } from './adapter.ts';
import type { Purpose } from './conversations.ts';
import type { Rejected, Retryable, Revoked, Unreachable } from './failure.ts';
import { QueueFull } from './rate-limiter.ts';
import { createTasks } from './tasks.ts';

/** Why a proactive message was not sent. */
export type SendFailure =
  | Retryable
  /**
   * `gone`: the conversation itself is not there, and another may be opened with the same person. `hint`: how persons let
   * Rung write in a channel.
   */
  | (Unreachable & { readonly gone?: boolean; readonly hint?: string })
  | Rejected
  | Omit<Revoked, 'fix'>;

/** The parts of a sender that are a platform's own. */
export interface SenderParts<Message> {
  readonly name: string;
  readonly telemetry: Telemetry;
  show(reply: Reply): Rendered<Message>;
  /** The same without blocks, for where those are refused. */
  asText(reply: Reply): Message;
  /** Under whom its actions are stored. */
  owner(venue: Venue): Parameters<Core['storeActions']>[1];
  /** The channel to write to. Rejects with an error that `failureOf` knows, or with the signal's reason; sends nothing. */
  channelFor(venue: Venue, purpose: Exclude<Purpose, 'answer'>, signal: AbortSignal): Promise<string>;
  /** Posts it, once, unless the signal ends it before: then it rejects with the signal's reason. */
  post(channel: string, said: Said<Message>, signal: AbortSignal): Promise<Json>;
  /** Puts a message in place of one that was said, once. Rejects as `post` does. */
  edit(at: Posted, edit: Edit<Message>, signal: AbortSignal): Promise<unknown>;
  /** Why one of the three above rejected; undefined for an error that is none of the platform's. */
  failureOf(error: unknown, venue: Venue): SendFailure | undefined | Promise<SendFailure | undefined>;
}

export interface Said<Message> {
  readonly venue: Venue;
  readonly message: Message;
  readonly key: string;
  /** Asked right before the request goes out. Throws where it is not to: stopping, or no longer the sender's. */
  readonly mayGo: () => void;
}

export type Edit<Message> = Pick<Said<Message>, 'message' | 'mayGo'>;

/** Where a message of ours stands: its channel, and its id there. */
export interface Posted {
  readonly channel: string;
  readonly id: string;
}

/** Where a message stands, read from the `message` of a SendResult; undefined for anything else. */
function postedAt(message: Json): Posted | undefined {
  if (typeof message !== 'object' || message === null || !('channel' in message)) return undefined;
  const { channel, id } = message;
  return typeof channel === 'string' && typeof id === 'string' ? { channel, id } : undefined;
}

/** The claim on a send ran out: another process may send it by now. */
class ClaimLost extends Error {}
const always = (): boolean => true;

/** Sends proactive messages, each once; the caller decides which to try again. */
export interface Sender {
  start(core: Core): void;
  /** As the seam's: never rejects. */
  send(venue: Venue, reply: Reply, key: string, holds?: () => boolean): Promise<SendResult>;
  /** As the seam's: never rejects. */
  update(venue: Venue, message: Json, reply: Reply): Promise<SendResult>;
  /** Opens the conversation in which somebody is to be written to later. Never rejects: a failure is counted. */
  openDirectMessage(venue: Venue): Promise<void>;
  /** Ends what only waits for its turn. */
  readonly stopping: AbortSignal;
  /** Begins nothing more, and resolves when nothing more is sent. */
  stop(): Promise<void>;
}

/** Whoever takes it up next may send it at once. */
const STOPPING = { kind: 'retryable', after: 0, what: 'stopping' } as const;

export function createSender<Message>(parts: SenderParts<Message>): Sender {
  const { name, telemetry } = parts;
  const stopping = new AbortController();
  const tasks = createTasks();
  let core: Core | undefined;
  const isStopping = (): boolean => stopping.signal.aborted;

  /** Does one step, and tells why it failed where it did. An error that the platform does not know is a bug. */
  async function step<T>(venue: Venue, work: () => Promise<T>): Promise<Came<T>> {
    try {
      return { done: await work() };
    } catch (error) {
      if (error === stopping.signal.reason) return STOPPING;
      if (error instanceof ClaimLost) return { kind: 'retryable', after: 0, what: 'the claim ran out' };
      if (error instanceof QueueFull) return { kind: 'retryable', after: error.after, what: error.message };
      const failure = await parts.failureOf(error, venue);
      if (failure) return failure;
      telemetry.error(error);
      return { kind: 'retryable', what: 'a bug', unanswered: true };
    }
  }

  /** The message, once the actions of its buttons are stored; or why nothing can be sent. */
  async function prepare(venue: Venue, reply: Reply): Promise<{ readonly payload: Message } | SendResult> {
    if (venue.platform !== name) return rejected(`${name} cannot reach ${venue.platform}`);
    if (!core) return { kind: 'retryable', what: 'not started' };
    if (isStopping()) return STOPPING;
    const { payload, storedActions } = parts.show(reply);
    try {
      await core.storeActions(storedActions, parts.owner(venue));
    } catch (error) {
      // Nobody waits for it: better later than with buttons that do nothing.
      telemetry.error(error);
      return { kind: 'retryable', what: 'its buttons could not be kept' };
    }
    return { payload };
  }

  async function attempt(venue: Venue, reply: Reply, key: string, holds: () => boolean): Promise<SendResult> {
    const prepared = await prepare(venue, reply);
    if (!('payload' in prepared)) return prepared;
    const mayGo = (): void => {
      stopping.signal.throwIfAborted();
      if (!holds()) throw new ClaimLost();
    };
    const shown = { venue, message: prepared.payload, key, mayGo };
    const first = await say(shown);
    // It was known from a time when another app was there, say, and is no sign of the person's: it is opened anew.
    const said = isGone(first) ? await say(shown) : first;
    if (said.to === undefined) return settled(said.came);
    const { to } = said;
    const came = await orAsText(said.came, reply, (message) =>
      step(venue, () => parts.post(to, { ...shown, message }, stopping.signal)),
    );
    if ('done' in came) return { kind: 'sent', message: came.done };
    return came.kind === 'retryable' && came.unanswered === true
      ? { kind: 'unknown', what: came.what }
      : settled(came);
  }

  async function change(venue: Venue, message: Json, reply: Reply): Promise<SendResult> {
    const at = postedAt(message);
    if (!at) return rejected('a message to be changed is none that was sent');
    const prepared = await prepare(venue, reply);
    if (!('payload' in prepared)) return prepared;
    const mayGo = (): void => stopping.signal.throwIfAborted();
    const edit = (shown: Message) =>
      step(venue, () => parts.edit(at, { message: shown, mayGo }, stopping.signal));
    const came = await orAsText(await edit(prepared.payload), reply, edit);
    return 'done' in came ? { kind: 'sent', message } : settled(came);
  }

  /** Once more in plain words, where the blocks were refused. */
  async function orAsText<T>(
    came: Came<T>,
    reply: Reply,
    again: (message: Message) => Promise<Came<T>>,
  ): Promise<Came<T>> {
    if ('done' in came || came.kind !== 'rejected') return came;
    telemetry.error(new Error(`${name} refused a message: ${came.what}`));
    if (isStopping()) return STOPPING;
    const words = await again(parts.asText(reply));
    return 'done' in words || words.kind !== 'rejected'
      ? words
      : { kind: 'rejected', what: `${words.what}, even in plain words` };
  }

  /** Reaches the conversation and says it there. */
  async function say(said: Said<Message>): Promise<Tried> {
    const { venue } = said;
    const reached = await step(venue, () => parts.channelFor(venue, 'message', stopping.signal));
    if (!('done' in reached)) return { to: undefined, came: reached };
    const to = reached.done;
    return { to, came: await step(venue, () => parts.post(to, said, stopping.signal)) };
  }

  const settled = (failure: SendFailure): SendResult =>
    failure.kind === 'rejected' ? rejected(failure.what) : toSendResult(failure);

  function rejected(what: string): SendResult {
    telemetry.error(new Error(`${name}: nothing could be said unasked: ${what}`));
    return { kind: 'rejected', what };
  }

  async function open(venue: Venue): Promise<void> {
    if (isStopping()) return;
    const opened = await step(venue, () => parts.channelFor(venue, 'opt-in', stopping.signal));
    if (!('done' in opened)) telemetry.count('unreached');
  }

  /** Whatever goes wrong is told as a bug. */
  const safely = (work: Promise<SendResult>): Promise<SendResult> =>
    tasks.track(
      work.catch((error: unknown): SendResult => {
        telemetry.error(error);
        return { kind: 'rejected', what: 'a bug' };
      }),
    );

  return {
    stopping: stopping.signal,
    start: (started) => void (core = started),
    send: (venue, reply, key, holds = always) => safely(attempt(venue, reply, key, holds)),
    update: (venue, message, reply) => safely(change(venue, message, reply)),
    openDirectMessage: (venue) => tasks.track(open(venue).catch((error: unknown) => telemetry.error(error))),
    async stop() {
      stopping.abort(new Error('stopping'));
      await tasks.settled();
    },
  };
}

/** The outcome of one step. */
type Came<T> = { readonly done: T } | SendFailure;

/** The outcome of a post; `to` is the channel, undefined where none was found and nothing was sent. */
type Tried =
  { readonly to: string; readonly came: Came<Json> } | { readonly to: undefined; readonly came: SendFailure };

const isGone = ({ came }: Tried): boolean =>
  !('done' in came) && came.kind === 'unreachable' && came.gone === true;

/** A failure as it is told where nothing was said, or where it makes no difference whether something was. */
function toSendResult(failure: SendFailure): SendResult {
  const { kind, what } = failure;
  if (kind === 'retryable')
    return { kind, what, ...(failure.after !== undefined && { after: failure.after }) };
  return { kind, what, ...(kind === 'unreachable' && failure.hint !== undefined && { hint: failure.hint }) };
}
