import { advancePlan, defineCommand, option } from '#bot';

export default defineCommand({
  summary: 'Skip this week; its tasks come along',
  options: {
    roadmap: option.roadmap({ summary: 'Which plan, where you follow several' }),
    week: option.week({ summary: 'The week to skip; this one if you say none' }),
  },
  ignores: ['plan', 'my', 'this'],
  examples: ['/plan skip'],
  phrases: ['skip, skip week, move next week'],
  roadmaps: 'mine',
  changes: true,
  run: (given, context) => advancePlan(given, 'skip', context),
});
