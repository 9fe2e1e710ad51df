/** A size in bytes as people write it. */
export const sizeOf = (bytes: number): string =>
  bytes < 1_000_000
    ? `${Math.ceil(bytes / 1_000)} kB`
    : bytes < 1_000_000_000
      ? `${(bytes / 1_000_000).toFixed(1)} MB`
      : `${(bytes / 1_000_000_000).toFixed(1)} GB`;

/** A length of time in milliseconds as people say it, in one unit. */
export function agoOf(ms: number): string {
  const [count, unit] =
    ms < 120_000
      ? [ms / 1_000, 'second']
      : ms < 7_200_000
        ? [ms / 60_000, 'minute']
        : ms < 172_800_000
          ? [ms / 3_600_000, 'hour']
          : [ms / 86_400_000, 'day'];
  const whole = Math.max(0, Math.round(count));
  return `${whole} ${unit}${whole === 1 ? '' : 's'} ago`;
}
