import {
  authorOf,
  defineCommand,
  mustManage,
  option,
  WORKSPACE_DATES,
  workspaceHere,
  type Reply,
} from '#bot';
import { DATE_STYLES, USUAL_DATES } from '../_dates.ts';
import { chosenReply } from '../_workspace.ts';

export default defineCommand({
  summary: 'How days are written here: American, ISO, German …',
  options: { style: option.oneOf(DATE_STYLES, { summary: 'Which way' }) },
  ignores: ['to', 'in', 'as', 'the', 'style', 'format'],
  examples: ['/rung workspace dates american', '/rung workspace dates iso'],
  changes: true,
  admins: true,
  async run({ style }, context): Promise<Reply> {
    const { store, venue, clock } = context;
    const owner = workspaceHere(venue);
    if (style === undefined) return chosenReply(context, 'Chosen by admins here');
    mustManage([], context, 'choose how days are written');
    const setting = { name: WORKSPACE_DATES, value: style === USUAL_DATES ? undefined : style };
    await store.workspaceSettings.set(owner, setting, authorOf(context), clock.now());
    return chosenReply(context, 'Dates saved');
  },
});
