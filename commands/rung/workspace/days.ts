import { authorOf, defineCommand, mustManage, option, WORKDAYS, workspaceHere, type Reply } from '#bot';
import { chosenReply } from '../_workspace.ts';

export default defineCommand({
  summary: 'The days on which messages may go out here',
  options: {
    days: option.many(option.weekday({ summary: 'The working days' }), 1, 7),
    all: option.flag(['every day', 'all days', 'all'], 'Every day'),
  },
  ignores: ['to', 'working', 'days', 'workdays'],
  examples: ['/rung workspace days monday, tuesday', '/rung workspace days every day'],
  changes: true,
  admins: true,
  async run({ days, all }, context): Promise<Reply> {
    const { store, venue, clock } = context;
    const owner = workspaceHere(venue);
    if (all !== true && days.length === 0) return chosenReply(context, 'Chosen by admins here');
    mustManage([], context, 'choose the working days');
    const value =
      all === true
        ? undefined
        : days
            .map(({ number }) => number)
            .sort()
            .join(',');
    await store.workspaceSettings.set(owner, { name: WORKDAYS, value }, authorOf(context), clock.now());
    return chosenReply(context, 'Working days saved');
  },
});
