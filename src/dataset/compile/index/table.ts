import { PERCENTILES } from '../../pay/listed/records.ts';
import type { Aggregate } from './spreads.ts';

const COLUMNS = [
  ...['id', 'source', 'country', 'level', 'window', 'from', 'to', 'listings', 'local', 'currency'],
  ...PERCENTILES.map((percent) => `p${percent}`),
  ...PERCENTILES.map((percent) => `usd${percent}`),
];

/** The text of listed.csv: an aggregate a line. No cell needs a quote: all are codes and numbers. */
export function listedFile(aggregates: readonly Aggregate[]): string {
  const blank = PERCENTILES.map(() => '');
  const line = (one: Aggregate): string => {
    const { country, level, window, from, to, listings, local, currency, amounts, usd } = one;
    return [
      ...[`${country.toLowerCase()}-${level}-${window}`, 'index'],
      ...[country, level, window, from, to, listings, local, currency],
      ...(amounts.length > 0 ? amounts : blank),
      ...(usd.length > 0 ? usd : blank),
    ].join(',');
  };
  return `${[COLUMNS.join(','), ...aggregates.map(line)].join('\n')}\n`;
}
