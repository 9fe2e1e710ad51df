import type { Fraction } from 'fraction.js';
import { GUIDE } from '../check-sources.ts';
import { writeBand, writeFactor, writePremium, writeAmount, type Ends } from './money.ts';
import type { Quote, Step } from './quote.ts';
import type { Currency, LevelId, Rate, Source } from './records.ts';

/** Words that make a plain sentence a question of pay, where it names a level or a place. */
export const payAsks: readonly string[] = [
  ...['salary', 'salaries', 'pay', 'pays', 'paid', 'earn', 'earns', 'earning', 'make', 'makes', 'making'],
  ...['compensation', 'comp', 'wage', 'wages', 'income', 'how much', 'band', 'underpaid', 'overpaid'],
];

/** Words in a question about pay that say nothing new: passed over by the commands that answer it. */
export const payTalk: readonly string[] = [
  ...['how much', 'average', 'band', 'be', 'comp', 'compensation', 'do', 'does', 'earn', 'earning', 'earns'],
  ...['get', 'gets', 'i', 'income', 'job', 'jobs', 'level', 'make', 'makes', 'making', 'much', 'paid', 'pay'],
  ...['pays', 'range', 'role', 'salaries', 'salary', 'should', 'typical', 'wage', 'wages', 'would', 'will'],
  ...['ai', 'ml', 'dev', 'devs', 'developer', 'developers', 'engineer', 'engineers', 'engineering'],
  ...['person', 'people', 'someone', 'somebody', 'anyone', 'you', 'they', 'we', 'can', 'could', 'expect'],
  ...['going', 'rate', 'money', 'fair', 'good', 'normal', 'usual', 'usually', 'roughly', 'about', 'yearly'],
  ...[
    'machine learning',
    'machine',
    'learning',
    'mle',
    'mles',
    'swe',
    'sde',
    'software',
    'data',
    'scientist',
  ],
  ...[
    'scientists',
    'backend',
    'frontend',
    'full stack',
    'fullstack',
    'it',
    'tech',
    'technical',
    'programmer',
  ],
  ...['per year', 'per annum', 'a year', 'p a', 'pa', 'annual', 'annually', 'annum', 'per', 'base', 'gross'],
  ...['total', 'total comp', 'tc', 'ctc', 'lpa', 'lakhs', 'in lakhs', 'package', 'remuneration', 'converted'],
  ...[
    'converted to',
    'experience',
    'with',
    'have',
    'hybrid',
    'fully',
    'onsite',
    'office',
    'in office',
    'what',
  ],
  // Fields that the guide has no premium for: the title of the answer says whose band it is.
  ...[
    'nlp',
    'natural language',
    'processing',
    'rl',
    'reinforcement learning',
    'deep learning',
    'dl',
    'robotics',
  ],
  ...['speech', 'recsys', 'recommender', 'recommendation', 'systems', 'applied', 'agentic', 'prompt'],
  ...[
    'offer',
    'offered',
    'underpaid',
    'overpaid',
    'lowball',
    'worth',
    'decent',
    'enough',
    'low',
    'high',
    'too',
  ],
  ...['was', 'am', 'are', 'been', 'being', 'got', 'this', 'that', 'reasonable', 'competitive', 'lvl', 'lvls'],
  // Towns are called so too.
  ...['city', 'cities', 'country', 'countries', 'town', 'place', 'places', 'where', 'which'],
  ...['best', 'most', 'top', 'big', 'highest', 'max', 'min', 'maximum', 'minimum'],
  ...['year', 'living', 'based', 'work', 'working', 'position', 'positions', 'hey', 'hi', 'know', 'want'],
];

/** "1 year", "6 years". */
export const writeYears = (years: number): string => `${years} ${years === 1 ? 'year' : 'years'}`;

/** A source's date as people write it: "19 Jan 2025", "Jan 2025", "about 2020". */
export function writeDate({ date, approximate }: Pick<Source, 'date' | 'approximate'>): string {
  const [, month, day] = date.split('-');
  const written = new Intl.DateTimeFormat('en-GB', {
    year: 'numeric',
    ...(month !== undefined && { month: 'short' }),
    ...(day !== undefined && { day: 'numeric' }),
    timeZone: 'UTC',
  }).format(new Date(date));
  return approximate ? `about ${written}` : written;
}

/** A source as it is named under a figure: "Startupbricks guide, 19 Jan 2025". */
export function writeSource(source: Source): string {
  return `${source.short}, ${writeDate(source)}`;
}

/** How a quote differs from what its source prints: "midpoint, +15–25%"; "" when it does not. */
export function markOf(quote: Quote): string {
  return [
    ...(quote.interpolated ? ['midpoint'] : []),
    ...quote.premiums.map(writePremium),
    ...(quote.rates.length > 0 ? ['converted'] : []),
  ].join(', ');
}

/** What was done to a printed band, as a sentence: "Estimate: midpoint of the senior and principal bands."; "" for none. */
export function writeEstimate(quote: Quote, nameOf: (level: LevelId) => string): string {
  const between = quote.steps.find((one) => one.kind === 'interpolated');
  const levels = between && [between.below, between.above].map((one) => nameOf(one).toLowerCase());
  const midpoint = levels ? `midpoint of the ${levels.join(' and ')} bands` : '';
  const premiums = quote.premiums.map((one) => `${one.name} ${writePremium(one)}`).join(', ');
  const parts = [midpoint, premiums].filter((one) => one !== '');
  return parts.length === 0 ? '' : `Estimate: ${parts.join(', ')}.`;
}

/** The rates that quotes were converted at: "0.95 EUR, 0.79 GBP per US dollar (2025)". The US dollar's own is left out. */
export function writeRates(...quotes: readonly Pick<Quote, 'rates'>[]): string {
  const years = new Map<number, Set<string>>();
  for (const { id, perUsd, year } of quotes.flatMap(({ rates }) => rates))
    if (id !== 'USD') years.set(year, (years.get(year) ?? new Set()).add(`${perUsd} ${id}`));
  return [...years].map(([year, rates]) => `${[...rates].join(', ')} per US dollar (${year})`).join('; ');
}

const writeRate = (rate: Rate): string => `${rate.perUsd} ${rate.id} per US dollar (${rate.year})`;

/** The arithmetic in words, a line a step, every intermediate figure to the unit. */
export function writeSteps(quote: Quote, nameOf: (level: LevelId) => string): string[] {
  return quote.steps.map((step) => writeStep(step, quote, nameOf));
}

const amount = (value: Fraction, currency: Currency): string =>
  writeAmount(Math.round(value.valueOf()), currency);
const band = ({ low, high }: Ends, currency: Currency, open = false): string =>
  writeBand(Math.round(low.valueOf()), Math.round(high.valueOf()), open, currency);

function writeStep(step: Step, quote: Quote, nameOf: (level: LevelId) => string): string {
  const { currency, ends } = step;
  switch (step.kind) {
    case 'printed':
      return `${step.row}, ${step.level.toLowerCase()}${step.source === GUIDE ? ', from the guide' : ''}: ${band(ends, currency, step.open)}`;
    case 'interpolated': {
      const [below, above] = quote.steps.filter((one) => one.kind === 'printed').map((one) => one.ends);
      if (!below || !above) throw new Error('an interpolation without its two neighbours');
      const half = (end: 'low' | 'high') =>
        `(${amount(below[end], currency)} + ${amount(above[end], currency)}) ÷ 2 = ${amount(ends[end], currency)}`;
      return `Midpoint of ${nameOf(step.below).toLowerCase()} and ${nameOf(step.above).toLowerCase()}: low ${half('low')}; high ${half('high')}`;
    }
    case 'premium': {
      const { name, low, high } = step.premium;
      const side = (end: 'low' | 'high', percent: number) =>
        `${end} × ${writeFactor(percent)} = ${amount(ends[end], currency)}`;
      return `${name}, ${writePremium(step.premium)}: ${side('low', low)}; ${side('high', high)}`;
    }
    case 'converted': {
      const { from, to } = step;
      const sums = [
        from.currency.id === 'USD' ? '' : ` ÷ ${from.rate.perUsd}`,
        to.currency.id === 'USD' ? '' : ` × ${to.rate.perUsd}`,
      ].join('');
      const rates = [from.rate, to.rate].filter((rate) => rate.id !== 'USD').map(writeRate);
      return `In ${to.currency.id} at ${rates.join(' and ')}: each end${sums} = ${band(ends, currency, quote.open)}`;
    }
    case 'rounded':
      return `Rounded to the nearest thousand: ${band(ends, currency, quote.open)}`;
  }
}
