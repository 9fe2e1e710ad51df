import type { Venue } from '../../core/declare/invocation.ts';
import type { Json, Reply } from '../../reply/reply.ts';
import type { Core, SendResult } from './adapter.ts';
import { sentMessageFrom, type OutgoingMessage, type SendFailure, type SenderParts } from './send-parts.ts';
import {
  ClaimLost,
  orAsText,
  picturesFirst,
  prepareMessage,
  rejected,
  resultOf,
  runStep,
  type Sending,
  type StepResult,
} from './send-steps.ts';
import { createTasks } from './background-tasks.ts';

/** Sends proactive messages, each once; the caller decides which to try again. */
export interface Sender {
  start(core: Core): void;
  /** As `Adapter.send`: never rejects. */
  send(venue: Venue, reply: Reply, key: string, isClaimed?: () => boolean): Promise<SendResult>;
  /** As `Adapter.update`: never rejects. */
  update(venue: Venue, message: Json, reply: Reply): Promise<SendResult>;
  /** Opens the conversation in which somebody is to be written to later. Never rejects: a failure is counted. */
  openDirectMessage(venue: Venue): Promise<void>;
  /** Aborted when the sender stops, so that whatever waits for its turn ends. */
  readonly stopping: AbortSignal;
  /** Begins nothing more, and resolves when nothing more is sent. */
  stop(): Promise<void>;
}

const always = (): boolean => true;

/** A sender over the parts of one platform. */
export function createSender<Message>(parts: SenderParts<Message>): Sender {
  const { telemetry } = parts;
  const stopping = new AbortController();
  const tasks = createTasks();
  const sending: Sending<Message> = { parts, stopping: stopping.signal, core: undefined };

  /** Waited for before the sender has stopped; whatever it throws is reported as a bug. */
  const tracked = (work: Promise<SendResult>): Promise<SendResult> =>
    tasks.track(
      work.catch((error: unknown): SendResult => {
        telemetry.error(error);
        return { kind: 'rejected', what: 'a bug' };
      }),
    );

  return {
    stopping: stopping.signal,
    start: (core) => void (sending.core = core),
    send: (venue, reply, key, isClaimed = always) =>
      tracked(sendOnce(sending, { venue, reply, key, isClaimed })),
    update: (venue, message, reply) => tracked(updateOnce(sending, { venue, message, reply })),
    openDirectMessage: (venue) =>
      tasks.track(openAhead(sending, venue).catch((error: unknown) => telemetry.error(error))),
    async stop() {
      stopping.abort(new Error('stopping'));
      await tasks.settled();
    },
  };
}

interface SendRequest {
  readonly venue: Venue;
  readonly reply: Reply;
  readonly key: string;
  readonly isClaimed: () => boolean;
}

/**
 * One attempt: render, store the actions, open the conversation, post, and once more as text where blocks are refused.
 */
async function sendOnce<Message>(sending: Sending<Message>, request: SendRequest): Promise<SendResult> {
  const { venue, reply, key, isClaimed } = request;
  const { parts, stopping } = sending;
  const prepared = await prepareMessage(sending, venue, reply);
  if (!('inWords' in prepared)) return prepared;
  const assertMaySend = (): void => {
    stopping.throwIfAborted();
    if (!isClaimed()) throw new ClaimLost();
  };
  const outgoing = { venue, message: prepared.inWords, key, assertMaySend };
  const posted = await picturesFirst(
    prepared,
    (message) => postOrReopen(sending, { ...outgoing, message }),
    ({ result }) => result,
  );
  if (posted.channel === undefined) return resultOf(sending, posted.result);
  const { channel } = posted;
  const result = await orAsText(sending, posted.result, reply, (message) =>
    runStep(sending, venue, () => parts.post(channel, { ...outgoing, message }, stopping)),
  );
  if ('done' in result) return { kind: 'sent', message: result.done };
  return result.kind === 'retryable' && result.unanswered === true
    ? { kind: 'unknown', what: result.what }
    : resultOf(sending, result);
}

interface UpdateRequest {
  readonly venue: Venue;
  readonly message: Json;
  readonly reply: Reply;
}

/** One attempt to edit a message that was sent. */
async function updateOnce<Message>(
  sending: Sending<Message>,
  { venue, message, reply }: UpdateRequest,
): Promise<SendResult> {
  const { parts, stopping } = sending;
  const at = sentMessageFrom(message);
  if (!at) return rejected(sending, 'a message to be changed is none that was sent');
  const prepared = await prepareMessage(sending, venue, reply);
  if (!('inWords' in prepared)) return prepared;
  const assertMaySend = (): void => stopping.throwIfAborted();
  const edit = (content: Message) =>
    runStep(sending, venue, () => parts.edit(at, { message: content, assertMaySend }, stopping));
  const edited = await picturesFirst(prepared, edit, (one) => one);
  const result = await orAsText(sending, edited, reply, edit);
  return 'done' in result ? { kind: 'sent', message } : resultOf(sending, result);
}

/** The result of a post; `channel` is undefined where none was found, so that nothing was sent. */
type PostResult =
  | { readonly channel: string; readonly result: StepResult<Json> }
  | { readonly channel: undefined; readonly result: SendFailure };

/** Finds the channel of a venue, opening the conversation where it has to, and posts there. */
async function post<Message>(
  sending: Sending<Message>,
  outgoing: OutgoingMessage<Message>,
): Promise<PostResult> {
  const { parts, stopping } = sending;
  const { venue } = outgoing;
  const found = await runStep(sending, venue, () => parts.channelFor(venue, 'message', stopping));
  if (!('done' in found)) return { channel: undefined, result: found };
  const channel = found.done;
  const result = await runStep(sending, venue, () => parts.post(channel, outgoing, stopping));
  return { channel, result };
}

/** A stored conversation may be another app's, from before this one was installed: that says nothing of the person. */
async function postOrReopen<Message>(
  sending: Sending<Message>,
  outgoing: OutgoingMessage<Message>,
): Promise<PostResult> {
  const first = await post(sending, outgoing);
  return isConversationMissing(first) ? post(sending, outgoing) : first;
}

const isConversationMissing = ({ result }: PostResult): boolean =>
  !('done' in result) && result.kind === 'unreachable' && result.conversationMissing === true;

async function openAhead<Message>(sending: Sending<Message>, venue: Venue): Promise<void> {
  const { parts, stopping } = sending;
  if (stopping.aborted) return;
  const opened = await runStep(sending, venue, () => parts.channelFor(venue, 'opt-in', stopping));
  if (!('done' in opened)) parts.telemetry.count('unreached');
}
