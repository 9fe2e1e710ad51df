import { replay, type Invocation } from '../../../core/declare/invocation.ts';
import type { Form } from '../../../reply/reply.ts';
import {
  createAnswering,
  type Answering,
  type AnsweringParts,
  type FormOutcome,
} from '../../shared/answer-steps.ts';
import type { ApiFailure } from '../../shared/failure.ts';
import type { Greet } from '../../shared/greeter.ts';
import { filledIn, ownerOf, type Requester } from '../../shared/requester.ts';
import { tracedEvents } from '../../shared/tracing.ts';
import { readFiles, type Download } from '../../shared/uploads.ts';
import { SlackError } from '../connection/failure.ts';
import type { Web } from '../connection/web.ts';
import { sendAnswer } from '../outbound/answer.ts';
import type { Files } from '../outbound/files.ts';
import { frontPageAfter } from '../outbound/app-home.ts';
import { sendPicture } from '../outbound/pictures/press.ts';
import type { SlackPictures } from '../outbound/pictures/pictures.ts';
import type { Homes } from '../outbound/refresh-homes.ts';
import { packMetadata, type ReplyTarget } from '../outbound/reply-target.ts';
import type { SlackResponder } from '../outbound/responder.ts';
import type { SuggestPrompts } from '../outbound/suggested-prompts.ts';
import { renderForm } from '../render/form.ts';
import type { ReadProfile } from './profile.ts';
import type { InboundEvent } from './inbound-event.ts';

/** The parts that inbound events are answered with. */
export interface HandlerParts extends Omit<AnsweringParts, 'title'> {
  readonly web: Web;
  readonly responder: SlackResponder;
  readonly files: Files;
  readonly pictures: SlackPictures;
  /** Called when something that is stored may have changed. */
  readonly onChange: () => void;
  readonly download: Download;
  readonly profile: ReadProfile;
  readonly homes: Homes;
  readonly greet: Greet;
  readonly suggestPrompts: SuggestPrompts;
}

/** Answers an inbound event, once it is acknowledged. Never rejects. */
export type Handler = (event: InboundEvent) => Promise<void>;

/** The parts, and the steps that are the same on every platform. */
interface Handling extends HandlerParts {
  readonly answering: Answering;
}

/** A handler of everything that people do on Slack. */
export function createHandler(parts: HandlerParts): Handler {
  const handling: Handling = { ...parts, answering: createAnswering({ ...parts, title: 'Slack' }) };
  const handler: Handler = (event) =>
    handle(handling, event).catch((error: unknown) => parts.telemetry.error(error));
  return tracedEvents(handler, parts.telemetry.tracing);
}

async function handle(handling: Handling, event: InboundEvent): Promise<void> {
  switch (event.kind) {
    case 'ignored':
      handling.telemetry.count('ignored');
      return;
    case 'command':
    case 'message':
      return answer(handling, event.invocation, event.target, event.trigger);
    case 'home':
      return answer(handling, replay(handling.core.home, event.from), event.target, undefined);
    case 'conversation':
      return handling.suggestPrompts(event.channel);
    case 'joined':
      return greet(handling, event);
    case 'pressed':
      return answerPress(handling, event);
    case 'submitted':
      return answerSubmission(handling, event);
  }
}

function greet(
  handling: Handling,
  { workspace, channel }: Extract<InboundEvent, { kind: 'joined' }>,
): Promise<void> {
  const channelKey = { platform: 'slack', workspace, channel };
  return handling.greet(channelKey, { ...channelKey, direct: false });
}

/** Answers each call that a press carried: one of a button or a choice, several of boxes that were ticked together. */
async function answerPress(
  handling: Handling,
  { ids, from, target, trigger }: Extract<InboundEvent, { kind: 'pressed' }>,
): Promise<void> {
  const { core, answering } = handling;
  for (const [at, id] of ids.entries()) {
    const call = await answering.resolveAction(id, ownerOf(from.actor));
    const requester = at === 0 ? from : { ...from, id: `${from.id}#${at}` };
    if (call) await answer(handling, replay(call, requester), target, trigger);
    else await sendAnswer(handling, core.stale(), requester, target);
  }
}

async function answerSubmission(
  handling: Handling,
  { id, filled, from, target }: Extract<InboundEvent, { kind: 'submitted' }>,
): Promise<void> {
  const { core, answering } = handling;
  const call = await answering.resolveAction(id, ownerOf(from.actor));
  if (!call) return sendAnswer(handling, core.stale(), from, target);
  const read = await readFiles(handling, filledIn(call, filled.fields), filled.files, from);
  if ('problem' in read) return sendAnswer(handling, read.problem, from, target);
  return answer(handling, replay(read.call, from), target, undefined);
}

/** Answers an invocation, or opens its form where the event's trigger allows one. */
async function answer(
  handling: Handling,
  invocation: Invocation,
  target: ReplyTarget,
  trigger: string | undefined,
): Promise<void> {
  const { core, answering, profile, homes, onChange } = handling;
  const form = trigger === undefined ? undefined : await core.form(invocation);
  if (form && trigger !== undefined) return openForm(handling, { form, from: invocation, target, trigger });
  const given = await answering.answerOnce(invocation, {
    profile: () => profile(invocation.actor.id, invocation.actor.workspace),
  });
  if (!given) return;
  if (invocation.intent === 'picture') return sendPicture(handling, given, invocation, target);
  const staysOnFront = target.kind === 'home' && target.front && given.ok && core.changes(invocation);
  const shown = staysOnFront ? await frontPageAfter(core, given, invocation) : given;
  await sendAnswer(handling, shown, invocation, target);
  if (core.changes(invocation)) {
    if (target.kind !== 'home' && homes.has(target.user)) homes.changed(target.user);
    onChange();
  }
  answering.prepareToWrite(given, invocation.actor);
}

interface FormRequest {
  readonly form: Form;
  readonly from: Requester;
  readonly target: ReplyTarget;
  readonly trigger: string;
}

async function openForm(handling: Handling, request: FormRequest): Promise<void> {
  const { form, from, target } = request;
  const failure = await tryForm(handling, request);
  const others = form.fields.filter(({ input }) => input.kind !== 'file');
  // Where the app may not read files, as before its manifest was renewed, Slack takes no form that asks for one.
  const isRefused = failure?.kind === 'rejected' || failure?.kind === 'revoked';
  const isLess = others.length > 0 && others.length < form.fields.length;
  const still =
    isRefused && isLess
      ? await tryForm(handling, { ...request, form: { ...form, fields: others } })
      : failure;
  if (still) await sendAnswer(handling, handling.answering.notOpened(form), from, target);
}

/** Resolves to why a form did not open, else to undefined. */
function tryForm(
  { web, answering }: Handling,
  { form, from, target, trigger }: FormRequest,
): Promise<ApiFailure | undefined> {
  const rendered = renderForm(form);
  const { payload } = rendered;
  const view = { ...payload, private_metadata: packMetadata(payload.private_metadata ?? '', target) };
  return answering.openForm(rendered, ownerOf(from.actor), () => openView(web, trigger, view));
}

async function openView(web: Web, trigger: string, view: object): Promise<FormOutcome<ApiFailure>> {
  try {
    await web.call('views.open', { trigger_id: trigger, view });
    return 'opened';
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    // Slack delivered the press twice, and the first delivery opened the form.
    return error.failure.what.includes('exchanged') ? 'repeated' : error.failure;
  }
}
