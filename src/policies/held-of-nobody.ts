import { WHOSE, type Descriptions } from './description.ts';

const OWNER = { platform: WHOSE.platform, workspace: WHOSE.workspace } as const;

/** What is held for the work of the service, table by table: it tells nothing about anybody. */
export const HELD_OF_NOBODY: Descriptions<'stored_action' | 'inbox' | 'question_report' | 'lease'> = {
  stored_action: {
    of: 'nobody',
    title: 'Buttons too long for the platform',
    purpose: 'So that a button on your screen still does what it says.',
    kept: '90 days after the button was last shown.',
    columns: {
      ...OWNER,
      token: 'the short name that the button carries',
      call: 'the command it stands for; never an amount of pay that was typed',
      shown_at: 'when it was last shown',
    },
  },
  inbox: {
    of: 'nobody',
    title: 'Answered messages',
    purpose: 'So that what a platform delivers twice is answered once.',
    kept: 'A quarter of an hour.',
    columns: { ...OWNER, id: 'the platform’s id of the delivery', seen_at: 'when it came' },
  },
  question_report: {
    of: 'nobody',
    title: 'Questions reported as wrong',
    purpose: 'To mend them.',
    kept: 'As long as the question; it holds nothing of who reported it.',
    columns: {
      question: 'which question',
      reports: 'by how many people',
      reported_at: 'when last',
    },
  },
  lease: {
    of: 'nobody',
    title: 'Which process does what',
    purpose: 'So that two processes do not do the same.',
    kept: 'Always; it holds nothing of anybody.',
    columns: {
      name: 'what is done',
      holder: 'which process does it',
      token: 'a number that grows',
      until: 'until when',
    },
  },
};
