import { authorOf, defineCommand, mustManage, option, WORKSPACE_ZONE, workspaceHere, type Reply } from '#bot';
import { chosenReply } from '../_workspace.ts';

export default defineCommand({
  summary: 'The time zone that people here are offered',
  options: {
    zone: option.zone({ summary: 'The time zone: a city will do' }),
    clear: option.flag(['clear', 'none'], 'Offer none'),
  },
  ignores: ['to', 'in', 'the', 'time'],
  examples: ['/rung workspace zone london', '/rung workspace zone clear'],
  changes: true,
  admins: true,
  async run({ zone, clear }, context): Promise<Reply> {
    const { store, venue, clock } = context;
    const owner = workspaceHere(venue);
    if (zone === undefined && clear !== true) return chosenReply(context, 'Chosen by admins here');
    mustManage([], context, 'choose the time zone');
    const setting = { name: WORKSPACE_ZONE, value: zone };
    await store.workspaceSettings.set(owner, setting, authorOf(context), clock.now());
    return chosenReply(context, zone === undefined ? 'No time zone' : 'Time zone saved');
  },
});
