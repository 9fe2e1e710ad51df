import { advancePlan, defineCommand, option } from '#bot';

export default defineCommand({
  summary: 'This week is done: its tasks are ticked, and the next week begins',
  options: {
    roadmap: option.roadmap({ summary: 'Which plan, where you follow several' }),
    week: option.week({ summary: 'The week that is done; this one if you say none' }),
  },
  ignores: ['plan', 'with', 'my', 'this'],
  examples: ['/plan done'],
  roadmaps: 'mine',
  changes: true,
  run: (given, context) => advancePlan(given, true, context),
});
