import { replay, type Invocation } from '../../../core/declare/invocation.ts';
import type { Answer } from '../../../core/run/run.ts';
import { button } from '../../../reply/build.ts';
import type { Form, Reply } from '../../../reply/reply.ts';
import { plain } from '../../../reply/text.ts';
import { createAnswering, type AnsweringParts, type FormOutcome } from '../../shared/answering.ts';
import type { ApiFailure } from '../../shared/failure.ts';
import { filledIn, ownerOf, type Requester } from '../../shared/requester.ts';
import { SlackError } from '../connection/failure.ts';
import type { Web } from '../connection/web.ts';
import type { Files } from '../outbound/files.ts';
import { frontAfter, isFront } from '../outbound/front.ts';
import type { Homes } from '../outbound/homes.ts';
import { packMetadata, type ReplyTarget } from '../outbound/reply-target.ts';
import type { SlackResponder } from '../outbound/responder.ts';
import { renderForm } from '../render/form.ts';
import { render } from '../render/render.ts';
import type { ReadProfile } from './profile.ts';
import type { InboundEvent } from './request.ts';

export interface HandlerParts extends Omit<AnsweringParts, 'title'> {
  readonly web: Web;
  readonly responder: SlackResponder;
  readonly files: Files;
  readonly profile: ReadProfile;
  readonly homes: Homes;
}

/** Answers an inbound event, once it is acknowledged. Never rejects. */
export type Handler = (heard: InboundEvent) => Promise<void>;

export function createHandler(parts: HandlerParts): Handler {
  const { core, web, responder, files, telemetry, profile, homes } = parts;
  const answering = createAnswering({ ...parts, title: 'Slack' });
  async function handle(heard: InboundEvent): Promise<void> {
    switch (heard.kind) {
      case 'ignored': {
        telemetry.count('ignored');
        return;
      }
      case 'command':
      case 'message':
        return invoke(heard.invocation, heard.target, heard.trigger);
      case 'home':
        return invoke(replay(core.home, heard.from), heard.target, undefined);
      case 'pressed': {
        for (const [at, id] of heard.ids.entries()) {
          const call = await answering.resolveAction(id, ownerOf(heard.from.actor));
          const from = at === 0 ? heard.from : { ...heard.from, id: `${heard.from.id}#${at}` };
          if (call) await invoke(replay(call, from), heard.target, heard.trigger);
          else await say(core.stale(), from, heard.target);
        }
        return;
      }
      case 'submitted': {
        const call = await answering.resolveAction(heard.id, ownerOf(heard.from.actor));
        if (!call) return say(core.stale(), heard.from, heard.target);
        return invoke(replay(filledIn(call, heard.fields), heard.from), heard.target, undefined);
      }
    }
  }

  async function invoke(
    invocation: Invocation,
    target: ReplyTarget,
    trigger: string | undefined,
  ): Promise<void> {
    const form = trigger === undefined ? undefined : await core.form(invocation);
    if (form && trigger !== undefined) return open(form, invocation, target, trigger);
    const answer = await answering.answerOnce(invocation, {
      profile: () => profile(invocation.actor.id, invocation.actor.workspace),
    });
    if (!answer) return;
    const inPlace = target.kind === 'home' && target.front && answer.ok && core.changes(invocation);
    await say(inPlace ? await frontAfter(core, answer, invocation) : answer, invocation, target);
    if (target.kind !== 'home' && homes.has(target.user) && core.changes(invocation))
      homes.changed(target.user);
    answering.prepareToWrite(answer, invocation.actor);
  }

  async function open(form: Form, from: Requester, target: ReplyTarget, trigger: string): Promise<void> {
    const rendered = renderForm(form);
    const { payload } = rendered;
    const view = { ...payload, private_metadata: packMetadata(payload.private_metadata ?? '', target) };
    const failure = await answering.openForm(rendered, ownerOf(from.actor), () => openView(trigger, view));
    if (failure) await say(answering.notOpened(form), from, target);
  }

  async function openView(trigger: string, view: object): Promise<FormOutcome<ApiFailure>> {
    try {
      await web.call('views.open', { trigger_id: trigger, view });
      return 'opened';
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      // The same press delivered twice: the first opened it.
      return error.failure.what.includes('exchanged') ? 'repeated' : error.failure;
    }
  }

  async function say(original: Answer, from: Requester, target: ReplyTarget): Promise<void> {
    const answer = { ...original, reply: await files.upload(original.reply, from.actor.id) };
    const { call, visibility } = answer;
    const isHome = target.kind === 'home';
    const front = isFront(core, call);
    const reply = isHome && !front ? withHomeButton(answer.reply) : answer.reply;
    const request = { reply, call, page: call.page ?? 1, visibility };
    const rendered = render(request, { tables: !isHome });
    await answering.send(rendered, ownerOf(from.actor), () => {
      if (isHome) homes.shows(from, front);
      return responder.deliver(isHome ? { ...target, front } : target, {
        message: rendered.payload,
        visibility,
        asText: () => plain(answer.reply),
      });
    });
  }

  const withHomeButton = (reply: Reply): Reply => ({
    ...reply,
    actions: [...reply.actions, button('Home', core.home)],
  });

  return (heard) => handle(heard).catch((error: unknown) => telemetry.error(error));
}
