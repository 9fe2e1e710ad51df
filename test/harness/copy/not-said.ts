/** Words that nobody speaks to people with: what there was before is on the left of the page on how Rung speaks. */
export const NOT_SAID = [
  ...['whoever', 'somebody', 'one’s own', 'in one’s own words', 'what Rung knows', 'by its number'],
  ...['There is no command “', 'There is nothing on that', 'Understood so far', 'press one, or type it'],
  ...['The guide has one band for', 'The row prints', 'half way between its neighbours'],
  ...['How is this worked out', 'as printed', 'What money buys', 'In its own currency', 'Another London'],
  ...['kinds: what to learn, and why', 'Builds on it', 'can lead others', 'short of what it asks for'],
  ...['watching a model in use', 'continuous integration and delivery for machine learning'],
  ...['Add large language models', 'Learn to run models in production', 'Weeks behind you'],
  ...['Every task is done', 'Go on with what you are at', 'left over', 'One to help', 'put off', 'this once'],
  ...[
    'Your plan has begun',
    'no message comes any more',
    'Nobody is written to',
    'That belongs to a channel',
  ],
  ...['a conversation of two', 'gets on', 'How the channel', 'is held about you', 'are held about you'],
  ...[
    'Very wanted',
    'How wanted',
    'beside its neighbours',
    'Wanting AI',
    'take it back',
    'mend it',
    'make it with',
  ],
  ...['the roadmaps there are', 'wants a name', 'is no more'],
] as const;

const folded = (text: string): string => text.toLowerCase().replaceAll("'", '’').replace(/\s+/gu, ' ');
const HAS = NOT_SAID.map((words) => {
  const before = /^\w/u.test(words) ? String.raw`(?<!\w)` : '';
  return {
    words,
    pattern: new RegExp(`${before}${folded(words)}${/\w$/u.test(words) ? String.raw`(?!\w)` : ''}`, 'u'),
  };
});

/** Those words that a text has. */
export const notSaidIn = (text: string): string[] =>
  HAS.filter(({ pattern }) => pattern.test(folded(text))).map(({ words }) => words);
