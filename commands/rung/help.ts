import {
  button,
  call,
  confirmAsked,
  defineCommand,
  helpFor,
  helpForAll,
  locate,
  option,
  readPhrase,
  readSentence,
  UserError,
} from '#bot';

/** What stands before the topic in “help me learn RAG”, “help with my plan”. */
const ASKED_FOR_HELP =
  /^(?:(?:me|us|please|to|with|on|about|in|understand|understanding|learn|learning|study|know|get|better|at|improve|more|my|the|a|some|for)\s+)+/iu;

export default defineCommand({
  summary: 'What Rung can do, and how to type each command',
  options: { topic: option.text({ summary: 'The command to explain' }) },
  examples: ['/rung help', '/rung help salary compare'],
  phrases: ['help/command/feature/capability/usage/manual/instruction, list/show/all command, use'],
  role: 'help',
  run({ topic }, { commands, dataset }) {
    if (topic === undefined) return helpForAll(commands, dataset);
    const { node, rest } = locate(commands, topic);
    if (node && rest.trim() === '') return helpFor(node, commands, dataset);
    const about = topic.replace(ASKED_FOR_HELP, '').trim();
    const asked = about === '' ? undefined : readPhrase(about, commands, dataset);
    if (asked?.node.command.changes) throw confirmAsked(asked, commands, dataset);
    const sentence = about === '' ? undefined : readSentence(about, commands, dataset);
    if (sentence) return { call: sentence, actions: [] };
    // “Help me prepare for an interview” asks for an answer, not for a command.
    if (topic.includes(' ') && dataset.search(about).length > 0)
      return { call: call(['career'], { about }), actions: [] };
    throw new UserError(
      'no-such-topic',
      'I have no help on that',
      'Try the name of a command, such as “help salary”.',
      [button('Help', call(['rung', 'help']), 'primary')],
    );
  },
});
