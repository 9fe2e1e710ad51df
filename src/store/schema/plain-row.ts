/** A row as the database has it, by the names of its columns. */
type Row = Readonly<Record<string, unknown>>;

/** Names of columns that hold milliseconds since 1970. */
const INSTANT = /^at$|_(?:at|due|until)$/;
/** Names of columns that hold JSON. */
const JSON_TEXT = new Set(['message', 'this_week', 'record', 'changes', 'card_message', 'details']);

/** A row as people read it in an export: JSON read, instants as ISO 8601, without some columns. */
export const plainRow = (row: Row, leftOut: ReadonlySet<string>): Row =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([name]) => !leftOut.has(name))
      .map(([name, value]) => {
        if (typeof value === 'number' && INSTANT.test(name)) return [name, new Date(value).toISOString()];
        if (typeof value === 'string' && JSON_TEXT.has(name)) return [name, JSON.parse(value) as unknown];
        return [name, value];
      }),
  );
