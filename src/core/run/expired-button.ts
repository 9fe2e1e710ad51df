import { button, command, note } from '../../reply/build.ts';
import type { CommandTree } from '../declare/command.ts';
import { callOfRole, sampleOf } from '../declare/roles.ts';
import type { Answer } from './run.ts';

/** The answer to a button that is no longer known. */
export const staleButton = (tree: CommandTree): Answer => ({
  ok: false,
  visibility: 'private',
  reply: {
    summary: 'That button has expired',
    blocks: [note(['Ask again, for example ', command(sampleOf(tree))])],
    actions: [button('Help', callOfRole(tree, 'help'), 'primary')],
  },
  call: callOfRole(tree, 'help'),
});
