import type { ChecklistItem, Field, Links, Meter, Row, Span, Table } from './reply.ts';
import { type ByType, visit } from './visit.ts';

/** The mark before a row that was asked for. */
export const EMPHASIS = '› ';
const CELL_GAP = ' · ';
const METER_WIDTH = 10;

/** A table's row where there are no columns: "**Senior** · £90K–£130K"; the emphasised row is marked and all bold. */
export function rowSpans(row: Row): Span[] {
  const [first = '', ...rest] = row.cells;
  if (row.emphasis) return [{ type: 'strong', text: EMPHASIS + row.cells.join(CELL_GAP) }];
  const after = rest.length > 0 ? CELL_GAP + rest.join(CELL_GAP) : '';
  const spans: Span[] = [
    { type: 'strong', text: first },
    { type: 'text', text: after },
  ];
  return spans.filter((span) => textOf([span]) !== '');
}

/** The names of a table's columns as one line, above rows written as lines. */
export const headerText = (table: Table): string =>
  table.columns.every((column) => column.label === '')
    ? ''
    : table.columns.map((column) => column.label).join(CELL_GAP);

/** "**Label:** value"; a value without a label stands alone. */
export const fieldSpans = ({ label, value }: Field): Span[] =>
  label === '' ? [...value] : [{ type: 'strong', text: `${label}:` }, { type: 'text', text: ' ' }, ...value];

/** "☑ label" */
export const itemText = (item: Pick<ChecklistItem, 'label' | 'done'>): string =>
  `${item.done ? '☑' : '☐'} ${item.label}`;

/** "▰▰▰▱▱▱▱▱▱▱ 3 of 10" */
export function meterText({ value, max }: Meter): string {
  const filled = max > 0 ? Math.round((Math.min(value, max) / max) * METER_WIDTH) : 0;
  return `${'▰'.repeat(filled)}${'▱'.repeat(METER_WIDTH - filled)} ${value} of ${max}`;
}

/**
 * A moment where the platform cannot show it in the reader's zone: "Mon 30 Nov 2026, 09:00 GMT", in the zone that is
 * named, or UTC.
 */
export function timeText({ at, style, zone = 'UTC' }: Extract<Span, { type: 'time' }>): string {
  const parts = new Map(
    new Intl.DateTimeFormat('en-GB', {
      ...{ timeZone: zone, hourCycle: 'h23', timeZoneName: 'short', weekday: 'short' },
      ...{ year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  const date = `${part('weekday')} ${part('day')} ${part('month')} ${part('year')}`;
  const clock = `${part('hour')}:${part('minute')} ${part('timeZoneName')}`;
  if (style === 'date') return date;
  return style === 'time' ? clock : `${date}, ${clock}`;
}

const SPANS: ByType<Span, [], string> = {
  text: (span) => span.text,
  strong: (span) => span.text,
  code: (span) => span.text,
  command: (span) => span.text,
  link: (span) => (span.text === span.url ? span.url : `${span.text} (${span.url})`),
  mention: (span) => `@${span.name}`,
  time: timeText,
};

/** Spans as plain text: links with their address, mentions by name, moments in UTC. */
export const textOf = (spans: readonly Span[]): string => spans.map((span) => visit(SPANS, span)).join('');

/** Links as one line: "▶️ The guide · The index". */
export const linkSpans = ({ links }: Links): Span[] =>
  links.flatMap((one, at): Span[] => [
    { type: 'text', text: at === 0 ? '▶️ ' : ' · ' },
    { type: 'link', ...one },
  ]);
