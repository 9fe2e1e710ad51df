import { button, call, defineCommand, note, personOf, type Reply } from '#bot';
import { heldInWords } from '../_held.ts';

export default defineCommand({
  summary: 'Everything that is held about you, and how to have it deleted',
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
      summary:
        count === 0
          ? 'Nothing is held about you'
          : `What Rung stores about you: ${count} ${count === 1 ? 'record' : 'records'}`,
      blocks: [
        ...heldInWords(held, dataset),
        ...(count === 0 ? [] : [note('The file has every field of it.')]),
        note(
          'Beside these, a button’s call and the mark of an answered message are kept for a while, under the workspace and not under you. Pay you type is never kept.',
        ),
      ],
      actions:
        count === 0
          ? []
          : [
              button('Get it as a file', call(['rung', 'privacy', 'export'])),
              button('Delete all of it', call(['rung', 'privacy', 'delete']), 'danger'),
            ],
    };
  },
});
