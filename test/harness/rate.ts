/**
 * How many a second arrived, by the median of every `many` in a row: a busy machine delays single ones, which makes some
 * stretches look slower and the next look faster, and leaves the median alone.
 * @param times when each arrived, in milliseconds
 */
export function rateOf(times: readonly number[], many: number): number {
  const stretches = times
    .slice(many)
    .map((time, at) => time - (times[at] ?? 0))
    .sort((a, b) => a - b);
  return (1_000 * many) / (stretches[Math.floor(stretches.length / 2)] ?? Infinity);
}
