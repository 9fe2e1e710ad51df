import { defineCommand, helpFor, helpForAll, locate, option, UserError, button, call } from '#bot';

export default defineCommand({
  summary: 'What Rung can do, and how each command is typed',
  options: { topic: option.text({ summary: 'The command to explain' }) },
  examples: ['/rung help', '/rung help salary compare'],
  phrases: ['help/command/feature/capability/usage/manual/instruction, list/show/all command, use'],
  role: 'help',
  run({ topic }, { commands, dataset }) {
    if (topic === undefined) return helpForAll(commands);
    const { node, rest } = locate(commands, topic);
    if (node && rest.trim() === '') return helpFor(node, commands, dataset);
    // “Help me prepare for an interview” asks for an answer, not for a command.
    if (topic.includes(' ') && dataset.search(topic).length > 0)
      return { call: call(['career'], { about: topic }), actions: [] };
    throw new UserError('no-such-topic', 'There is no help on that', 'Help explains one command at a time.', [
      button('All commands', call(['rung', 'help']), 'primary'),
    ]);
  },
});
