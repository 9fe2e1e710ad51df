import type { ContextBlock, RichTextBlock, RichTextElement } from '@slack/types';
import { blank } from '../../../reply/clean.ts';
import { textOf, timeText } from '../../../reply/lines.ts';
import type { Span, TimeStyle } from '../../../reply/reply.ts';
import { type ByType, visit } from '../../../reply/visit.ts';
import { LIMITS } from './limits.ts';

/** Slack's own tokens for a moment, shown in the reader's zone. */
const DATE_FORMATS: Readonly<Record<TimeStyle, string>> = {
  date: '{date_short}',
  time: '{time}',
  'date-time': '{day_divider_pretty}, {time}',
  relative: '{ago}',
};
const PERSON = /^[UW][A-Z0-9]{2,20}$/;

/** Spans as rich text, in which Slack shows every text as it is, without markup or mentions. */
const ELEMENTS: ByType<Span, [], RichTextElement> = {
  text: ({ text }) => ({ type: 'text', text }),
  strong: ({ text }) => ({ type: 'text', text, style: { bold: true } }),
  code: ({ text }) => ({ type: 'text', text, style: { code: true } }),
  command: ({ text }) => ({ type: 'text', text, style: { code: true } }),
  link: ({ text, url }) => ({ type: 'link', url, text }),
  mention: ({ person, name }) =>
    PERSON.test(person) ? { type: 'user', user_id: person } : { type: 'text', text: `@${name}` },
  time: (span) => ({
    type: 'date',
    timestamp: Math.floor(span.at / 1000),
    format: DATE_FORMATS[span.style],
    fallback: timeText(span),
  }),
};

/** Whether there is nothing to read in spans. */
export const isBlank = (spans: readonly Span[]): boolean =>
  spans.every((span) => span.type !== 'mention' && span.type !== 'time' && blank(span.text));

/** Lines of spans as one block of rich text. */
export function richText(...lines: readonly (readonly Span[])[]): RichTextBlock {
  const elements: RichTextElement[] = [];
  for (const line of lines) {
    if (elements.length > 0) elements.push({ type: 'text', text: '\n' });
    for (const span of line) elements.push(visit(ELEMENTS, span));
  }
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

/** The markup that Slack reads in text of type mrkdwn: emphasis, code, a quote, an emoji's name. */
const MARKUP = /[*_~`]|:[\w+-]+:|^\s*(?:>|&gt;|[-•]|\d+\.)/m;

/** Text with the three characters escaped by which Slack marks mentions and links. */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const MARKED: ByType<Span, [], string> = {
  text: ({ text }) => escapeText(text),
  strong: ({ text }) => `*${escapeText(text)}*`,
  code: ({ text }) => `\`${escapeText(text)}\``,
  command: ({ text }) => `\`${escapeText(text)}\``,
  link: ({ text, url }) => `<${escapeText(url)}|${escapeText(text)}>`,
  mention: ({ person, name }) => (PERSON.test(person) ? `<@${person}>` : escapeText(`@${name}`)),
  time: (span) =>
    `<!date^${Math.floor(span.at / 1000)}^${DATE_FORMATS[span.style]}|${escapeText(timeText(span))}>`,
};

/**
 * Small print. Slack shows it small only in a context block, which knows plain text or markup: markup is used where a
 * link or a moment asks for it and no text could be read as markup; else the words keep their size in rich text.
 */
export function smallPrint(spans: readonly Span[]): ContextBlock | RichTextBlock {
  if (spans.every((span) => span.type === 'text')) {
    const text = textOf(spans);
    if (text.length <= LIMITS.plainText) {
      return { type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] };
    }
  }
  const text = markup(spans);
  return text === undefined
    ? richText(spans)
    : { type: 'context', elements: [{ type: 'mrkdwn', text, verbatim: true }] };
}

/** Spans as Slack's markup; undefined where some text would be read as markup, or is more than a block takes. */
export function markup(spans: readonly Span[]): string | undefined {
  const texts = spans.map((span) => ('text' in span ? span.text : span.type === 'mention' ? span.name : ''));
  const isSafe = spans.every((span, at) => isApart(span, at, texts)) && !MARKUP.test(texts.join(''));
  const text = isSafe ? spans.map((span) => visit(MARKED, span)).join('') : '';
  return text === '' || text.length > LIMITS.plainText ? undefined : text;
}

/** Whether bold or code stands between spaces, as it must in markup; rich text has no such rule. */
function isApart(span: Span, at: number, texts: readonly string[]): boolean {
  if (span.type !== 'strong' && span.type !== 'code' && span.type !== 'command') return true;
  const isBefore = at === 0 || /\s$/.test(texts[at - 1] ?? '');
  const isAfter = at === texts.length - 1 || /^\s/.test(texts[at + 1] ?? '');
  return isBefore && isAfter && span.text.trim() === span.text && !span.text.includes('\n');
}
