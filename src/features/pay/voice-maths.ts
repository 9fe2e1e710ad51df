import type { Dataset } from '../../dataset/dataset.ts';
import { amountAt } from '../../dataset/pay/listed/listed.ts';
import { writeCount, writeRounded, writeSpan } from '../../dataset/pay/listed/words.ts';
import { field, fields, heading, paragraph } from '../../reply/build.ts';
import type { Block } from '../../reply/reply.ts';
import type { Voices } from './voices.ts';

const SHOWN = [10, 25, 50, 75, 90];

/** How what was listed is counted, and how far it spreads. */
export function voiceMaths({ place, listed, spread }: Voices, { pay }: Dataset): Block[] {
  if (!listed) return [];
  const own = pay.currency(listed.currency)?.name ?? listed.currency;
  const level = pay.level(listed.level).name.toLowerCase();
  const count = `${writeCount(listed.listings)}, ${writeSpan(listed)}`;
  const local = `${listed.local.toLocaleString('en')} in ${own}, the others converted from US dollars at each year’s rate`;
  return [
    heading(`Listed, ${place.countryName}, ${level}: ${count}`),
    ...(spread
      ? [
          fields(
            ...SHOWN.map((percent) =>
              field(
                percent === 50 ? 'Median' : `P${percent}`,
                writeRounded(amountAt(spread.amounts, percent) ?? 0, spread.currency),
              ),
            ),
          ),
        ]
      : []),
    paragraph(
      `Full-time jobs with an AI or ML title; ${local}. Two neighbouring rows alike but for the pay count as one advertised range, valued at its middle: that reading is Rung’s.`,
    ),
  ];
}
