import {
  button,
  call,
  code,
  defineCommand,
  heading,
  note,
  paragraph,
  personOf,
  type Block,
  type Reply,
} from '#bot';

/** A description of each kind of data that is held. */
const PARTS = {
  remembered: 'Settings and grades',
  schedule: 'When you are written to',
  conversation: 'The conversation in which you are written to',
  plans: 'Plans and what you ticked',
  nudges: 'Messages that were sent or tried',
  following: 'What you follow with a channel',
  shares: 'Roadmaps you shared in a channel',
  roadmaps: 'Roadmaps you made for your team',
  digests: 'Digests you set for a channel',
} as const;

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
  async run(_args, { actor, store }): Promise<Reply> {
    const held = await store.people.export(personOf(actor));
    const count = Object.values(held).reduce((sum, rows) => sum + rows.length, 0);
    return {
      summary:
        count === 0
          ? 'Nothing is held about you'
          : `${count} records are held about you, and this is all of them`,
      blocks: [
        ...Object.entries(PARTS).flatMap(([part, name]): Block[] => {
          const rows = held[part as keyof typeof PARTS];
          return rows.length === 0
            ? []
            : [heading(name), ...rows.map((row) => paragraph(code(JSON.stringify(row))))];
        }),
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
