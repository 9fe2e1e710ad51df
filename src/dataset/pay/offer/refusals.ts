import type { Refusal } from './offer.ts';

const WHOLE = '120k gbp senior london';
const PARTS = '$180k base, 15% bonus, 200k equity over 4 years, senior austin';

/** Why an offer cannot be read, by what is wrong with it; each with an example that can be. */
export const REFUSALS = {
  grouping: {
    title: 'I can’t read that amount',
    hint: 'Write it like 120k, 120,000 or 45 lakh.',
    example: WHOLE,
  },
  backwards: {
    title: 'That range runs backwards',
    hint: 'Put the lower end first.',
    example: '90-110k gbp senior london',
  },
  wide: {
    title: 'That range is too wide to be one offer',
    hint: 'Give one amount, or both ends with their unit.',
    example: '90-110k gbp senior london',
  },
  negative: { title: 'An offer can’t be negative', hint: 'Give the amount a year.', example: WHOLE },
  zero: { title: 'An offer is more than zero', hint: 'Give the amount a year.', example: WHOLE },
  units: {
    title: 'In what unit is that?',
    hint: 'Add K, lakh or crore, or write the amount in full.',
    example: WHOLE,
  },
  words: {
    title: 'Write the amount in digits',
    hint: 'Such as 45 lakh or 120k.',
    example: '45 lakh mid bengaluru',
  },
  net: {
    title: 'I compare pay before tax',
    hint: 'The figures are gross. Give the amount before tax.',
    example: WHOLE,
  },
  hourly: {
    title: 'I compare yearly pay',
    hint: 'Paid hours and days differ too much to turn a rate into a year. Give a year’s or a month’s amount.',
    example: '8k eur a month senior berlin',
  },
  often: {
    title: 'Is that a year’s amount or a month’s?',
    hint: 'Say “a year” or “a month”, not both.',
    example: '8k eur a month senior berlin',
  },
  quarterly: {
    title: 'I read amounts by the year or month',
    hint: 'Turn it into a year’s amount first.',
    example: PARTS,
  },
  signOnMonthly: {
    title: 'A sign-on is paid once',
    hint: 'Give it as one amount, without “a month”.',
    example: '$180k base, 20k sign-on, senior austin',
  },
  including: {
    title: 'Give each part on its own',
    hint: 'I can’t tell what’s left of the base.',
    example: PARTS,
  },
  bound: {
    title: 'I need the amount itself',
    hint: 'Give one amount or a range, without “up to” or “over”.',
    example: '90-110k gbp senior london',
  },
  unnamed: {
    title: 'What is each amount?',
    hint: 'Name each part and put commas between.',
    example: PARTS,
  },
  twice: {
    title: 'I need one amount for each part',
    hint: 'Add them up, or leave one out.',
    example: PARTS,
  },
  percent: {
    title: 'That percentage is of what?',
    hint: 'I know a bonus as a percentage of the base.',
    example: '120k gbp, 15% bonus, senior london',
  },
  noBase: {
    title: 'What’s the base?',
    hint: 'Give the base pay as well, or the total alone.',
    example: PARTS,
  },
  currencies: {
    title: 'One currency for each offer',
    hint: 'I found two. Give every part in the same one.',
    example: WHOLE,
  },
  vesting: {
    title: 'Over how many years does it vest?',
    hint: 'Give one number of years, 1 to 10.',
    example: PARTS,
  },
  equityOften: {
    title: 'Is that a year’s equity, or all of it?',
    hint: 'Give the whole grant and its years, or a year’s worth alone.',
    example: PARTS,
  },
  absurd: { title: 'That’s more than any job pays', hint: 'Check the zeros and the unit.', example: WHOLE },
  offers: {
    title: 'I compare two offers at a time',
    hint: 'Put “vs” between them.',
    example: '120k gbp london vs 140k eur berlin, senior',
  },
} as const satisfies Readonly<Record<string, Refusal>>;

/** What may be wrong with an offer. */
export type Problem = keyof typeof REFUSALS;
