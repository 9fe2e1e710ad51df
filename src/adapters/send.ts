import type { Venue } from '../command/invocation.ts';
import type { Json, Reply } from '../reply/reply.ts';
import type { Core, Rendered, Sent, Watch } from './adapter.ts';
import { Crowded } from './pace.ts';

/** What kept a request from being done. `unanswered`: it may have been done all the same. */
export type Setback =
  | { readonly kind: 'later'; readonly after?: number; readonly what: string; readonly unanswered?: boolean }
  | { readonly kind: 'closed' | 'shut out' | 'refused'; readonly what: string };

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
  reach(venue: Venue, signal: AbortSignal): Promise<string>;
  /** Says it, once, unless the signal ends it before: then it rejects with the signal's reason. */
  post(channel: string, said: Said<Message>, signal: AbortSignal): Promise<Json>;
  /** What an error of the two means; undefined for one that is none of the platform's. */
  setback(error: unknown, venue: Venue): Setback | undefined | Promise<Setback | undefined>;
}

export interface Said<Message> {
  readonly venue: Venue;
  readonly message: Message;
  readonly key: string;
}

/** Says things unasked, each once; who asks decides what is tried again. */
export interface Sender {
  start(core: Core): void;
  /** As the seam's: never rejects. */
  send(venue: Venue, reply: Reply, key: string): Promise<Sent>;
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
      if (error instanceof Crowded) return { kind: 'later', after: error.after, what: error.message };
      const setback = await parts.setback(error, venue);
      if (setback) return setback;
      watch.report(error);
      return { kind: 'later', what: 'a bug', unanswered: true };
    }
  }

  async function attempt(venue: Venue, reply: Reply, key: string): Promise<Sent> {
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
    const reached = await step(venue, () => parts.reach(venue, stopping.signal));
    if (!('done' in reached)) return reached.kind === 'refused' ? refused(reached.what) : notOut(reached);
    const post = (message: Message) =>
      step(venue, () => parts.post(reached.done, { venue, message, key }, stopping.signal));
    const first = await post(payload);
    if (!('done' in first) && first.kind === 'refused') {
      watch.report(new Error(`${name} refused a message: ${first.what}`));
      if (isStopping()) return STOPPING;
      return outcome(await post(parts.inWords(reply)));
    }
    return outcome(first);
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
    const opened = await step(venue, () => parts.reach(venue, stopping.signal));
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
    send: (venue, reply, key) =>
      track(
        attempt(venue, reply, key).catch((error: unknown): Sent => {
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

/** Of a setback after which it is known that nothing was said. */
const notOut = (setback: Setback): Sent =>
  setback.kind === 'later'
    ? {
        kind: 'later',
        what: setback.what,
        ...(setback.after !== undefined && { after: setback.after }),
      }
    : { kind: setback.kind, what: setback.what };
