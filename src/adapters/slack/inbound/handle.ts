import { replay, type Actor, type Invocation, type Venue } from '../../../core/declare/invocation.ts';
import type { Answer } from '../../../core/run/run.ts';
import { button, note } from '../../../reply/build.ts';
import type { Call, Form, Reply } from '../../../reply/reply.ts';
import { plain } from '../../../reply/text.ts';
import type { Core, Telemetry } from '../../shared/adapter.ts';
import type { Responder } from '../outbound/responder.ts';
import type { Files } from '../outbound/files.ts';
import { renderForm } from '../render/form.ts';
import { frontAfter, isFront } from '../outbound/front.ts';
import type { Homes } from '../outbound/homes.ts';
import type { ReadProfile } from './profile.ts';
import { render } from '../render/render.ts';
import type { InboundEvent, Requester } from './request.ts';
import { SlackError, type Web } from '../connection/web.ts';
import { packMetadata, type ReplyTarget } from '../outbound/reply-target.ts';

export interface HandlerParts {
  readonly core: Core;
  readonly web: Web;
  readonly delivery: Responder;
  readonly files: Files;
  readonly telemetry: Telemetry;
  readonly profile: ReadProfile;
  readonly homes: Homes;
  /** Opens the conversation with whoever is to be written to later. Never rejects. */
  readonly openDirectMessage: (venue: Venue) => Promise<void>;
}

/** What is done about what was heard, once it is acknowledged. Never rejects. */
export type Handler = (heard: InboundEvent) => Promise<void>;

/** Whose kept calls are a workspace's. */
const ownerOf = ({ actor }: Pick<Invocation, 'actor'>) => ({
  platform: actor.platform,
  workspace: actor.workspace ?? '',
});

const aloneWith = ({ platform, workspace, id }: Actor): Venue => ({
  platform,
  ...(workspace !== undefined && { workspace }),
  channel: id,
  direct: true,
});

export function createHandler(parts: HandlerParts): Handler {
  const { core, web, delivery, files, telemetry, profile, homes, openDirectMessage } = parts;
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
          const call = await callOf(id, heard.from);
          const from = at === 0 ? heard.from : { ...heard.from, id: `${heard.from.id}#${at}` };
          if (call) await invoke(replay(call, from), heard.target, heard.trigger);
          else await say(core.stale(), from, heard.target);
        }
        return;
      }
      case 'submitted': {
        const call = await callOf(heard.id, heard.from);
        if (!call) return say(core.stale(), heard.from, heard.target);
        const { path, fields } = call;
        const filled: Call = { path, fields: { ...fields, ...heard.fields } };
        return invoke(replay(filled, heard.from), heard.target, undefined);
      }
    }
  }

  /** The call that a button carried; the store being away is answered as a button that is not known. */
  async function callOf(id: string, from: Requester): Promise<Call | undefined> {
    try {
      return await core.resolveAction(id, ownerOf(from));
    } catch (error) {
      telemetry.error(error);
      return undefined;
    }
  }

  async function invoke(
    invocation: Invocation,
    target: ReplyTarget,
    trigger: string | undefined,
  ): Promise<void> {
    const form = trigger === undefined ? undefined : await core.form(invocation);
    if (form && trigger !== undefined) return open(form, invocation, target, trigger);
    const answer = await core.handleOnce(invocation, {
      profile: () => profile(invocation.actor.id, invocation.actor.workspace),
    });
    if (!answer) {
      telemetry.count('repeated');
      return;
    }
    const inPlace = target.kind === 'home' && target.front && answer.ok && core.changes(invocation);
    await say(inPlace ? await frontAfter(core, answer, invocation) : answer, invocation, target);
    if (target.kind !== 'home' && homes.has(target.user) && core.changes(invocation))
      homes.changed(target.user);
    if (answer.writes) void openDirectMessage(aloneWith(invocation.actor));
  }

  async function open(form: Form, from: Requester, target: ReplyTarget, trigger: string): Promise<void> {
    const { payload, storedActions } = renderForm(form);
    const view = { ...payload, private_metadata: packMetadata(payload.private_metadata ?? '', target) };
    // A form must be the first response: what its call is kept under is written while it opens.
    const [opened] = await Promise.allSettled([
      web.call('views.open', { trigger_id: trigger, view }),
      core.storeActions(storedActions, ownerOf(from)),
    ]);
    if (opened.status === 'fulfilled') return;
    if (!(opened.reason instanceof SlackError)) throw opened.reason;
    const { failure } = opened.reason;
    // The same press delivered twice: the first opened it.
    if (failure.what.includes('exchanged')) {
      telemetry.count('repeated');
      return;
    }
    if (failure.kind === 'rejected') telemetry.error(new Error(`Slack refused a form: ${failure.what}`));
    const reply: Reply = {
      summary: 'The form did not open in time',
      blocks: [note('Slack was slow just now. Press the button to try again.')],
      actions: [button('Open the form', { ...form.call, intent: 'form' }, 'primary')],
    };
    await say({ ok: false, visibility: 'private', reply, call: form.call }, from, target);
  }

  async function say(given: Answer, from: Requester, target: ReplyTarget): Promise<void> {
    const answer = { ...given, reply: await files.upload(given.reply, from.actor.id) };
    const { call, visibility } = answer;
    const isHome = target.kind === 'home';
    const front = isFront(core, call);
    const reply = isHome && !front ? withHomeButton(answer.reply) : answer.reply;
    const request = { reply, call, page: call.page ?? 1, visibility };
    const { payload, storedActions } = render(request, { tables: !isHome });
    // Its long buttons would be stale; all it says in words still arrives.
    if (storedActions.length > 0)
      await core.storeActions(storedActions, ownerOf(from)).catch((error: unknown) => telemetry.error(error));
    if (isHome) homes.shows(from, front);
    const began = performance.now();
    const arrived = await delivery.deliver(isHome ? { ...target, front } : target, {
      message: payload,
      visibility,
      words: () => plain(answer.reply),
    });
    if (!arrived) return;
    telemetry.count('answered');
    telemetry.answered(performance.now() - began);
  }

  const withHomeButton = (reply: Reply): Reply => ({
    ...reply,
    actions: [...reply.actions, button('Home', core.home)],
  });

  return (heard) => handle(heard).catch((error: unknown) => telemetry.error(error));
}
