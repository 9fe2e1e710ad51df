import type { CommandNode, CommandTree } from '../../../core/declare/command.ts';
import type { Invocation } from '../../../core/declare/invocation.ts';
import type { Answer } from '../../../core/run/run.ts';
import { understand } from '../../../core/parse/understand.ts';
import { button, call, note } from '../../../reply/build.ts';
import type { Call } from '../../../reply/reply.ts';
import type { Core } from '../../shared/adapter.ts';

/** Nobody: what is remembered about whoever asked is not told to a channel. */
const ANYONE = '';

/**
 * The answer to a mention in a channel, where everyone sees it: Discord shows nothing to one person alone unless they
 * pressed or typed a command. A lookup is answered from what was said alone; what is personal is behind a button.
 */
export async function answerInPublic(core: Core, invocation: Invocation): Promise<Answer | undefined> {
  const { node, intent } = understand(core.commands, invocation);
  if (node && intent !== 'help' && isPersonal(node, core.commands))
    return behindButton(core, invocation, node, intent);
  const answer = await core.handleOnce({ ...invocation, actor: { ...invocation.actor, id: ANYONE } });
  if (!answer) return undefined;
  const actions = answer.reply.actions.filter((one) => one.type !== 'button' || one.call.intent !== 'share');
  return { ...answer, reply: { ...answer.reply, actions } };
}

/** Whether a command's answer is for its asker: neither a lookup that may be shared, nor help. */
function isPersonal({ command, name, path }: CommandNode, tree: CommandTree): boolean {
  return !command.shareable && tree.find(path.slice(0, -1))?.command.defaultChild !== name;
}

function behindButton(core: Core, invocation: Invocation, node: CommandNode, intent: string): Answer {
  const said = core.read(invocation) ?? call(node.path);
  // Whoever presses it, nothing of theirs changes before they have seen what to.
  const asksFirst = intent === 'form' || (node.command.changes && Object.keys(said.fields).length > 0);
  const does: Call = asksFirst && node.command.form ? { ...said, intent: 'form' } : said;
  return {
    ok: true,
    visibility: 'channel',
    call: said,
    reply: {
      summary: 'That is for you alone',
      blocks: [note('Press the button, and only you see the answer.')],
      actions: [button('Open privately', does, 'primary')],
    },
  };
}
