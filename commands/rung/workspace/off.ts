import { authorOf, defineCommand, mustManage, offName, option, workspaceHere, type Reply } from '#bot';
import { chosenReply, COMMANDS } from '../_workspace.ts';

export default defineCommand({
  summary: 'Switch a command off in this workspace',
  options: { command: option.oneOf(COMMANDS, { summary: 'Which command', required: true }) },
  examples: ['/rung workspace off quiz'],
  changes: true,
  admins: true,
  async run({ command }, context): Promise<Reply> {
    const { store, venue, clock } = context;
    const owner = workspaceHere(venue);
    mustManage([], context, 'switch commands off');
    const value = 'off';
    await store.workspaceSettings.set(
      owner,
      { name: offName(command), value },
      authorOf(context),
      clock.now(),
    );
    return chosenReply(context, `/${command} is off here`);
  },
});
