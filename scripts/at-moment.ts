/**
 * An option of Node's by which a process takes its start for a moment and goes on from there, as `NODE_OPTIONS` takes it.
 * @param moment in epoch milliseconds
 */
export const startedAt = (moment: number): string =>
  `--import=data:text/javascript,${encodeURIComponent(
    `const now = Date.now; const off = ${moment} - now(); Date.now = () => now() + off;`,
  )}`;
