import { fieldSpans, headerText, itemText, meterText, rowSpans, timeText } from '../../../reply/lines.ts';
import { blank } from '../../../reply/clean.ts';
import type { CommandName, Span, Table, TimeStyle, Fields, Checklist, Meter } from '../../../reply/reply.ts';
import { type ByType, visit } from '../../../reply/visit.ts';

/** Emphasis, code, spoilers, links, mentions and tags wherever they stand; a colon that begins an address or an emoji's name. */
const MARKUP = /[\\*_~`|[\]<>@]|:(?=\/\/|[\w+-]+:)/g;
/** Headings, lists and small print at the start of a line. */
const LINE_START = /^(\s*)([#+-])|^(\s*\d+)(\.)/gm;

/**
 * Text escaped so that Discord shows it as it is, with no markup, link or mention taking effect: Discord removes the
 * backslash before punctuation. Laying out an answer escapes each text many times, and a function called for each mark
 * takes three times as long.
 */
export const escapeText = (text: string): string =>
  text.replace(MARKUP, '\\$&').replace(LINE_START, '$1$3\\$2$4');

const TIME_STYLES: Readonly<Record<TimeStyle, string>> = {
  date: 'D',
  time: 't',
  'date-time': 'F',
  relative: 'R',
};
const PERSON = /^\d{15,20}$/;
/** The last second either side of 1970 that Discord's client can show, which is the range of JavaScript's Date. */
const LAST_SECOND = 8.64e12;

const strong = (text: string): string => (blank(text) ? text : `**${escapeText(text)}**`);

// Discord has no escapes inside code, so text that could end it early or ping a person is escaped and shown outside it.
const code = (text: string): string => (/[`@<\\]/.test(text) ? escapeText(text) : `\`${text}\``);

const COMMAND = /^\/[a-z\d_-]{1,32}(?: [a-z\d_-]{1,32})?$/;
const COMMAND_ID = /^\d{15,20}$/;

/** A mention, which opens the command where it is pressed, and what to fill in; code where its id is not known. */
function commandMarkdown(text: string, names: CommandName | undefined): string {
  if (!names?.id || !COMMAND_ID.test(names.id) || !COMMAND.test(names.typed)) return code(text);
  if (!text.startsWith(names.typed)) return code(text);
  const rest = text.slice(names.typed.length).trim();
  return `<${names.typed}:${names.id}>${rest === '' ? '' : ` ${code(rest)}`}`;
}

const SPANS: ByType<Span, [], string> = {
  text: ({ text }) => escapeText(text),
  strong: ({ text }) => strong(text),
  code: ({ text }) => code(text),
  command: ({ text, names }) => commandMarkdown(text, names),
  link: ({ text, url }) =>
    `[${escapeText(text)}](${url.replace(/[()]/g, (one) => (one === '(' ? '%28' : '%29'))})`,
  mention: ({ person, name }) => (PERSON.test(person) ? `<@${person}>` : escapeText(`@${name}`)),
  time: (span) => {
    const seconds = Math.floor(span.at / 1000);
    return Math.abs(seconds) > LAST_SECOND ? timeText(span) : `<t:${seconds}:${TIME_STYLES[span.style]}>`;
  },
};

/** Spans as Discord's markdown; markup within their text is escaped. */
export const markdown = (spans: readonly Span[]): string => spans.map((span) => visit(SPANS, span)).join('');

/** A title: `##` takes one line. */
export const titleLine = (text: string): string => `## ${escapeText(text)}`;
/** A line in bold. */
export const strongLine = strong;
/** Small print, each of its lines. */
export const noteLines = (spans: readonly Span[]): string =>
  markdown(spans)
    .split('\n')
    .map((line) => `-# ${line}`)
    .join('\n');

const lines = (title: string, rest: readonly string[]): string =>
  (title === '' ? rest : [strong(title), ...rest]).join('\n');

/** Fields, one a line. */
export const fieldLines = ({ fields }: Fields): string =>
  fields.map((field) => markdown(fieldSpans(field))).join('\n');
/** A table as lines, a row a line under the names of its columns: a phone has no room for columns. */
export function tableLines(table: Table): string {
  const header = headerText(table);
  const rows = table.rows.map((row) => markdown(rowSpans(row)));
  return lines(table.caption, header === '' ? rows : [`-# ${escapeText(header)}`, ...rows]);
}
/** A checklist under its label, one item a line. */
export const checklistLines = ({ label, items }: Checklist): string =>
  lines(
    label,
    items.map((item) => escapeText(itemText(item))),
  );
/** A meter as one line of text. */
export const meterLine = (meter: Meter): string =>
  `${meter.label === '' ? '' : `${strong(meter.label)} `}${escapeText(meterText(meter))}`;
