import { clean } from '../../reply/clean.ts';

/** One line of an outline as it was typed. */
export interface OutlineLine {
  readonly isTask: boolean;
  /** The line without its links; escapes are still marked. */
  readonly text: string;
  readonly links: readonly string[];
}

const BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
/** Marks an escaped character, and the place of a link. Cleaned text contains neither of the two. */
const ITSELF = '\u0000';
const LINK = '\u0001';
/** Splits a line at: an escaped character, an escaped address, a link in `<…>`, a bare link, the end of a line. */
const TOKEN =
  /\\([\\;:*•–—.)\]-])|\\(<?(?:https?|ftp):\/\/)|<((?:https?|ftp):\/\/[^\s<>|]+)(?:\|[^<>]*)?>|((?:https?|ftp):\/\/[^\s<>;\\]+)|;/gi;
/** Punctuation before a link, which leads to it. */
const LEADING = /[:,–—-]$/;
const BULLET = /^[-*•–]\s*/;
/** The number that people write before a step, and Rung writes itself: "1. ", "2) ". */
const NUMBERED = /^\(?\d{1,2}[.)]\s+(?=\S)/;

/** Whether a line begins with the number of a step. */
export const isNumbered = (line: string): boolean => NUMBERED.test(line.trimStart());

/** The lines of an outline, one for each that was typed, empty ones too. `;` ends a line as well. */
export const linesOf = (text: string): OutlineLine[] =>
  text.split(BREAK).flatMap((line) => partsOf(clean(line)));

function partsOf(line: string): OutlineLine[] {
  const links: string[] = [];
  const keep = (link: string): string => {
    links.push(link.replace(/^[a-z]+/i, (scheme) => scheme.toLowerCase()));
    return LINK;
  };
  const marked = line.replace(
    TOKEN,
    (_all, itself?: string, address?: string, framed?: string, bare?: string) => {
      if (itself !== undefined) return ITSELF + itself;
      if (address !== undefined) return address;
      if (framed !== undefined) return keep(framed);
      if (bare === undefined) return '\n';
      const end = endOf(bare);
      return keep(bare.slice(0, end)) + bare.slice(end);
    },
  );
  return marked.split('\n').map((part) => {
    const words = part.trim();
    const [bullet = ''] = BULLET.exec(words) ?? [];
    const own = bullet === '' ? words.replace(NUMBERED, '') : words.slice(bullet.length);
    const parts = own.split(LINK);
    return { isTask: bullet !== '', text: joined(parts), links: links.splice(0, parts.length - 1) };
  });
}

/** Joins the text around links, without the punctuation that led to them: "Course: ", "Course (", "Course – ". */
function joined(parts: readonly string[]): string {
  let [text = ''] = parts;
  for (const part of parts.slice(1)) {
    const isFramed = text.endsWith('(') && part.startsWith(')');
    const before = (isFramed ? text.slice(0, -1) : text).trimEnd().replace(LEADING, '');
    const after = (isFramed ? part.slice(1) : part).trimStart();
    text = `${before.trimEnd()}${/^[.,:!?)]/.test(after) ? '' : ' '}${after}`;
  }
  return text.trim();
}

/** Where a bare link ends: punctuation and closing brackets after it are the sentence's. */
function endOf(link: string): number {
  const surplus = new Map([
    [')', count(link, ')') - count(link, '(')],
    [']', count(link, ']') - count(link, '[')],
  ]);
  for (let end = link.length; ; end--) {
    const last = link[end - 1] ?? '';
    const closing = surplus.get(last);
    if (closing === undefined ? !/[.,:!?'"*…]/.test(last) : closing <= 0) return end;
    if (closing !== undefined) surplus.set(last, closing - 1);
  }
}

const count = (text: string, one: string): number => text.split(one).length - 1;

/** Removes the marks of escapes, once a text needs no more parsing. */
export const asItself = (text: string): string => text.replaceAll(ITSELF, '');

/** Escapes a text so that it is read back unchanged; a task's beginning needs no escape, a step's number does. */
export const typedText = (text: string, isTask: boolean): string => {
  const typed = clean(text).replace(/[\\;]|<?(?:https?|ftp):\/\//gi, '\\$&');
  return isTask ? typed : typed.replace(/^[-*•–]/, '\\$&').replace(/^(\(?\d{1,2})([.)])(?=\s)/, '$1\\$2');
};

/** A text with links at its end, or before it where it ends in what would be taken for the way to them. */
export function withLinks(typed: string, links: readonly string[]): string {
  const all = links.map(typedLink);
  return (LEADING.test(typed) ? [...all, typed] : [typed, ...all]).join(' ');
}

/** A link in `<…>` where it would not be read whole without. */
export const typedLink = (link: string): string =>
  link.includes(';') || endOf(link) < link.length ? `<${link}>` : link;

/** Where the bracket opens that closes at the end of a line, round or square; -1 where none does. */
export function openingOf(words: string): number {
  if (words.endsWith(')')) return words.lastIndexOf('(');
  return words.endsWith(']') ? words.lastIndexOf('[') : -1;
}
