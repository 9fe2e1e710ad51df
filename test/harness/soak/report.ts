/** What a soak saw and did. */
export interface SoakReport {
  /** What was against the rules, the first of them. */
  readonly violations: readonly string[];
  readonly bugs: readonly string[];
  /** How often each thing happened: messages that arrived, lines that people said, processes that were killed … */
  readonly counts: Readonly<Record<string, number>>;
  /** Bytes in use after a collection of garbage, at the end of the first week and of each fourth after it. */
  readonly heaps: readonly number[];
  /** Rows of each table, at the same moments. */
  readonly rows: readonly Readonly<Record<string, number>>[];
}

/** As many violations are told; one cause tends to make many. */
const MOST = 20;

/** Takes down what happens. */
export interface Notebook {
  readonly report: SoakReport;
  violation(what: string): void;
  bug(what: string): void;
  count(what: string, by?: number): void;
  heap(bytes: number): void;
  rows(of: Readonly<Record<string, number>>): void;
}

/** An empty notebook. */
export function openNotebook(): Notebook {
  const [violations, bugs, heaps]: [string[], string[], number[]] = [[], [], []];
  const rows: Readonly<Record<string, number>>[] = [];
  const counts: Record<string, number> = {};
  const count = (what: string, by = 1): void => void (counts[what] = (counts[what] ?? 0) + by);
  const keep = (where: string[], what: string): void => void (where.length < MOST && where.push(what));
  return {
    report: { violations, bugs, counts, heaps, rows },
    violation(what) {
      count('violations');
      keep(violations, what);
    },
    bug: (what) => keep(bugs, what),
    count,
    heap: (bytes) => void heaps.push(bytes),
    rows: (of) => void rows.push(of),
  };
}

/** How far memory may grow from the first week on. */
const GROWTH = 1.1;
/** Rows that are kept of each person: the ledger for 90 days, plans with what was done of each week. */
const LEDGER_WEEKS = 15;

/** What of memory and tables grew further than it may. */
export function grownTooFar(
  { heaps, rows }: SoakReport,
  people: number,
  channels: number,
): readonly string[] {
  const [first = 0, last = 0] = [heaps[0], heaps.at(-1)];
  const found = last > first * GROWTH ? [`memory went from ${mb(first)} to ${mb(last)}`] : [];
  const {
    ledger = 0,
    schedule = 0,
    recipient = 0,
    inbox = 0,
    stored_action: buttons = 0,
  } = rows.at(-1) ?? {};
  if (ledger > people * LEDGER_WEEKS) found.push(`the ledger has ${ledger} rows for ${people} people`);
  for (const [table, count] of Object.entries({ schedule, recipient, inbox, buttons }))
    if (count > people + channels) found.push(`${table} has ${count} rows for ${people} people`);
  return found;
}

const mb = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;
