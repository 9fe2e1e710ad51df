import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import type { Profile } from '../../../core/declare/command.ts';
import { replay, type Invocation } from '../../../core/declare/invocation.ts';
import type { Answer } from '../../../core/run/run.ts';
import { note } from '../../../reply/build.ts';
import { filesInWords, filesOf } from '../../../reply/files.ts';
import type { Call, Form, Reply } from '../../../reply/reply.ts';
import { plain } from '../../../reply/text.ts';
import { createAnswering, type AnsweringParts } from '../../shared/answering.ts';
import type { Wait } from '../../shared/backoff.ts';
import { filledIn, type Requester } from '../../shared/requester.ts';
import { CODES } from '../connection/failure.ts';
import type { InteractionTarget, MessageTarget, ReplyTarget } from '../outbound/reply-target.ts';
import type { DiscordResponder, First } from '../outbound/responder.ts';
import { renderForm } from '../render/form.ts';
import { LIMITS } from '../render/limits.ts';
import { render } from '../render/render.ts';
import { answerInPublic } from './public.ts';
import type { InboundEvent } from './request.ts';
import { choicesFor } from './suggest.ts';

export interface HandlerParts extends Omit<AnsweringParts, 'title'> {
  readonly responder: DiscordResponder;
  readonly wait: Wait;
}

/** Answers an inbound event. Never rejects. */
export type Handler = (heard: InboundEvent) => Promise<void>;

/** Under whom actions are stored: a person's id is the same everywhere on Discord. */
const OWNER = { platform: 'discord', workspace: '' };
/** How long the call of a long button may take to be looked up before the press is acknowledged, in milliseconds. */
const LOOKUP = 1_000;
/** How long a form is tried: what is left of the three seconds is for saying that it did not open. Milliseconds. */
const FORM_WITHIN = 1_800;

export function createHandler(parts: HandlerParts): Handler {
  const { core, responder, telemetry, wait } = parts;
  const answering = createAnswering({ ...parts, title: 'Discord' });

  async function handle(heard: InboundEvent): Promise<void> {
    switch (heard.kind) {
      case 'ignored':
        telemetry.count('ignored');
        if (heard.target)
          await responder.first(heard.target, { type: InteractionResponseType.DeferredMessageUpdate });
        return;
      case 'typing': {
        const data = { choices: await choicesFor(core, heard.typing) };
        await responder.first(heard.target, {
          type: InteractionResponseType.ApplicationCommandAutocompleteResult,
          data,
        });
        return;
      }
      case 'command':
        return invoke(heard.invocation, heard.target);
      case 'message':
        return spoken(heard.invocation, heard.target);
      case 'mention': {
        const answer = await answerInPublic(core, heard.invocation);
        if (answer) await say(answer, heard.target);
        else telemetry.count('repeated');
        return;
      }
      case 'pressed':
        return replayed(heard.id, heard.from, heard.target, (call) => call);
      case 'submitted':
        return replayed(heard.id, heard.from, heard.target, (call) => filledIn(call, heard.fields));
    }
  }

  async function spoken(invocation: Invocation, target: MessageTarget): Promise<void> {
    const answer = await answering.answerOnce(invocation);
    if (!answer) return;
    await say(answer, target);
    answering.prepareToWrite(answer, invocation.actor);
  }

  /** Answers the call that a button or a form carried. One that has to be looked up is waited for only so long. */
  async function replayed(
    id: string,
    from: Requester,
    target: InteractionTarget,
    change: (call: Call) => Call,
  ): Promise<void> {
    const looking = answering.resolveAction(id, OWNER);
    const late = new AbortController();
    const found = await Promise.race([
      looking,
      wait(LOOKUP, late.signal).then(
        () => 'late' as const,
        () => undefined,
      ),
    ]);
    late.abort();
    const first = found === 'late' ? await acknowledge(target, false) : undefined;
    if (first && !first.ok) return;
    const call = found === 'late' ? await looking : found;
    if (call) return invoke(replay(change(call), from), target, first);
    const acknowledged = first ?? (await acknowledge(target, false));
    if (acknowledged.ok) await say(core.stale(), target);
  }

  /** Says that an answer comes: for everyone, or for one person, in place of what they alone see where they pressed it. */
  async function acknowledge(target: InteractionTarget, isPublic: boolean): Promise<First> {
    const { DeferredMessageUpdate, DeferredChannelMessageWithSource } = InteractionResponseType;
    const flags = isPublic || target.direct ? 0 : MessageFlags.Ephemeral;
    const first = await responder.first(
      target,
      target.replaces && !isPublic
        ? { type: DeferredMessageUpdate }
        : { type: DeferredChannelMessageWithSource, data: { flags } },
    );
    if (!first.ok && first.failure.kind === 'retryable') {
      // Whether it arrived is not known: a person may be looking at "thinking…", so the answer is brought all the same.
      return { ok: true, ours: true, alone: false };
    }
    if (!first.ok) {
      if (first.failure.kind === 'rejected')
        telemetry.error(new Error(`Discord refused a first answer: ${first.failure.what}`));
      responder.lost(first.failure.what);
    }
    return first;
  }

  async function invoke(invocation: Invocation, target: InteractionTarget, before?: First): Promise<void> {
    const form = await core.form(invocation);
    if (form && target.opens && !before) return open(form, target);
    const isAnnounced = !before && (await core.visibility(invocation)) === 'channel';
    const first = before ?? (await acknowledge(target, isAnnounced));
    if (!first.ok) return;
    if (form && before) return say(answering.notOpened(form), target);
    const { admin } = target;
    const profile = (): Promise<Profile> => Promise.resolve(admin === undefined ? {} : { admin });
    const answer = await answering.answerOnce(invocation, { alone: first.alone, profile });
    if (!answer) return;
    const isKeptPrivate = isAnnounced && (first.isPrivate ?? target.forced);
    const beside = isAnnounced && !isKeptPrivate && answer.visibility === 'private';
    await say(isKeptPrivate ? keptPrivate(answer) : answer, target, beside);
    answering.prepareToWrite(answer, invocation.actor);
  }

  async function open(form: Form, target: InteractionTarget): Promise<void> {
    const rendered = renderForm(form);
    const body = { type: InteractionResponseType.Modal, data: rendered.payload };
    const failure = await answering.openForm(rendered, OWNER, async () => {
      const first = await responder.first(target, body, FORM_WITHIN);
      if (first.ok) return first.ours ? 'opened' : 'repeated';
      return first.failure;
    });
    if (!failure) return;
    if (failure.kind === 'unreachable' && failure.code === CODES.unknownInteraction) {
      responder.lost(failure.what);
      return;
    }
    const acknowledged = await acknowledge(target, false);
    if (acknowledged.ok) await say(answering.notOpened(form), target);
  }

  async function say(answer: Answer, target: ReplyTarget, beside = false): Promise<void> {
    const { call } = answer;
    const reply = withinFileLimit(answer.reply);
    const show = (one: Reply) => render({ reply: one, call, page: call.page ?? 1, visibility: 'channel' });
    const { payload, storedActions, files = [] } = show(reply);
    const canMove = target.kind === 'message' && !target.direct;
    const elsewhere = canMove ? show(moved(reply)) : undefined;
    const all = [...storedActions, ...(elsewhere?.storedActions ?? [])];
    await answering.send({ storedActions: all }, OWNER, () =>
      responder.deliver(target, {
        message: payload,
        files,
        asText: () => plain(reply),
        beside,
        ...(elsewhere && { elsewhere: elsewhere.payload }),
      }),
    );
  }

  return (heard) => handle(heard).catch((error: unknown) => telemetry.error(error));
}

/** Files that Discord does not take are read as text. */
const withinFileLimit = (reply: Reply): Reply =>
  filesOf(reply).some(({ content }) => Buffer.byteLength(content) > LIMITS.file)
    ? filesInWords(reply)
    : reply;

const withNote = (reply: Reply, words: string): Reply => ({
  ...reply,
  blocks: [note(words), ...reply.blocks],
});

const moved = (reply: Reply): Reply =>
  withNote(reply, 'I may not write in the channel where you asked, so the answer is here.');

/** An answer that was to be shared and cannot be: it says why. */
const keptPrivate = (answer: Answer): Answer => ({
  ...answer,
  reply: withNote(
    answer.reply,
    'This server keeps answers of apps you installed yourself private: only you see this. Whoever runs the server can add Rung to it.',
  ),
});
