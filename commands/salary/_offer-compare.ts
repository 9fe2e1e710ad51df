import {
  convertAmount,
  note,
  PART_NAMES,
  sourcesNote,
  sourcesOf,
  table,
  titleOfMatch,
  writeEnds,
  writeRates,
  writeStep,
  writeYearly,
  type Block,
  type Dataset,
  type Ends,
  type EpochMs,
  type JudgedOffer,
  type Reply,
} from '#bot';
import { comparedActions, type Job } from './_offer-actions.ts';
import { LONGEST_TITLE } from './_titles.ts';

type Pair = readonly [JudgedOffer, JudgedOffer];

/** Two offers side by side, and which is worth more a year; or one in two places or levels, and where it stands in each. */
export function comparedReply(
  pair: Pair,
  jobs: readonly [Job, Job],
  { isSame, now }: { readonly isSame: boolean; readonly now: EpochMs },
  data: Dataset,
): Reply {
  return {
    summary: isSame ? standings(pair, data) : titleOf(pair, data),
    blocks: [tableOf(pair, data), smallPrint(pair, data, now)],
    actions: comparedActions(jobs),
    unshared: true,
  };
}

const bandWords = ({ inBand }: JudgedOffer): string =>
  (inBand ?? 'no band').replace(/^in the | ?(?:of )?the band/gu, '');

/** "London: upper half; Berlin: above", each of its own band. */
function standings(pair: Pair, { places }: Dataset): string {
  const [first, second] = pair;
  const nameOf = (one: JudgedOffer): string =>
    first.level.id === second.level.id ? titleOfMatch(one.place, places) : one.level.name;
  const title = pair.map((one) => `${nameOf(one)}: ${bandWords(one)}`).join('; ');
  return title.length > LONGEST_TITLE ? 'One offer, two bands' : title;
}

/** What the second is worth in the currency of the first. */
function inFirst([first, second]: Pair, { pay }: Dataset): Ends {
  const { low, high } = second.worth.yearly;
  const change = (amount: Ends['low']) =>
    convertAmount(amount, second.money.currency, first.money.currency, pay);
  return { low: change(low), high: change(high) };
}

/** "B is worth ≈ £12K a year more". */
function titleOf(pair: Pair, data: Dataset): string {
  const [first] = pair;
  const { currency } = first.money;
  const [one, other] = [first.worth.yearly, inFirst(pair, data)];
  const gaps = [other.low.sub(one.low), other.high.sub(one.high)].sort((a, b) => a.abs().compare(b.abs()));
  const [near, far] = gaps;
  if (!near || !far) throw new Error('two offers without a difference');
  if (near.equals(0) && far.equals(0)) return 'Both are worth the same a year';
  const better = far.compare(0) > 0 ? 'B' : 'A';
  if (near.mul(far).compare(0) < 0) return 'Which is worth more depends on where in its range';
  const gap = writeYearly({ yearly: { low: near.abs(), high: far.abs() }, steps: [] }, currency);
  return `${better} is worth ≈ ${gap} a year more`;
}

/** A column an offer, a row a part, then what it comes to and where its base stands. */
function tableOf(pair: Pair, data: Dataset): Block {
  const [first, second] = pair;
  const parts = (['base', 'bonus', 'equity', 'signOn', 'total'] as const).filter((part) =>
    pair.some(({ worth }) => worth.steps.some((step) => step.part === part)),
  );
  const cellOf = ({ worth, offer, money }: JudgedOffer, part: (typeof parts)[number]): string => {
    const step = worth.steps.find((one) => one.part === part);
    return step ? writeStep(step, offer.base, money.currency) : '–';
  };
  const row = (label: string, cell: (one: JudgedOffer) => string, emphasis = false) => ({
    cells: [label, cell(first), cell(second)],
    ...(emphasis && { emphasis }),
  });
  const differs = first.money.currency.id !== second.money.currency.id;
  return table(
    first.level.id === second.level.id
      ? `${first.level.name} ${first.specialisation?.title ?? 'AI engineer'}`
      : 'AI engineer',
    [
      { label: 'Offer', align: 'left' },
      ...pair.map(({ place }, at) => ({
        label: `${at === 0 ? 'A' : 'B'}, ${titleOfMatch(place, data.places)}`,
        align: 'right' as const,
      })),
    ],
    [
      ...(first.level.id === second.level.id ? [] : [row('Level', ({ level }) => level.name)]),
      ...parts.map((part) => row(PART_NAMES[part], (one) => cellOf(one, part))),
      row('A year', ({ worth, money }) => writeYearly(worth, money.currency), true),
      ...(differs
        ? [
            row(`In ${first.money.currency.id}`, (one) =>
              writeYearly(
                { yearly: one === first ? first.worth.yearly : inFirst(pair, data), steps: [] },
                first.money.currency,
              ),
            ),
          ]
        : []),
      row('Base in band', bandWords),
    ],
  );
}

function smallPrint(pair: Pair, data: Dataset, now: EpochMs): Block {
  const [first, second] = pair;
  const ids = new Set(pair.map(({ money }) => money.currency.id));
  const rates = ids.size > 1 ? [...ids].flatMap((id) => data.pay.rate(id) ?? []) : [];
  const years = pair.find(({ worth }) => worth.assumedYears)?.worth.assumedYears;
  const other = pair.flatMap(({ worth, money }) =>
    worth.otherTotal ? [writeEnds(worth.otherTotal, money.currency)] : [],
  );
  const notes = new Set([first.money.note, second.money.note].filter((one) => one !== ''));
  const said = [
    ...notes,
    years ? `Assumes ${years.toString()} years for equity and sign-ons.` : '',
    other.length > 0 ? `You gave ${other.join(' and ')} as the total.` : '',
    rates.length > 0 ? `Converted at ${writeRates({ rates })}.` : '',
    'Not adjusted for tax or cost of living. I keep no amounts.',
  ].filter((one) => one !== '');
  const sources = [
    ...pair.flatMap(({ figures }) => sourcesOf(figures)),
    ...rates.map(({ source }) => source),
  ];
  return sources.length > 0 ? sourcesNote(sources, data, said.join(' '), now) : note(said.join(' '));
}
