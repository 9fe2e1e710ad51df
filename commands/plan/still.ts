import { advancePlan, defineCommand, option } from '#bot';

export default defineCommand({
  summary: 'Still on it: go to the next week with what is open; nothing is late',
  options: {
    roadmap: option.roadmap({ summary: 'Which plan, where you follow several' }),
    week: option.week({ summary: 'The week you are still on; this one if you say none' }),
  },
  ignores: ['plan', 'my', 'this', 'on', 'it'],
  examples: ['/plan still'],
  phrases: [
    'still on it, still working on it/plan/week/task, not finished/done yet, half done, need more time, in progress',
  ],
  roadmaps: 'mine',
  changes: true,
  run: (given, context) => advancePlan(given, 'still', context),
});
