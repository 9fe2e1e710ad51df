/** The middle of some figures; of two middles, the upper. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted[Math.floor(sorted.length / 2)];
  if (middle === undefined) throw new Error('a median of nothing');
  return middle;
}

/** Begins a part of the report. */
export function section(title: string): void {
  process.stdout.write(`\n${title}\n`);
}

/** One figure of the report. */
export function print(what: string, figure: string): void {
  process.stdout.write(`  ${what.padEnd(60)} ${figure}\n`);
}
