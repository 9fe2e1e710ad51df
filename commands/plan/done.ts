import { advancePlan, defineCommand, option } from '#bot';

export default defineCommand({
  summary: 'Finish this week: ticks its tasks and moves on',
  options: {
    roadmap: option.roadmap({ summary: 'Which plan, where you follow several' }),
    week: option.week({ summary: 'The week that is done; this one if you say none' }),
  },
  ignores: ['plan', 'with', 'my', 'this'],
  examples: ['/plan done'],
  phrases: [
    'finish/done/complete, finish/done/complete/did/finished week/task/everything, finish/complete plan week',
  ],
  roadmaps: 'mine',
  changes: true,
  run: (given, context) => advancePlan(given, 'done', context),
});
