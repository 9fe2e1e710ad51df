/** Messages that are past their budget, each with what it has. */
const PAST_BUDGET: Readonly<Record<string, string>> = {
  '/plan': 'title 82, 5 buttons, 2 menus on Discord',
  '/plan show': 'title 82, 5 buttons, 2 menus on Discord',
  '/plan done': 'title 82, 5 buttons, 2 menus and 96 words on Discord',
  '/plan skip': 'title 82, 5 buttons, 2 menus on Discord',
  '/plan resume': 'title 92, 5 buttons, 2 menus on Discord',
  '/plan snooze a day': '5 buttons, 2 menus on Discord',
  '/plan snooze monday': '5 buttons, 2 menus on Discord',
  '/plan snooze until 10 december': '5 buttons, 2 menus on Discord',
  '/plan when berlin': 'title 65',
  '/plan when friday 8:30': 'title 65',
  '/plan start 30 days': '188 words, title 80, 7 buttons, 3 menus on Discord with a plan',
  '/plan start 30 days monday 9:00 london': '188 words, title 80, 7 buttons, 3 menus on Discord with a plan',
  '/plan start software engineer monday 9:00 london 6h a week': '96 words, title 106, 5 buttons, 2 menus',
  '/roadmap share software engineer from monday': 'title 76',
  '/rung home': '93 words, title 82, 6 buttons, 2 menus on Discord with a plan',
};

/** Whether a message is known to be past its budget. */
export const isExcepted = (name: string): boolean => name in PAST_BUDGET;

/** All of them, so that none stays that is within its budget. */
export const EXCEPTED = Object.keys(PAST_BUDGET);

/** Texts that still have words that Rung does not use, each as it begins. */
const STILL_SAID: readonly string[] = [
  'Put the next message off, this once',
  'no message to put off',
  'No message is to come, so there is none to put off',
  'Your plan has begun: ',
  'Stop: no message comes any more, and your plans end',
  'Tick a task of this week, or untick it: by its number or its words',
  'When this channel is told each week how it gets on; “off” ends it',
  ' how it gets on',
  'How this channel gets on with what it follows: totals, and the last seven days',
  'The card names you. You or an admin can take it back.',
  'There is no message to put off',
  'take it back',
  'Every task is done: finish the week when you are ready.',
  'This roadmap is no more',
];

/** Whether a text is known to have such words. */
export const isKnownToSay = (text: string): boolean => STILL_SAID.some((one) => text.startsWith(one));
