import {
  DELETING,
  SMALL_WORDS,
  button,
  call,
  defineCommand,
  note,
  option,
  paragraph,
  personOf,
  platformName,
  type Reply,
} from '#bot';

export default defineCommand({
  summary: 'Delete everything Rung stores about you',
  // More than a “yes” in one breath, which is asked like any other.
  options: { sure: option.flag(['yes delete it all', 'yes delete everything'], 'Yes, delete it all') },
  ignores: ['everything', 'all', 'my', 'data', 'me', 'yes', 'sure', 'really', ...SMALL_WORDS],
  examples: ['/rung privacy delete'],
  phrases: [
    'forget/erase/wipe/purge/dsgvo, delete/erase/remove/wipe/purge/destroy/purge/destroy data/stuff/record/account/everything,  delete/erase/remove/wipe/purge/destroy/clear/forget data/account/everything/information/info/record/history/profile/me',
    'delete/remove/purge/destroy, close account, right forgotten/erasure/forget, gdpr delete/erasure/erase/removal, gdpr delete data',
    ...DELETING,
  ],
  changes: true,
  confirmedBy: 'sure',
  async run({ sure }, { actor, store }): Promise<Reply> {
    const link = await store.links.get(personOf(actor));
    if (sure !== true)
      return {
        summary: 'Delete everything Rung stores about you?',
        blocks: [
          ...(link
            ? [
                paragraph(
                  `Your accounts on ${[link.guest, link.home].map(({ person }) => platformName(person.platform)).join(' and ')} are linked: this deletes both.`,
                ),
              ]
            : []),
          note(
            'Your settings, grades, quiz answers, plans, ticked tasks, coming messages and the pictures I sent you. This can’t be undone.',
          ),
        ],
        actions: [
          button('Yes, delete it all', call(['rung', 'privacy', 'delete'], { sure: true }), 'danger'),
          button('Show it first', call(['rung', 'privacy'])),
        ],
      };
    await store.people.delete(personOf(actor));
    return { summary: 'Deleted. Rung stores nothing about you now.', blocks: [], actions: [] };
  },
});
