import type { Venue } from '../../core/declare/invocation.ts';
import type { Reply } from '../../reply/reply.ts';
import type { Core, SendResult } from './adapter.ts';
import { QueueFull } from './rate-limiter.ts';
import type { SendFailure, SenderParts } from './send-parts.ts';

/** A sender at work: its platform's parts, the core once it is started, and the signal that stops it. */
export interface Sending<Message> {
  readonly parts: SenderParts<Message>;
  readonly stopping: AbortSignal;
  core: Core | undefined;
}

/** A step's value, or why it failed. */
export type StepResult<T> = { readonly done: T } | SendFailure;

/** The claim on a send ran out: another process may send it by now. */
export class ClaimLost extends Error {}

/** Sending stops: whichever process takes the message up next may send it at once. */
export const STOPPING = { kind: 'retryable', after: 0, what: 'stopping' } as const;

/** Runs one step and returns why it failed where it did. An error that the platform's parts do not know is a bug. */
export async function runStep<Message, T>(
  { parts, stopping }: Sending<Message>,
  venue: Venue,
  step: () => Promise<T>,
): Promise<StepResult<T>> {
  try {
    return { done: await step() };
  } catch (error) {
    if (error === stopping.reason) return STOPPING;
    if (error instanceof ClaimLost) return { kind: 'retryable', after: 0, what: 'the claim ran out' };
    if (error instanceof QueueFull) return { kind: 'retryable', after: error.after, what: error.message };
    const failure = await parts.failureOf(error, venue);
    if (failure) return failure;
    parts.telemetry.error(error);
    return { kind: 'retryable', what: 'a bug', unanswered: true };
  }
}

/** A message to be sent, and the same with its pictures where it has any. */
export interface Prepared<Message> {
  readonly inWords: Message;
  readonly withPictures: Message | undefined;
}

/** Renders a reply and stores the actions of its buttons; or says why nothing can be sent. */
export async function prepareMessage<Message>(
  sending: Sending<Message>,
  venue: Venue,
  reply: Reply,
): Promise<Prepared<Message> | SendResult> {
  const { parts, stopping, core } = sending;
  if (venue.platform !== parts.name) return rejected(sending, `${parts.name} cannot reach ${venue.platform}`);
  if (!core) return { kind: 'retryable', what: 'not started' };
  if (stopping.aborted) return STOPPING;
  const { payload: inWords, storedActions } = parts.show(reply);
  const pictured = await parts.showPictures?.(reply, venue, stopping);
  try {
    const all = [...storedActions, ...(pictured?.storedActions ?? [])];
    await core.storeActions(all, parts.owner(venue));
  } catch (error) {
    // Nobody waits for the message: better later than with buttons that do nothing.
    parts.telemetry.error(error);
    return { kind: 'retryable', what: 'its buttons could not be kept' };
  }
  return { inWords, withPictures: pictured?.payload };
}

/** The result of the message with its pictures, or in words alone where it has none or the platform does not take them. */
export async function picturesFirst<Message, R>(
  { inWords, withPictures }: Prepared<Message>,
  send: (message: Message) => Promise<R>,
  resultFrom: (sent: R) => StepResult<unknown>,
): Promise<R> {
  if (withPictures === undefined) return send(inWords);
  const first = await send(withPictures);
  const result = resultFrom(first);
  const isRefused = !('done' in result) && (result.kind === 'rejected' || result.kind === 'unreachable');
  return isRefused ? send(inWords) : first;
}

/** Where the platform refused the blocks, the result of one more try in plain text. */
export async function orAsText<Message, T>(
  { parts, stopping }: Sending<Message>,
  first: StepResult<T>,
  reply: Reply,
  retry: (message: Message) => Promise<StepResult<T>>,
): Promise<StepResult<T>> {
  if ('done' in first || first.kind !== 'rejected') return first;
  parts.telemetry.error(new Error(`${parts.name} refused a message: ${first.what}`));
  if (stopping.aborted) return STOPPING;
  const second = await retry(parts.asText(reply));
  return 'done' in second || second.kind !== 'rejected'
    ? second
    : { kind: 'rejected', what: `${second.what}, even in plain words` };
}

/** The result of a message that cannot be sent at all, which is reported as a bug. */
export function rejected<Message>({ parts }: Sending<Message>, what: string): SendResult {
  parts.telemetry.error(new Error(`${parts.name}: a proactive message could not be sent: ${what}`));
  return { kind: 'rejected', what };
}

/**
 * The result for a failure after which the platform holds no message, or where it makes no difference whether it does.
 */
export function resultOf<Message>(sending: Sending<Message>, failure: SendFailure): SendResult {
  const { kind, what } = failure;
  switch (kind) {
    case 'rejected':
      return rejected(sending, what);
    case 'retryable':
      return { kind, what, ...(failure.after !== undefined && { after: failure.after }) };
    case 'unreachable':
      return { kind, what, ...(failure.hint !== undefined && { hint: failure.hint }) };
    case 'revoked':
      return { kind, what };
  }
}
