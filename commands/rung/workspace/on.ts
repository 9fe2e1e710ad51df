import { authorOf, defineCommand, mustManage, offName, option, workspaceHere, type Reply } from '#bot';
import { chosenReply, COMMANDS } from '../_workspace.ts';

export default defineCommand({
  summary: 'Switch a command on in this workspace',
  options: { command: option.oneOf(COMMANDS, { summary: 'Which command', required: true }) },
  examples: ['/rung workspace on quiz'],
  changes: true,
  admins: true,
  async run({ command }, context): Promise<Reply> {
    const { store, venue, clock } = context;
    const owner = workspaceHere(venue);
    mustManage([], context, 'switch commands on');
    await store.workspaceSettings.set(
      owner,
      { name: offName(command), value: undefined },
      authorOf(context),
      clock.now(),
    );
    return chosenReply(context, `/${command} is on here`);
  },
});
