/** A column of a table: its heading, and whether it holds numbers, which stand at the right. */
export interface Column {
  readonly title: string;
  readonly numbers?: boolean;
}

/** Rows as lines of text in columns of one width each, their headings first. */
export function tableOf(columns: readonly Column[], rows: readonly (readonly string[])[]): readonly string[] {
  const all = [columns.map(({ title }) => title), ...rows];
  const widths = columns.map((_, at) => Math.max(...all.map((row) => row[at]?.length ?? 0)));
  return all.map((row) =>
    row
      .map((cell, at) =>
        columns[at]?.numbers ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
}

/** A moment as a day of UTC. */
export const dayOf = (at: number): string => new Date(at).toISOString().slice(0, 10);
/** A moment to the minute, in UTC. */
export const minuteOf = (at: number): string =>
  `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
/** A count of things: "1 message", "2 messages". */
export const countOf = (count: number, one: string, many = `${one}s`): string =>
  `${count} ${count === 1 ? one : many}`;
