import { fc } from '../property.ts';

/** An offer as people type it, and what it should read as, written by `inShort`. */
export interface Form {
  readonly text: string;
  readonly expected: string;
}

const grouped = (value: number, sign: string): string => String(value).replaceAll(/\B(?=(?:\d{3})+$)/g, sign);
const indian = (value: number): string =>
  String(value).replace(/^(\d+?)(\d{3})$/, (_all, head: string, tail: string) =>
    [head.replaceAll(/\B(?=(?:\d{2})+$)/g, ','), tail].join(','),
  );

/** How a whole amount may be written; each takes those that it can write exactly. */
const WRITINGS: readonly ((value: number) => string | undefined)[] = [
  String,
  (value) => grouped(value, ','),
  (value) => grouped(value, '.'),
  (value) => grouped(value, ' '),
  (value) => grouped(value, '’'),
  (value) => (value >= 100_000 ? indian(value) : undefined),
  (value) => `${grouped(value, ',')}.00`,
  ...['k', 'K', ' k', ' thousand'].map((unit) => (value: number) => inUnits(value, 1000, unit)),
  ...['L', ' lakh', ' lakhs', ' lac', ' lpa'].map((unit) => (value: number) => inUnits(value, 100_000, unit)),
  ...['cr', ' crore'].map((unit) => (value: number) => inUnits(value, 10_000_000, unit)),
  ...['m', ' million'].map((unit) => (value: number) => inUnits(value, 1_000_000, unit)),
];

/** An amount in some unit with at most two decimals, and not under a tenth of it. */
function inUnits(value: number, unit: number, name: string): string | undefined {
  const isShort = (value * 100) % unit === 0 && value * 10 >= unit;
  return isShort ? `${String(value / unit)}${name}` : undefined;
}

const CURRENCIES: readonly (readonly [id: string, write: (amount: string) => string])[] = [
  ['', (amount) => amount],
  ['GBP', (amount) => `£${amount}`],
  ['GBP', (amount) => `${amount} gbp`],
  ['GBP', (amount) => `GBP ${amount}`],
  ['GBP', (amount) => `${amount} pounds`],
  ['EUR', (amount) => `${amount}€`],
  ['EUR', (amount) => `${amount} EUR`],
  ['EUR', (amount) => `€ ${amount}`],
  ['dollar', (amount) => `$${amount}`],
  ['USD', (amount) => `US$${amount}`],
  ['CAD', (amount) => `C$${amount}`],
  ['INR', (amount) => `₹${amount}`],
  ['rupee', (amount) => `Rs. ${amount}`],
  ['CHF', (amount) => `CHF ${amount}`],
  ['SGD', (amount) => `${amount} sgd`],
];

/** What stands around an offer, and says nothing of it. */
const AROUND: readonly (readonly [before: string, after: string])[] = [
  ['', ''],
  ['', ' senior london'],
  ['senior london ', ''],
  ['I got an offer of ', ' in bangalore, mid'],
  ['is ', ' good for a senior in london'],
  ['6y berlin: ', ''],
  ['l5, ', ', 5 years of experience, 2026'],
  ['They said ', '. 40 hours a week, toronto'],
];

const NAMES = {
  base: ['base', 'base salary', 'fixed', 'salary'],
  bonus: ['bonus', 'annual bonus', 'variable'],
  equity: ['equity', 'RSUs', 'stock', 'stock options'],
  signOn: ['sign-on', 'sign on bonus', 'signing bonus', 'joining bonus'],
} as const;
const VESTING: readonly (readonly [years: number | undefined, words: string])[] = [
  [undefined, ''],
  [4, ' over 4 years'],
  [3, '/3y'],
  [4, ' vesting over four years'],
  [5, ' over 5 yrs'],
  [2, ', vesting 2 years'],
];

/** Whole amounts that people are offered, in every currency's order of size. */
const amount = fc
  .tuple(fc.integer({ min: 40, max: 999 }), fc.constantFrom(500, 1000, 10_000, 100_000))
  .map(([count, unit]) => count * unit);

/** One writing of an amount, of those that can write it; none says that it is a year's. */
const written = (value: number): fc.Arbitrary<string> =>
  fc.constantFrom(...WRITINGS.flatMap((write) => write(value) ?? []).filter((one) => !one.endsWith('lpa')));

const named = (names: readonly string[], money: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...names), fc.constantFrom('before', 'of', 'after'))
    .map(([name, where]) =>
      where === 'after' ? `${money} ${name}` : `${name} ${where === 'of' ? 'of ' : ''}${money}`,
    );

/** A base alone, by the year or the month, or a range. */
const alone: fc.Arbitrary<Form> = fc
  .record({
    low: amount,
    more: fc.integer({ min: 101, max: 180 }),
    kind: fc.constantFrom('one', 'one', 'month', 'range'),
    writing: fc.nat(WRITINGS.length - 1),
    joint: fc.constantFrom('-', ' - ', '–', ' to '),
    currency: fc.constantFrom(...CURRENCIES),
    around: fc.constantFrom(...AROUND),
    often: fc.constantFrom(' a month', '/month', ' per month'),
  })
  .chain(({ low, more, kind, writing, joint, currency: [id, write], around: [before, after], often }) => {
    const high = Math.round((low * more) / 100 / 500) * 500;
    const isRange = kind === 'range' && high > low;
    const inOne = (value: number): string => WRITINGS[writing]?.(value) ?? String(value);
    const base = isRange ? `${low}–${high}` : String(kind === 'month' ? low * 12 : low);
    const ends = isRange ? `${inOne(low)}${joint}${inOne(high)}` : inOne(low);
    const text = `${before}${write(ends)}${kind === 'month' ? often : ''}${after}`;
    const monthly = kind === 'month' ? ', monthly base' : '';
    return fc.constant({ text, expected: `base ${base}${monthly}${id === '' ? '' : `, currency ${id}`}` });
  });

/** An offer in parts, in any order, each named before or after. */
const inParts: fc.Arbitrary<Form> = fc
  .record({
    base: amount,
    shares: fc.tuple(
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 2, max: 40 }),
      fc.integer({ min: 1, max: 9 }),
    ),
    percent: fc.option(fc.integer({ min: 1, max: 60 })),
    has: fc.record({ bonus: fc.boolean(), equity: fc.boolean(), signOn: fc.boolean() }),
    vesting: fc.constantFrom(...VESTING),
    currency: fc.constantFrom(...CURRENCIES),
    joint: fc.constantFrom(', ', ' + ', ' and ', '; ', ' plus ', ' '),
    around: fc.constantFrom(...AROUND),
  })
  .chain(
    ({
      base,
      shares: [b, e, s],
      percent,
      has,
      vesting: [years, vests],
      currency: [id, write],
      joint,
      around,
    }) => {
      const [bonus, equity, signOn] = [b, e, s].map((share) => (base / 10) * share) as [
        number,
        number,
        number,
      ];
      const money = (value: number): fc.Arbitrary<string> => written(value).map(write);
      const parts = [
        money(base).chain((one) => named(NAMES.base, one)),
        ...(has.bonus
          ? [
              (percent === null ? money(bonus) : fc.constant(`${percent}%`)).chain((one) =>
                named(NAMES.bonus, one),
              ),
            ]
          : []),
        ...(has.equity
          ? [
              money(equity)
                .chain((one) => named(NAMES.equity, one))
                .map((one) => one + vests),
            ]
          : []),
        ...(has.signOn ? [money(signOn).chain((one) => named(NAMES.signOn, one))] : []),
      ];
      const expected = [
        `base ${base}`,
        ...(has.bonus ? [percent === null ? `bonus ${bonus}` : `bonus ${percent}%`] : []),
        ...(has.equity ? [`equity ${equity}/${years ?? '4 assumed'}`] : []),
        ...(has.signOn ? [`sign-on ${signOn}`] : []),
        ...(id === '' ? [] : [`currency ${id}`]),
      ].join(', ');
      return fc
        .tuple(
          fc.tuple(...parts),
          fc.shuffledSubarray(
            parts.map((_part, at) => at),
            { minLength: parts.length },
          ),
        )
        .map(([said, order]) => ({
          text: `${around[0]}${order.map((at) => said[at] ?? '').join(joint)}${around[1]}`,
          expected,
        }));
    },
  );

/** Offers as people may type them. */
export const forms: fc.Arbitrary<Form> = fc.oneof(alone, inParts);
