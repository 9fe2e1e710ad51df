import {
  authorOf,
  dateOfDay,
  dayOf,
  defineCommand,
  HOLIDAYS,
  holidaysOf,
  MOST_HOLIDAYS,
  mustManage,
  option,
  UserError,
  workspaceHere,
  type Reply,
} from '#bot';
import { chosenReply } from '../_workspace.ts';

export default defineCommand({
  summary: 'A date on which no message goes out here',
  options: {
    date: option.until({ summary: 'The date' }),
    clear: option.flag(['clear', 'clear all', 'none'], 'Take all dates back'),
  },
  ignores: ['on', 'the', 'add'],
  examples: ['/rung workspace holiday 25 december', '/rung workspace holiday clear'],
  changes: true,
  admins: true,
  async run({ date, clear }, context): Promise<Reply> {
    const { store, venue, clock } = context;
    const owner = workspaceHere(venue);
    if (!date && clear !== true) return chosenReply(context, 'Chosen by admins here');
    mustManage([], context, 'choose the holidays');
    const today = dayOf(clock.now());
    const before = holidaysOf(await store.workspaceSettings.list(owner));
    // Those that are over say nothing any more.
    const coming = before.filter((one) => one >= dateOfDay(today));
    const all = date ? [...new Set([...coming, dateOfDay(date.on(today))])].sort() : [];
    if (all.length > MOST_HOLIDAYS)
      throw new UserError(
        'too-many',
        `That is more than ${MOST_HOLIDAYS} holidays`,
        'Clear them and begin anew.',
      );
    const value = all.length === 0 ? undefined : all.join(',');
    await store.workspaceSettings.set(owner, { name: HOLIDAYS, value }, authorOf(context), clock.now());
    return chosenReply(context, date ? 'Holiday saved' : 'No holidays');
  },
});
