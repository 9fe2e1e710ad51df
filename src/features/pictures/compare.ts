import type { Dataset } from '../../dataset/dataset.ts';
import { sourceIds } from '../../dataset/pay/explain.ts';
import { isOwnFigure } from '../../dataset/pay/own/own-pay.ts';
import type { Quote } from '../../dataset/pay/quote.ts';
import { writeMedian } from '../../dataset/pay/listed/words.ts';
import { amountAt } from '../../dataset/pay/listed/listed.ts';
import type { Currency } from '../../dataset/pay/records.ts';
import type { ComparePicture, PlaceRow } from '../../reply/picture.ts';
import { sourcesOfVoices, type Voices } from '../pay/voices.ts';
import { bandOf, moneyOf, sourceLine } from './pay-parts.ts';

/** A place of a comparison, in its own currency and in the one shown. */
export interface ComparedPlace {
  readonly name: string;
  readonly own: Quote | undefined;
  readonly quote: Quote | undefined;
  readonly voices: Voices;
}

/** What a comparison is of: "Senior AI engineer", the currency it is shown in, and its answer in a line. */
export interface Comparison {
  readonly who: string;
  readonly currency: Currency;
  readonly answer: string;
}

/** Places side by side; undefined where fewer than two have a band. */
export function comparePicture(
  { who, currency, answer }: Comparison,
  places: readonly ComparedPlace[],
  data: Dataset,
): ComparePicture | undefined {
  const known = places.flatMap(({ name, quote }) => (quote ? [{ name, quote }] : []));
  const [first] = known;
  if (!first || known.length < 2) return undefined;
  const rows = places.map((one): PlaceRow => rowOf(one, first));
  const eyebrow = `${who} · a year, in ${currency.id}`;
  const subtitle = 'Not adjusted for tax or cost of living';
  const listedAs = listedName(places, data);
  return {
    ...{ kind: 'compare', personal: known.some(({ quote }) => isOwnFigure(quote)) },
    ...{ money: moneyOf(currency), rows, eyebrow, subtitle, figure: '' },
    listedAs,
    source: sourceLine(
      places.flatMap(({ quote, voices }) => [
        ...(quote ? sourceIds(quote) : []),
        ...sourcesOfVoices(voices, data),
      ]),
      data,
    ),
    title: titleOf(known, first, answer),
    alt: [
      `${who} pay a year, in ${currency.id}.`,
      ...rows.map((row) => placeWords(row, listedAs)),
      `${subtitle}.`,
      ...(rows.some(({ band }) => band?.estimate) ? ['≈ marks what is converted or estimated.'] : []),
    ].join(' '),
  };
}

/** What the listed amounts are: of the country, and of another level where listings do not tell the one asked for. */
function listedName(places: readonly ComparedPlace[], { pay }: Dataset): string {
  const listed = places.flatMap(({ voices }) => (voices.spread && voices.listed ? [voices.listed] : []));
  const instead = listed.find(({ insteadOf }) => insteadOf !== undefined);
  const level = instead ? ` for ${pay.level(instead.level).name.toLowerCase()}` : '';
  return `listed median${level}, country-wide`;
}

interface Known {
  readonly name: string;
  readonly quote: Quote;
}

function rowOf({ name, own, quote, voices: { spread } }: ComparedPlace, first: Known): PlaceRow {
  const isFirst = name === first.name;
  const median = spread && amountAt(spread.amounts, 50);
  return {
    ...{ label: name, asked: isFirst, band: quote && bandOf(quote) },
    local: own && own.text !== quote?.text ? own.text : '',
    beside: quote && !isFirst ? beside(quote, first) : '',
    listed: spread && median !== undefined ? { amount: median, text: writeMedian(spread) } : undefined,
  };
}

const middle = ({ low, high }: Quote): number => (low + high) / 2;
/** From so many times as much on, a multiple says more than a per cent. */
const TIMES = 1.95;

/** The middle of a band set against another's: "≈ 2.3× London", "≈ 12% less". */
function beside(quote: Quote, { name, quote: other }: Known): string {
  const ratio = middle(quote) / middle(other);
  const percent = Math.round(Math.abs(ratio - 1) * 100);
  if (ratio >= TIMES) return `≈ ${ratio.toFixed(1)}× ${name}`;
  if (percent === 0) return 'about the same';
  return `≈ ${percent}% ${ratio > 1 ? 'more' : 'less'}`;
}

/** The most letters of a title that is sure to fit. */
const LONGEST_TITLE = 36;

/** "San Francisco pays ≈ 2.3× London" where both ends of its band say so; else the answer without its figures. */
function titleOf(known: readonly Known[], first: Known, answer: string): string {
  const [top] = [...known].sort((one, other) => middle(other.quote) - middle(one.quote));
  const short = answer.replace(/: .*/su, '');
  if (!top || top === first || top.quote.low < first.quote.high) return short;
  const ratio = middle(top.quote) / middle(first.quote);
  const full =
    ratio >= TIMES && known.every(({ quote }) => quote.low <= top.quote.low)
      ? `${top.name} pays ≈ ${ratio.toFixed(1)}× ${first.name}`
      : short;
  return full.length <= LONGEST_TITLE ? full : short;
}

function placeWords({ label, band, local, beside: set, listed }: PlaceRow, listedAs: string): string {
  const parts = [
    ...(band ? [`${band.text}${local === '' ? '' : ` (${local})`}`] : ['no band']),
    ...(set === '' ? [] : [set]),
    ...(listed ? [`${listedAs} ${listed.text}`] : []),
  ];
  return `${label}: ${parts.join(', ')}.`;
}
