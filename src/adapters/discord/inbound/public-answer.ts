import type { CommandNode, CommandTree } from '../../../core/declare/command.ts';
import type { Invocation } from '../../../core/declare/invocation.ts';
import type { Answer } from '../../../core/run/run.ts';
import { button, call, note } from '../../../reply/build.ts';
import type { Call } from '../../../reply/reply.ts';
import type { Core } from '../../shared/adapter.ts';

/** No person's id: an answer that a channel reads draws on nothing that is stored of whoever asked. */
const NOBODY = '';

/**
 * The answer to a mention in a channel, where everyone sees it: Discord shows a message to one person alone only after
 * they pressed a button or typed a slash command. Lookups are answered there and then; an answer that is for the asker
 * is offered behind a button. Undefined where the mention was answered before.
 */
export async function answerInPublic(core: Core, mention: Invocation): Promise<Answer | undefined> {
  const invocation = { ...mention, actor: { ...mention.actor, id: NOBODY } };
  const { node, intent } = core.understand(invocation);
  const offer = intent === 'help' ? undefined : core.offerForm(invocation);
  if (offer) return offerInPrivate(offer);
  if (node && intent !== 'help' && isPersonal(node, core.commands))
    return behindButton(core, invocation, node, intent);
  const answer = await core.handleOnce(invocation);
  if (!answer) return undefined;
  const actions = answer.reply.actions.filter((one) => one.type !== 'button' || one.call.intent !== 'share');
  return { ...answer, reply: { ...answer.reply, actions } };
}

/** Whether a command's answer is for its asker: neither a lookup that may be shared, nor help. */
function isPersonal({ command, name, path }: CommandNode, tree: CommandTree): boolean {
  return !command.shareable && tree.find(path.slice(0, -1))?.command.defaultChild !== name;
}

/** Amounts of pay are not said again where others read along, nor put into a button that they could press. */
const offerInPrivate = (form: Call): Answer => ({
  ok: true,
  visibility: 'channel',
  call: { ...form, fields: {} },
  reply: {
    summary: 'That is for you alone',
    blocks: [note('I keep no amounts. Press the button to fill in your offer: only you see the answer.')],
    actions: [button('Open privately', form, 'primary')],
  },
});

function behindButton(core: Core, invocation: Invocation, node: CommandNode, intent: string): Answer {
  const asked = core.read(invocation) ?? call(node.path);
  // Anyone in the channel may press it: a change is shown to them in a form before it is made.
  const asksFirst = intent === 'form' || (node.command.changes && Object.keys(asked.fields).length > 0);
  const pressed: Call = asksFirst && node.command.form ? { ...asked, intent: 'form' } : asked;
  return {
    ok: true,
    visibility: 'channel',
    call: asked,
    reply: {
      summary: 'That is for you alone',
      blocks: [note('Press the button, and only you see the answer.')],
      actions: [button('Open privately', pressed, 'primary')],
    },
  };
}
