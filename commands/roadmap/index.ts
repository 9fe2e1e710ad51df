import { defineCommand } from '#bot';

export default defineCommand({
  subject: 'plan',
  summary: 'Step by step into AI engineering and up, at your hours a week',
  examples: ['/roadmap'],
  defaultChild: 'show',
  passesWordsOn: true,
});
