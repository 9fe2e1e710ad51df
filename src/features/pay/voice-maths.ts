import type { Dataset } from '../../dataset/dataset.ts';
import { amountAt } from '../../dataset/pay/listed/listed.ts';
import { writeCount, writeRounded, writeSpan } from '../../dataset/pay/listed/words.ts';
import { PUBLISHED } from '../../dataset/pay/official/records.ts';
import { field, fields, heading, paragraph } from '../../reply/build.ts';
import type { Block } from '../../reply/reply.ts';
import { writeRates } from '../../dataset/pay/pay-words.ts';
import { ratesOf, type Voices } from './voices.ts';

const SHOWN = [10, 25, 50, 75, 90];

/** How listings and officials are counted, and how far each spreads. */
export function voiceMaths(voices: Voices, data: Dataset): Block[] {
  return [...listedMaths(voices, data), ...officialMaths(voices, data)];
}

/** "P10 $135K · P25 $165K · median $199K": the amounts at percentiles, in a line. */
const percentiles = (amounts: readonly (readonly [percent: number, amount: string])[]): Block =>
  paragraph(
    amounts.map(([percent, amount]) => `${percent === 50 ? 'median' : `P${percent}`} ${amount}`).join(' · '),
  );

function listedMaths({ place, listed, spread }: Voices, { pay }: Dataset): Block[] {
  if (!listed) return [];
  const own = pay.currency(listed.currency)?.name ?? listed.currency;
  const level = pay.level(listed.level).name.toLowerCase();
  const title = heading(
    `Listed, ${place.countryName}, ${level}: ${writeCount(listed.listings)}, ${writeSpan(listed)}`,
  );
  if (!spread)
    return [title, paragraph('Too few: their percentiles would say more about them than about the market.')];
  const converted = spread.currency.id === listed.currency ? 'the others' : 'all';
  const local = `${listed.local.toLocaleString('en')} in ${own}, ${converted} converted at each year’s rate`;
  return [
    title,
    percentiles(
      SHOWN.map((percent) => [
        percent,
        writeRounded(amountAt(spread.amounts, percent) ?? 0, spread.currency),
      ]),
    ),
    paragraph(
      `Full-time jobs with an AI or ML title; ${local}. Two neighbouring rows alike but for the pay count as one advertised range, valued at its middle: that reading is Rung’s.`,
    ),
  ];
}

/** The published percentiles, and the medians of the other trades of the same area. */
function officialMaths(voices: Voices, data: Dataset): Block[] {
  const { place, part, official, currency } = voices;
  if (!official) return [];
  const { pay } = data;
  const { trade, where, row, derived } = official;
  const amounts = PUBLISHED.flatMap((percent) => {
    const amount = pay.officialAmount(official, percent, currency)?.text;
    return amount === undefined ? [] : [[percent, amount] as const];
  });
  const others = pay.official.others(part === undefined ? { place } : { place, part });
  const rates = writeRates({ rates: ratesOf({ ...voices, spread: undefined }, data) });
  const counted = [
    `Occupation ${row.occupation_code}, ${row.occupation}.`,
    row.note === undefined ? '' : `${row.note.charAt(0).toUpperCase()}${row.note.slice(1)}.`,
    derived === ''
      ? ''
      : `Published ${row.per === 'hour' ? 'by the hour' : 'by the month'}, median ${row.currency} ${row.p50}: ${derived} is a year.`,
    rates === '' ? '' : `Converted at ${rates}.`,
  ].filter((one) => one !== '');
  return [
    heading(`${trade.name}, ${where}: ${data.source(row.source).label}`),
    percentiles(amounts),
    ...(others.length > 0
      ? [
          fields(
            ...others.map((one) =>
              field(one.trade.name, `median ${pay.officialAmount(one, 50, currency)?.text ?? ''}`),
            ),
          ),
        ]
      : []),
    paragraph(counted.join(' ')),
  ];
}
