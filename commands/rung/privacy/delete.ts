import { DELETING, SMALL_WORDS, button, call, defineCommand, note, option, personOf, type Reply } from '#bot';

export default defineCommand({
  summary: 'Delete everything that is held about you, plans and coming messages included',
  options: { sure: option.flag(['yes', 'sure', 'really'], 'Yes, delete it') },
  ignores: ['everything', 'all', 'my', 'data', 'me', ...SMALL_WORDS],
  examples: ['/rung privacy delete'],
  phrases: [
    'forget/erase/wipe/purge/dsgvo, delete/erase/remove/wipe/purge/destroy/purge/destroy data/stuff/record/account/everything,  delete/erase/remove/wipe/purge/destroy/clear/forget data/account/everything/information/info/record/history/profile/me',
    'delete/remove/purge/destroy, close account, right forgotten/erasure/forget, gdpr delete/erasure/erase/removal, gdpr delete data',
    ...DELETING,
  ],
  changes: true,
  confirmedBy: 'sure',
  async run({ sure }, { actor, store }): Promise<Reply> {
    if (sure !== true)
      return {
        summary: 'Delete everything that is held about you?',
        blocks: [
          note('Settings, grades, plans, what you ticked, and messages still to come. It cannot be undone.'),
        ],
        actions: [
          button('Yes, delete it all', call(['rung', 'privacy', 'delete'], { sure: true }), 'danger'),
          button('No, show it', call(['rung', 'privacy'])),
        ],
      };
    await store.people.delete(personOf(actor));
    return { summary: 'Deleted: nothing is held about you any more', blocks: [], actions: [] };
  },
});
