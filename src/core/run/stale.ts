import { button, call, note } from '../../reply/build.ts';
import type { CommandTree } from '../declare/command.ts';
import type { Answer } from './run.ts';
import { typed } from '../parse/write.ts';

/** The answer to a button that is no longer known. */
export const staleButton = (tree: CommandTree): Answer => ({
  ok: false,
  visibility: 'private',
  reply: {
    summary: 'That button is too old to be pressed',
    blocks: [note(`Ask again, such as ${typed(tree, '/salary senior london')}.`)],
    actions: [button('All commands', call(['rung', 'help']), 'primary')],
  },
  call: call(['rung', 'help']),
});
