import { LEVELS } from '../records.ts';
import type { OwnBands } from './records.ts';
import { COLUMNS } from './read.ts';

/** A company's bands as the table that they can be read from again. */
export function writeOwnBands({ places }: OwnBands): string {
  const rows = places.flatMap(({ label, currency, bands }) =>
    LEVELS.flatMap((level) => {
      const band = bands[level];
      return band ? [[label, level, band.low, `${band.high}${band.open ? '+' : ''}`, currency]] : [];
    }),
  );
  return `${[COLUMNS, ...rows].map((cells) => cells.map(cellOf).join(',')).join('\n')}\n`;
}

/** A cell in quotes where it holds what sets cells or rows apart. */
const cellOf = (value: string | number): string => {
  const text = String(value);
  return /[",;\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
