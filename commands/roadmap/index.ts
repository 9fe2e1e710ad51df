import { defineCommand } from '#bot';

export default defineCommand({
  subject: 'plan',
  summary: 'Step by step to and through AI engineering, with dates that fit your hours',
  examples: ['/roadmap'],
  defaultChild: 'show',
  passesWordsOn: true,
});
