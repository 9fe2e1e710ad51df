import type {
  Block,
  Button,
  Call,
  ChecklistItem,
  Column,
  Field,
  FieldValues,
  Menu,
  MenuChoice,
  Row,
  Span,
  TimeStyle,
} from './reply.ts';
import type { EpochMs } from '../time.ts';

/** Strings and spans mixed, as a command writes a line; a string is literal text. */
export type Words = string | Span | readonly (string | Span)[];

/** Turns what a command wrote into spans; empty strings vanish. */
function spans(words: Words): Span[] {
  const list = typeof words === 'string' || !Array.isArray(words) ? [words as string | Span] : words;
  return (list as (string | Span)[])
    .filter((one) => one !== '')
    .map((one) => (typeof one === 'string' ? { type: 'text', text: one } : one));
}

export const strong = (text: string): Span => ({ type: 'strong', text });
export const code = (text: string): Span => ({ type: 'code', text });
export const link = (text: string, url: string): Span => ({ type: 'link', text, url });
export const mention = (person: string, name: string): Span => ({ type: 'mention', person, name });
export const time = (at: EpochMs, style: TimeStyle): Span => ({ type: 'time', at, style });

export const heading = (text: string): Block => ({ type: 'heading', text });
export const paragraph = (words: Words): Block => ({ type: 'paragraph', spans: spans(words) });
export const note = (words: Words): Block => ({ type: 'note', spans: spans(words) });
export const field = (label: string, value: Words): Field => ({ label, value: spans(value) });
export const fields = (...list: readonly Field[]): Block => ({ type: 'fields', fields: list });
export const table = (caption: string, columns: readonly Column[], rows: readonly Row[]): Block => ({
  type: 'table',
  caption,
  columns,
  rows,
});

/** @param alt one line that says what is in it */
export const file = (name: string, mediaType: string, content: string, alt: string): Block => ({
  type: 'file',
  name,
  mediaType,
  content,
  alt,
});

export const checklist = (label: string, items: readonly ChecklistItem[]): Block => ({
  type: 'checklist',
  label,
  items,
});

export const call = (path: readonly string[], values: FieldValues = {}): Call => ({ path, fields: values });
export const button = (label: string, replays: Call, style: Button['style'] = 'secondary'): Button => ({
  type: 'button',
  label,
  style,
  call: replays,
});
export const menu = (label: string, choices: readonly MenuChoice[]): Menu => ({
  type: 'menu',
  label,
  choices,
});
