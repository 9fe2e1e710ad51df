import { defineCommand } from '#bot';

export default defineCommand({
  subject: 'plan',
  summary: 'Your plan: this week’s tasks with boxes, and one useful message a week if you want it',
  examples: ['/plan'],
  defaultChild: 'show',
});
