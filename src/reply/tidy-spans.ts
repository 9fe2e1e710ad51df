import { blank, type Breaks, clean, shorten } from './clean.ts';
import { keepAmounts } from './no-break.ts';
import type { Span } from './reply.ts';
import { type ByType, visit } from './visit.ts';

/** Longer addresses are shown in words: no platform opens one reliably. UTF-16 units. */
const LONGEST_LINK = 1000;
/** The longest name of a person or a button, UTF-16 units. */
export const LONGEST_NAME = 80;
/** The range of a JavaScript Date, milliseconds either side of 1970. */
const LAST_MOMENT = 8.64e15;

/** Text as it is shown: safe, and with its amounts whole wherever a line ends. */
export const shown = (text: string, breaks: Breaks = 'space'): string => keepAmounts(clean(text, breaks));

/** A text, or dots where there is nothing to read. */
export const orDots = (text: string): string => (blank(text) ? '…' : text);
/** A text of one line, never empty. */
export const label = (text: string): string => orDots(shown(text));

/** Spans cleaned: none empty, no two runs of the same kind side by side, no address that no platform opens. */
export function tidySpans(spans: readonly Span[], breaks: Breaks): Span[] {
  const out: Span[] = [];
  let visible = false;
  for (const span of spans) {
    const next = visit(SPANS, span, breaks);
    const text = next.type === 'mention' || next.type === 'time' ? '@' : next.text;
    if (text === '') continue;
    visible ||= !blank(text);
    const last = out.at(-1);
    if (
      last?.type === next.type &&
      (last.type === 'text' || last.type === 'strong' || last.type === 'code')
    ) {
      out[out.length - 1] = { type: last.type, text: last.text + text };
    } else out.push(next);
  }
  return visible ? out : [];
}

const SPANS: ByType<Span, [Breaks], Span> = {
  text: (span, breaks) => ({ type: 'text', text: shown(span.text, breaks) }),
  strong: (span, breaks) => ({ type: 'strong', text: shown(span.text, breaks) }),
  code: (span) => {
    const text = shown(span.text);
    return { type: blank(text) ? 'text' : 'code', text };
  },
  command: (span) => {
    const text = shown(span.text);
    return blank(text) ? { type: 'text', text } : { ...span, text };
  },
  link: (span) => {
    const url = safeUrl(span.url);
    const text = shown(span.text);
    if (url !== undefined) return { type: 'link', text: blank(text) ? url : text, url };
    return { type: 'text', text: `${text} (${clean(span.url)})` };
  },
  mention: (span) => {
    const name = label(span.name);
    if (name.length > LONGEST_NAME) return { type: 'text', text: `@${name}` };
    return { type: 'mention', person: shorten(clean(span.person), LONGEST_NAME), name };
  },
  time: (span) => (Math.abs(span.at) <= LAST_MOMENT ? span : { type: 'text', text: '–' }),
};

const PLAIN_URL = /^https?:\/\/[\w!#$%&'*+,\-./:;=?@~]+$/i;

/**
 * An http(s) address with everything percent-encoded that could end a link in some markup, or undefined for anything
 * else: another scheme, a broken address, one too long to be opened.
 */
export function safeUrl(url: string): string | undefined {
  if (url.length > LONGEST_LINK || !URL.canParse(url)) return undefined;
  if (PLAIN_URL.test(url)) return url;
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  const encoded = href.replace(
    /[^\w!#$%&'*+,\-./:;=?@~]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return encoded.length <= LONGEST_LINK && URL.canParse(encoded) ? encoded : undefined;
}
