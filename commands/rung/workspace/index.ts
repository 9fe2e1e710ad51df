import { defineCommand } from '#bot';
import { chosenReply } from '../_workspace.ts';

export default defineCommand({
  summary: 'What admins chose for this workspace',
  examples: ['/rung workspace'],
  run: (_args, context) => chosenReply(context, 'This workspace'),
});
