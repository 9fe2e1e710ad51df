import { UNTIL_DELETED, WHOSE, type Descriptions } from './description.ts';

/** What is held of people, table by table. */
export const HELD_OF_PEOPLE: Descriptions<
  | 'person_default'
  | 'linked_person'
  | 'link_code'
  | 'link_try'
  | 'plan'
  | 'plan_task'
  | 'quiz_question'
  | 'recipient'
  | 'schedule'
  | 'conversation'
  | 'ledger'
> = {
  person_default: {
    of: 'person',
    title: 'Settings and grades',
    purpose: 'So that you do not say your level, place, currency, target or grades again in each question.',
    kept: UNTIL_DELETED,
    columns: {
      ...WHOSE,
      name: 'which setting or skill it is',
      value: 'what you set it to; an amount of pay that you type is never among them',
      updated_at: 'when you set it',
    },
  },
  linked_person: {
    of: 'person',
    title: 'Accounts that you linked',
    purpose: 'So that your plans, grades and settings are the same on both platforms.',
    kept: 'Until you unlink them or delete your data.',
    columns: {
      ...WHOSE,
      name: 'the name of that account',
      home_platform: 'the platform of the account that your data is kept under',
      home_person: 'the id of that account',
      home_name: 'the name of that account',
      linked_at: 'when you linked them',
    },
  },
  link_code: {
    of: 'person',
    title: 'Codes to link accounts by',
    purpose: 'To make sure that both accounts are yours.',
    kept: 'Until they are used or out of date, after ten minutes; deleted within the hour.',
    columns: {
      ...WHOSE,
      code: 'a hash of the code; never the code itself',
      name: 'the name of who was shown it',
      shown_at: 'when it was shown',
      typed_platform: 'the platform it was typed on',
      typed_workspace: 'the workspace it was typed in',
      typed_person: 'who typed it',
      typed_name: 'their name',
      typed_at: 'when it was typed',
      agreed: 'whether who typed it agreed',
    },
  },
  link_try: {
    of: 'person',
    title: 'Wrong codes that were typed',
    purpose: 'So that nobody finds a code by trying.',
    kept: 'Two hours at most.',
    columns: {
      who: 'a hash of who typed it',
      since: 'since when',
      tries: 'how many',
    },
  },
  plan: {
    of: 'person',
    title: 'Plans',
    purpose: 'To show you this week’s tasks and what comes next.',
    kept: UNTIL_DELETED,
    columns: {
      ...WHOSE,
      id: 'a number of the plan’s own',
      roadmap: 'which roadmap it follows',
      state: 'whether it runs, rests or is done',
      week: 'which of its weeks you are in',
      this_week: 'the tasks of this week',
      takes_all: 'whether tasks of skills that you rated come all the same',
      started_at: 'when you started it',
      ended_at: 'when it ended',
      updated_at: 'when it changed last',
    },
  },
  plan_task: {
    of: 'person',
    title: 'Ticked tasks',
    purpose: 'To know what is done.',
    kept: 'As long as the plan.',
    columns: {
      plan: 'the plan',
      step: 'the step of its roadmap',
      task: 'the task',
      done_at: 'when you ticked it',
    },
  },
  quiz_question: {
    of: 'person',
    title: 'Quiz answers',
    purpose: 'To ask again what you missed, and to suggest a grade.',
    kept: UNTIL_DELETED,
    columns: {
      ...WHOSE,
      question: 'which question',
      answered_at: 'when you answered it',
      is_right: 'whether that was right',
      step: 'how often it has come back',
      next_due: 'when it comes back',
      reported_at: 'when you reported it as wrong',
    },
  },
  recipient: {
    of: 'person',
    title: 'Who asked for messages',
    purpose: 'To write to those who asked for it, people and channels, and to nobody else.',
    kept: 'As long as a schedule, a conversation or a sent message refers to it.',
    columns: {
      platform: WHOSE.platform,
      workspace: WHOSE.workspace,
      id: 'a number of its own',
      type: 'a person or a channel',
      ref: 'the platform’s id of the person or the channel',
    },
  },
  schedule: {
    of: 'person',
    title: 'When messages come',
    purpose: 'To send the weekly message at the hour you chose, once.',
    kept: UNTIL_DELETED,
    columns: {
      platform: WHOSE.platform,
      workspace: WHOSE.workspace,
      recipient: 'who gets it',
      kind: 'which kind of message',
      weekday: 'the weekday you chose',
      time: 'the time you chose',
      zone: 'your time zone',
      hours: 'how many hours a week you have',
      state: 'whether it goes out or rests',
      reason: 'why it rests',
      next_due: 'when the next is due',
      occurrence: 'the day that the next belongs to',
      silent: 'how many messages in a row had no sign of life',
      streak: 'how many weeks in a row you did something',
      best_streak: 'the longest such row',
      last_week: 'the last week that counted',
      forgiven: 'whether a missed week was forgiven',
      notified: 'whether you were told that it rests',
      lease_until: 'until when a process is sending it',
      lease_token: 'which process that is',
      created_at: 'when you asked for it',
      updated_at: 'when it changed last',
    },
  },
  conversation: {
    of: 'person',
    title: 'The conversation with you',
    purpose: 'To write to you where you asked for it, without opening the conversation each time.',
    kept: 'As long as you get messages.',
    columns: {
      recipient: 'who it is with',
      channel: 'the platform’s id of the conversation',
      opened_at: 'when it was opened',
    },
  },
  ledger: {
    of: 'person',
    title: 'Messages that were sent',
    purpose: 'So that none is sent twice or lost.',
    kept: '90 days.',
    columns: {
      recipient: 'who it went to',
      kind: 'which kind of message',
      occurrence: 'the day that it was for',
      state: 'whether it was sent, skipped or given up',
      token: 'which process sent it',
      due_at: 'when it was due',
      at: 'when that was noted',
      attempts: 'how often it was tried',
      resent: 'whether it was sent again though it may have arrived',
      message: 'where the message is on the platform; never its words',
      error: 'why it could not be sent',
    },
  },
};
