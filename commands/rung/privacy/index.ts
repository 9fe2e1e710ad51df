import { button, call, defineCommand, note, personOf, type Reply } from '#bot';
import { heldInWords } from '../_held.ts';

export default defineCommand({
  summary: 'What Rung stores about you, and how to delete it',
  examples: ['/rung privacy'],
  phrases: [
    'privacy/gdpr/data/track, data protection, privacy policy, know/know me, data hold/store/keep/save/know/collect/track',
    'store/keep/save/track/hold/record/collect salary/pay/message/data/information/info/me, store/collect, show/see data',
    'who/anyone/anybody/boss/manager/admin/others/people/team/company see/read/access data/message/answer/question/plan/salary/pay/me',
    'see/read/access message/question, data safe/secure/private/confidential/shared/sold, share/sell data, where data, data stored/kept/live',
    'who/anyone/anybody see/read, who/anyone/anybody see/read ask/type/say/write, is/are this/answer/message/question private/confidential/anonymous, private/confidential/anonymous',
  ],
  roadmaps: 'mine',
  async run(_args, { actor, store, dataset }): Promise<Reply> {
    const held = await store.people.export(personOf(actor));
    const count = Object.values(held).reduce((sum, rows) => sum + rows.length, 0);
    return {
      summary: count === 0 ? 'Rung stores nothing about you' : 'What Rung stores about you',
      blocks: [
        ...heldInWords(held, dataset),
        note(
          `${count === 0 ? '' : 'The file has every field. '}Pay you type is never kept. What buttons do, and marks of answered messages, are kept for a while under your team, not under you.`,
        ),
      ],
      actions:
        count === 0
          ? []
          : [
              button('Get a file', call(['rung', 'privacy', 'export'])),
              button('Delete it all', call(['rung', 'privacy', 'delete']), 'danger'),
            ],
    };
  },
});
