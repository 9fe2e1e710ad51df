import type { Venue } from '../command/invocation.ts';
import type { Json, Reply } from '../reply/reply.ts';
import type { Core, Rendered, Sent, Watch } from './adapter.ts';
import type { Purpose } from './conversations.ts';
import { Crowded } from './pace.ts';

/** What kept a request from being done. `unanswered`: it may have been done all the same. */
export type Setback =
  | { readonly kind: 'later'; readonly after?: number; readonly what: string; readonly unanswered?: boolean }
  /** `gone`: the conversation itself is not there, and another may be opened with the same person. */
  | { readonly kind: 'closed'; readonly what: string; readonly gone?: boolean }
  | { readonly kind: 'shut out' | 'refused'; readonly what: string };

/** What a platform does for something to be said unasked. */
export interface SenderParts<Message> {
  readonly name: string;
  readonly watch: Watch;
  show(reply: Reply): Rendered<Message>;
  /** The same without blocks, for where those are refused. */
  inWords(reply: Reply): Message;
  /** Whose its kept calls are. */
  owner(venue: Venue): Parameters<Core['keep']>[1];
  /** The channel to write to. Rejects with what `setback` reads, or as `post` when it ends; nothing is said by it. */
  reach(venue: Venue, purpose: Exclude<Purpose, 'answer'>, signal: AbortSignal): Promise<string>;
  /** Says it, once, unless the signal ends it before: then it rejects with the signal's reason. */
  post(channel: string, said: Said<Message>, signal: AbortSignal): Promise<Json>;
  /** What an error of the two means; undefined for one that is none of the platform's. */
  setback(error: unknown, venue: Venue): Setback | undefined | Promise<Setback | undefined>;
}

export interface Said<Message> {
  readonly venue: Venue;
  readonly message: Message;
  readonly key: string;
  /** Asked right before the request goes out. Throws where it is not to: stopping, or no longer the sender's. */
  readonly mayGo: () => void;
}

/** Somebody else may send it by now. */
class Overtaken extends Error {}
const always = (): boolean => true;

/** Says things unasked, each once; who asks decides what is tried again. */
export interface Sender {
  start(core: Core): void;
  /** As the seam's: never rejects. */
  send(venue: Venue, reply: Reply, key: string, holds?: () => boolean): Promise<Sent>;
  /** Opens the conversation in which somebody is to be written to later. Never rejects: a failure is counted. */
  open(venue: Venue): Promise<void>;
  /** Ends what only waits for its turn. */
  readonly stopping: AbortSignal;
  /** Begins nothing more, and resolves when nothing more is sent. */
  stop(): Promise<void>;
}

/** Whoever takes it up next may send it at once. */
const STOPPING = { kind: 'later', after: 0, what: 'stopping' } as const;

export function createSender<Message>(parts: SenderParts<Message>): Sender {
  const { name, watch } = parts;
  const stopping = new AbortController();
  const pending = new Set<Promise<unknown>>();
  let core: Core | undefined;
  const isStopping = (): boolean => stopping.signal.aborted;

  /** Does one step, and tells what kept it from being done. An error that the platform does not know is a bug. */
  async function step<T>(venue: Venue, work: () => Promise<T>): Promise<{ done: T } | Setback> {
    try {
      return { done: await work() };
    } catch (error) {
      if (error === stopping.signal.reason) return STOPPING;
      if (error instanceof Overtaken) return { kind: 'later', after: 0, what: 'the claim ran out' };
      if (error instanceof Crowded) return { kind: 'later', after: error.after, what: error.message };
      const setback = await parts.setback(error, venue);
      if (setback) return setback;
      watch.report(error);
      return { kind: 'later', what: 'a bug', unanswered: true };
    }
  }

  async function attempt(venue: Venue, reply: Reply, key: string, holds: () => boolean): Promise<Sent> {
    if (venue.platform !== name) return refused(`${name} cannot reach ${venue.platform}`);
    if (!core) return { kind: 'later', what: 'not started' };
    if (isStopping()) return STOPPING;
    const { payload, kept } = parts.show(reply);
    try {
      await core.keep(kept, parts.owner(venue));
    } catch (error) {
      // Nobody waits for it: better later than with buttons that do nothing.
      watch.report(error);
      return { kind: 'later', what: 'its buttons could not be kept' };
    }
    const mayGo = (): void => {
      stopping.signal.throwIfAborted();
      if (!holds()) throw new Overtaken();
    };
    const shown = { venue, message: payload, key, mayGo };
    const first = await say(shown);
    // It was known from a time when another app was there, say, and is no sign of the person's: it is opened anew.
    const said = isGone(first) ? await say(shown) : first;
    if (said.to === undefined)
      return said.came.kind === 'refused' ? refused(said.came.what) : notOut(said.came);
    const { to, came } = said;
    if ('done' in came || came.kind !== 'refused') return outcome(came);
    watch.report(new Error(`${name} refused a message: ${came.what}`));
    if (isStopping()) return STOPPING;
    const words = { ...shown, message: parts.inWords(reply) };
    return outcome(await step(venue, () => parts.post(to, words, stopping.signal)));
  }

  /** Reaches the conversation and says it there. */
  async function say(said: Said<Message>): Promise<Tried> {
    const { venue } = said;
    const reached = await step(venue, () => parts.reach(venue, 'message', stopping.signal));
    if (!('done' in reached)) return { to: undefined, came: reached };
    const to = reached.done;
    return { to, came: await step(venue, () => parts.post(to, said, stopping.signal)) };
  }

  function outcome(posted: { done: Json } | Setback): Sent {
    if ('done' in posted) return { kind: 'sent', message: posted.done };
    if (posted.kind === 'refused') return refused(`${posted.what}, even in plain words`);
    return posted.kind === 'later' && posted.unanswered === true
      ? { kind: 'unknown', what: posted.what }
      : notOut(posted);
  }

  function refused(what: string): Sent {
    watch.report(new Error(`${name}: nothing could be said unasked: ${what}`));
    return { kind: 'refused', what };
  }

  async function open(venue: Venue): Promise<void> {
    if (isStopping()) return;
    const opened = await step(venue, () => parts.reach(venue, 'opt-in', stopping.signal));
    if (!('done' in opened)) watch.count('unreached');
  }

  function track<T>(work: Promise<T>): Promise<T> {
    pending.add(work);
    void work.finally(() => pending.delete(work));
    return work;
  }

  return {
    stopping: stopping.signal,
    start: (given) => void (core = given),
    send: (venue, reply, key, holds = always) =>
      track(
        attempt(venue, reply, key, holds).catch((error: unknown): Sent => {
          watch.report(error);
          return { kind: 'refused', what: 'a bug' };
        }),
      ),
    open: (venue) => track(open(venue).catch((error: unknown) => watch.report(error))),
    async stop() {
      stopping.abort(new Error('stopping'));
      await Promise.all(pending);
    },
  };
}

/** What came of saying something; `to` is where it was said, undefined where nothing was: it was not reached. */
type Tried =
  | { readonly to: string; readonly came: { readonly done: Json } | Setback }
  | { readonly to: undefined; readonly came: Setback };

const isGone = ({ came }: Tried): boolean =>
  !('done' in came) && came.kind === 'closed' && came.gone === true;

/** Of a setback after which it is known that nothing was said. */
const notOut = (setback: Setback): Sent =>
  setback.kind === 'later'
    ? {
        kind: 'later',
        what: setback.what,
        ...(setback.after !== undefined && { after: setback.after }),
      }
    : { kind: setback.kind, what: setback.what };
