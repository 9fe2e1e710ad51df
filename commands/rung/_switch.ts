import { authorOf, defineCommand, mustManage, named, offName, option, workspaceHere, type Reply } from '#bot';
import { chosenReply, COMMANDS } from './_workspace.ts';

/** The command that switches another off, or on again. */
export const switching = (to: 'off' | 'on') =>
  defineCommand({
    summary: `Switch a command ${to} for everyone here`,
    options: { command: option.oneOf(COMMANDS, { summary: 'Which command', required: true }) },
    examples: [`/rung workspace ${to} quiz`],
    changes: true,
    admins: true,
    async run({ command }, context): Promise<Reply> {
      const { store, venue, clock, commands } = context;
      const owner = workspaceHere(venue);
      mustManage([], context, `switch commands ${to}`);
      const setting = { name: offName(command), value: to === 'off' ? to : undefined };
      await store.workspaceSettings.set(owner, setting, authorOf(context), clock.now());
      const node = commands.find([command]);
      const names = node && named(node, commands);
      return chosenReply(context, `${names?.typed ?? command} is ${to} here`, names);
    },
  });
