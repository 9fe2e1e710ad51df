import { writeAmount, writeBand } from './money.ts';
import type { Quote } from './quote.ts';

/**
 * How much more one band holds than another in the same currency, end by end: "£20K–£25K more". A high end that is
 * printed with a "+" stays open. Undefined where neither end is higher.
 */
export function writeRaise(from: Quote, to: Quote): string | undefined {
  const { currency } = to;
  const ends = [to.low - from.low, to.high - from.high] as const;
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  if (high <= 0) return undefined;
  const isOpen = to.open && !from.open;
  if (low <= 0) return `up to ${writeAmount(high, currency)}${isOpen ? '+' : ''} more`;
  const more = low === high && !isOpen ? writeAmount(low, currency) : writeBand(low, high, isOpen, currency);
  return `${more} more`;
}
