import { rulesExtended, SimpleMarkdown } from 'discord-markdown-parser';

/** A piece of text with markup, as the parser gives it. */
export interface MarkdownNode {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** A list, its items without their marks. */
export interface ListNode extends MarkdownNode {
  readonly type: 'list';
  readonly ordered: boolean;
  readonly start: number;
  readonly items: readonly (readonly MarkdownNode[])[];
}

type Rule = (typeof rulesExtended)[string];
type Match = Rule['match'];

const ITEM = /^( *)([-*]|\d{1,9}\.) +(?=\S)/;
const startsLine = (before: string): boolean => before === '' || before.endsWith('\n');

/** A rule that holds at the start of a line alone. */
const atLineStart =
  (pattern: RegExp): Match =>
  (source, _state, before) =>
    startsLine(before) ? pattern.exec(source) : null;

/** The lines of a list: the first is an item, later ones are items or indented. */
function listAt(source: string): string[] | null {
  if (!ITEM.test(source)) return null;
  const lines = source.split('\n');
  const end = lines.findIndex((line) => !ITEM.test(line) && !/^ +\S/.test(line));
  const whole = lines.slice(0, end < 0 ? lines.length : end).join('\n');
  return [end < 0 ? whole : `${whole}\n`];
}

/** The texts of a list's items; what is indented further than the first belongs to the item above it. */
function itemsOf(text: string): string[] {
  const lines = text.replace(/\n$/, '').split('\n');
  const indent = ITEM.exec(lines[0] ?? '')?.[1]?.length ?? 0;
  const items: string[][] = [];
  for (const line of lines) {
    const mark = ITEM.exec(line);
    if (mark && (mark[1]?.length ?? 0) <= indent) items.push([line.slice(mark[0].length)]);
    else items.at(-1)?.push(line.slice(Math.min(indent + 1, line.search(/\S/))));
  }
  return items.map((item) => item.join('\n'));
}

const list: Rule = {
  order: SimpleMarkdown.defaultRules.heading.order - 0.4,
  match: (source, _state, before) => (startsLine(before) ? listAt(source) : null),
  parse: (capture, parse, state) => {
    const text = capture[0] ?? '';
    const mark = ITEM.exec(text)?.[2] ?? '-';
    const ordered = mark.endsWith('.');
    return {
      ordered,
      start: ordered ? Number(mark.slice(0, -1)) : 1,
      items: itemsOf(text).map((item) => parse(item, { ...state, prevCapture: null })),
    };
  },
};

const { heading, subtext } = rulesExtended as { heading: Rule; subtext: Rule };
const parser = SimpleMarkdown.parserFor({
  ...rulesExtended,
  list,
  heading: { ...heading, match: atLineStart(/^(#{1,3}) +([^\n]+?)(\n|$)/) },
  subtext: { ...subtext, match: atLineStart(/^-# +([^\n]+?)(\n|$)/) },
});

/** Reads Discord's markdown: what the package knows, and lists, which it does not. */
export const parseMarkdown = (text: string): readonly MarkdownNode[] => parser(text, { inline: true });
