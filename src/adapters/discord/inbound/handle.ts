import { InteractionResponseType } from 'discord-api-types/v10';
import type { Profile } from '../../../core/declare/command.ts';
import { replay, type Invocation } from '../../../core/declare/invocation.ts';
import type { Call, Form } from '../../../reply/reply.ts';
import { createAnswering, type Answering, type AnsweringParts } from '../../shared/answer-steps.ts';
import type { Wait } from '../../shared/backoff.ts';
import { filledIn, type Requester } from '../../shared/requester.ts';
import { tracedEvents } from '../../shared/tracing.ts';
import { readFiles, type Download } from '../../shared/uploads.ts';
import { CODES } from '../connection/failure.ts';
import { keptPrivate, OWNER, sendAnswer } from '../outbound/answer.ts';
import type { DrawingParts } from '../outbound/content.ts';
import type { InteractionTarget, MessageTarget } from '../outbound/reply-target.ts';
import type { Acknowledged, DiscordResponder } from '../outbound/responder.ts';
import { renderForm } from '../render/form.ts';
import type { SpellIn } from '../render/spelling.ts';
import { acknowledge } from './acknowledge.ts';
import { answerInPublic } from './public-answer.ts';
import type { InboundEvent, Typing } from './request.ts';
import type { FilledIn } from './filled-in.ts';
import { choicesFor } from './suggest.ts';

/** The parts that inbound events are answered with. */
export interface HandlerParts extends Omit<AnsweringParts, 'title'> {
  readonly responder: DiscordResponder;
  readonly wait: Wait;
  readonly drawing?: DrawingParts | undefined;
  readonly download: Download;
  readonly spell: SpellIn;
}

/** Answers an inbound event. Never rejects. */
export type Handler = (event: InboundEvent) => Promise<void>;

/** The parts, and the steps that are the same on every platform. */
interface Handling extends HandlerParts {
  readonly answering: Answering;
}

/** How long the call of a button may take to be looked up before the press is acknowledged, in milliseconds. */
const LOOKUP = 1_000;
/**
 * How long it is tried to open a form: the rest of Discord's three seconds is for saying that it did not. Milliseconds.
 */
const FORM_WITHIN = 1_800;

/** A handler of everything that people do on Discord. */
export function createHandler(parts: HandlerParts): Handler {
  const handling: Handling = { ...parts, answering: createAnswering({ ...parts, title: 'Discord' }) };
  const handler: Handler = (event) =>
    handle(handling, event).catch((error: unknown) => parts.telemetry.error(error));
  return tracedEvents(handler, parts.telemetry.tracing);
}

async function handle(handling: Handling, event: InboundEvent): Promise<void> {
  const { telemetry, responder } = handling;
  switch (event.kind) {
    case 'ignored':
      telemetry.count('ignored');
      if (event.target)
        await responder.acknowledge(event.target, { type: InteractionResponseType.DeferredMessageUpdate });
      return;
    case 'typing':
      return suggest(handling, event.typing, event.target);
    case 'command':
      return answerInteraction(handling, event.invocation, event.target);
    case 'message':
      return answerMessage(handling, event.invocation, event.target);
    case 'mention':
      return answerMention(handling, event.invocation, event.target);
    case 'pressed':
      return answerCarriedCall(handling, event);
    case 'submitted':
      return answerCarriedCall(handling, event, event.filled);
  }
}

async function suggest(
  { core, responder }: Handling,
  typing: Typing,
  target: InteractionTarget,
): Promise<void> {
  const choices = await choicesFor(core, typing);
  const type = InteractionResponseType.ApplicationCommandAutocompleteResult;
  await responder.acknowledge(target, { type, data: { choices } });
}

async function answerMessage(
  handling: Handling,
  invocation: Invocation,
  target: MessageTarget,
): Promise<void> {
  const { answering } = handling;
  const answer = await answering.answerOnce(invocation);
  if (!answer) return;
  await sendAnswer(handling, answer, target);
  answering.prepareToWrite(answer, invocation.actor);
}

async function answerMention(
  handling: Handling,
  invocation: Invocation,
  target: MessageTarget,
): Promise<void> {
  const answer = await answerInPublic(handling.core, invocation);
  if (answer) await sendAnswer(handling, answer, target);
  else handling.telemetry.count('repeated');
}

interface Carried {
  /** The packed call of a button or a form. */
  readonly id: string;
  readonly from: Requester;
  readonly target: InteractionTarget;
}

/**
 * Answers the call that a button or a form carried, acknowledging first where it takes long to look it up or to read the
 * form's files.
 */
async function answerCarriedCall(
  handling: Handling,
  { id, from, target }: Carried,
  filled?: FilledIn,
): Promise<void> {
  const { core, answering } = handling;
  const lookup = answering.resolveAction(id, OWNER);
  const early = await withinLookup(lookup, handling.wait);
  const isSlow = early === 'late' || (filled?.files.length ?? 0) > 0;
  const acknowledged = isSlow ? await acknowledge(handling, target, false) : undefined;
  if (acknowledged && !acknowledged.ok) return;
  const call = early === 'late' ? await lookup : early;
  if (call) {
    const whole = filled ? filledIn(call, filled.fields) : call;
    const read = await readFiles(handling, whole, filled?.files ?? [], from);
    if ('problem' in read) return sendAnswer(handling, read.problem, target);
    return answerInteraction(handling, replay(read.call, from), target, acknowledged);
  }
  const last = acknowledged ?? (await acknowledge(handling, target, false));
  if (last.ok) await sendAnswer(handling, core.stale(), target);
}

/** The call, or 'late' where it is not found in time. */
async function withinLookup(
  lookup: Promise<Call | undefined>,
  wait: Wait,
): Promise<Call | 'late' | undefined> {
  const found = new AbortController();
  const late = wait(LOOKUP, found.signal).then(
    () => 'late' as const,
    () => undefined,
  );
  const first = await Promise.race([lookup, late]);
  found.abort();
  return first;
}

/** Answers an invocation, or opens its form; `earlier` is the acknowledgement where it was already sent. */
async function answerInteraction(
  handling: Handling,
  invocation: Invocation,
  target: InteractionTarget,
  earlier?: Acknowledged,
): Promise<void> {
  const { core, answering } = handling;
  const form = await core.form(invocation);
  if (form && target.opens && !earlier) return openForm(handling, form, target);
  const isPublic = !earlier && (await core.visibility(invocation)) === 'channel';
  const acknowledged = earlier ?? (await acknowledge(handling, target, isPublic));
  if (!acknowledged.ok) return;
  if (form && earlier) return sendAnswer(handling, answering.notOpened(form), target);
  const { admin } = target;
  // Who acts in a guild with permissions there is a member of it; Discord knows no guests.
  const profile = (): Promise<Profile> => Promise.resolve(admin === undefined ? {} : { admin, member: true });
  const answer = await answering.answerOnce(invocation, { alone: acknowledged.alone, profile });
  if (!answer) return;
  const isForcedPrivate = isPublic && (acknowledged.isPrivate ?? target.forced);
  const isForOne = isPublic && !isForcedPrivate && answer.visibility === 'private';
  await sendAnswer(handling, isForcedPrivate ? keptPrivate(answer) : answer, target, {
    replacesPublicAcknowledgement: isForOne,
    withoutFiles: isPublic && !isForcedPrivate && !isForOne && !target.attaches,
    asksPicture: invocation.intent === 'picture',
  });
  answering.prepareToWrite(answer, invocation.actor);
}

async function openForm(handling: Handling, form: Form, target: InteractionTarget): Promise<void> {
  const { answering, responder } = handling;
  const rendered = renderForm(form);
  const body = { type: InteractionResponseType.Modal, data: rendered.payload };
  const failure = await answering.openForm(rendered, OWNER, async () => {
    const opened = await responder.acknowledge(target, body, FORM_WITHIN);
    if (opened.ok) return opened.ours ? 'opened' : 'repeated';
    return opened.failure;
  });
  if (!failure) return;
  if (failure.kind === 'unreachable' && failure.code === CODES.unknownInteraction) {
    responder.reportUndelivered(failure.what);
    return;
  }
  const acknowledged = await acknowledge(handling, target, false);
  if (acknowledged.ok) await sendAnswer(handling, answering.notOpened(form), target);
}
