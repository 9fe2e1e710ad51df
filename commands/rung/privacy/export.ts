import { button, call, defineCommand, file, note, personOf, type Reply } from '#bot';

/** Grows when the meaning of what is in the file changes. */
const VERSION = 1;

export default defineCommand({
  summary: 'What Rung stores about you, as a file',
  ignores: ['everything', 'all', 'my', 'data', 'as', 'a', 'file', 'json'],
  examples: ['/rung privacy export'],
  phrases: [
    'export/download/copy data/account/everything/information, gdpr export, data portability, subject access request, subject access',
  ],
  async run(_args, { actor, store, clock }): Promise<Reply> {
    const held = await store.people.export(personOf(actor));
    const count = Object.values(held).reduce((sum, rows) => sum + rows.length, 0);
    const at = new Date(clock.now()).toISOString();
    const content = { format: 'rung-export', version: VERSION, at, held };
    return {
      summary: count === 0 ? 'Rung stores nothing about you' : 'What Rung stores about you',
      blocks: [
        file(
          `rung-export-${at.slice(0, 10)}.json`,
          'application/json',
          `${JSON.stringify(content, undefined, 2)}\n`,
          'Everything Rung stores about you, as JSON.',
        ),
        note('Only you get it. Rung keeps no copy.'),
      ],
      actions: [
        button('Show it here', call(['rung', 'privacy'])),
        ...(count === 0 ? [] : [button('Delete it all', call(['rung', 'privacy', 'delete']), 'danger')]),
      ],
    };
  },
});
