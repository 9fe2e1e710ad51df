import { defineCommand } from '#bot';
import { chosenReply } from '../_workspace.ts';

export default defineCommand({
  summary: 'What admins chose here: commands, days off, zone, dates, pay bands',
  examples: ['/rung workspace'],
  run: (_args, context) => chosenReply(context, 'Chosen by admins here'),
});
