import type {
  Action,
  Block,
  Button,
  Call,
  ChecklistForm,
  ChecklistItem,
  Column,
  CommandName,
  Field,
  FieldValues,
  Menu,
  MenuChoice,
  Reply,
  Row,
  Span,
  TimeStyle,
  WordBlock,
} from './reply.ts';
import type { Picture } from './picture.ts';
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

/** Text that stands out. */
export const strong = (text: string): Span => ({ type: 'strong', text });
/** Text to be typed as it stands. */
export const code = (text: string): Span => ({ type: 'code', text });
/** A text in which code stands between backticks. */
export const withCode = (text: string): readonly (string | Span)[] =>
  text.split('`').map((part, at) => (at % 2 === 1 ? code(part) : part));
/**
 * A command to be typed, as its declared examples have it: "/salary senior london". `usage` says how its options are
 * typed.
 */
export const command = (text: string, usage?: string): Span => ({
  ...{ type: 'command', text },
  ...(usage !== undefined && { usage }),
});
/** A text that leads to an address. */
export const link = (text: string, url: string): Span => ({ type: 'link', text, url });
/** Addresses to go to, the likeliest first. */
export const links = (list: readonly { readonly text: string; readonly url: string }[]): WordBlock => ({
  ...{ type: 'links', links: list },
});
/** A person, by their id on the platform; `name` is shown where nobody can be mentioned. */
export const mention = (person: string, name: string): Span => ({ type: 'mention', person, name });
/** A moment, in epoch milliseconds, shown in the reader’s own zone. */
export const time = (at: EpochMs, style: TimeStyle, zone?: string): Span => ({
  ...{ type: 'time', at, style },
  ...(zone !== undefined && { zone }),
});

/** A heading between blocks. */
export const heading = (text: string): WordBlock => ({ type: 'heading', text });
/** A paragraph; spans and texts are joined as they stand. */
export const paragraph = (words: Words): WordBlock => ({ type: 'paragraph', spans: spans(words) });
/** A line with a button beside it. */
export const section = (words: Words, accessory: Button): WordBlock => ({
  type: 'section',
  spans: spans(words),
  accessory,
});
/** Small print. */
export const note = (words: Words): WordBlock => ({ type: 'note', spans: spans(words) });
/** A value under its label. */
export const field = (label: string, value: Words): Field => ({ label, value: spans(value) });
/** Fields side by side. */
export const fields = (...list: readonly Field[]): WordBlock => ({ type: 'fields', fields: list });
/** A table; `caption` says what is in it. */
export const table = (caption: string, columns: readonly Column[], rows: readonly Row[]): WordBlock => ({
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

/** @param words say the same, where it is not shown; `caption` is said under it where it is */
export const picture = (shown: Picture, words: readonly WordBlock[], caption?: WordBlock): Block => ({
  type: 'picture',
  picture: shown,
  words,
  ...(caption && { caption }),
});

/** Tasks with a box each; `label` names the list for screen readers, `form` ticks where a message has no boxes. */
export const checklist = (
  label: string,
  items: readonly ChecklistItem[],
  form?: ChecklistForm,
): WordBlock => ({
  ...{ type: 'checklist', label, items },
  ...(form && { form }),
});

/** The call of a command with the values of its options. */
export const call = (path: readonly string[], values: FieldValues = {}): Call => ({ path, fields: values });
/** A button that replays a call. */
export const button = (label: string, replays: Call, style: Button['style'] = 'secondary'): Button => ({
  type: 'button',
  label,
  style,
  call: replays,
});
/** A button or a choice whose label holds a command as it is typed. */
export const naming = <Pressed extends Button | MenuChoice>(
  pressed: Pressed,
  names: CommandName,
): Pressed => ({
  ...pressed,
  names,
});
/** A menu of calls under one label. */
export const menu = (label: string, choices: readonly MenuChoice[]): Menu => ({
  type: 'menu',
  label,
  choices,
});
/** The rare steps of an answer, such as changing the time, pausing or stopping. */
export const overflow = (choices: readonly MenuChoice[], label = 'Manage'): Menu => ({
  ...menu(label, choices),
  overflow: true,
});

/** Everything in a reply that can be pressed, but for the boxes of checklists: what stands beside lines, then what stands below. */
export const allActions = ({ blocks, actions }: Reply): readonly Action[] => [
  ...blocks
    .flatMap((one): readonly Block[] => (one.type === 'picture' ? one.words : [one]))
    .flatMap((one) => (one.type === 'section' ? [one.accessory] : [])),
  ...actions,
];
