import { pictureNames } from '../../../src/adapters/discord/render/pictures.ts';
import { render as onDiscord } from '../../../src/adapters/discord/render/render.ts';
import { spellingOf } from '../../../src/adapters/discord/render/spelling.ts';
import { render as onSlack } from '../../../src/adapters/slack/render/render.ts';
import { withPictureButton } from '../../../src/adapters/shared/pictures/in-time.ts';
import type { Answer } from '../../../src/core/run/run.ts';
import { note } from '../../../src/reply/build.ts';
import { picturesOf } from '../../../src/reply/files.ts';
import type { Picture } from '../../../src/reply/picture.ts';
import type { Reply } from '../../../src/reply/reply.ts';
import { COMMAND_ID } from '../platforms/command-id.ts';
import { shippedTree } from '../shipped.ts';

/** The platforms whose messages are measured. */
export const PLATFORMS = ['slack', 'discord'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** A message as its reader has it before them: `lines` in reading order, labels of buttons and menus apart. */
export interface Seen {
  readonly title: string;
  readonly lines: readonly string[];
  readonly buttons: readonly string[];
  readonly menus: readonly string[];
  /** The words that stand for pictures, which only a screen reader says. */
  readonly alts: readonly string[];
}

/** Discord’s spelling of commands, which have ids there. */
const spelt = spellingOf(await shippedTree());
const idOf = (): string => COMMAND_ID;

/** A day as both platforms write it. */
const MOMENT = '30 Nov 2026';

type Part = Readonly<Record<string, unknown>>;

const asParts = (value: unknown): readonly Part[] => (Array.isArray(value) ? (value as readonly Part[]) : []);
const words = (value: unknown): string => (typeof value === 'string' ? value : '');

type Shown = Pick<Answer, 'reply' | 'call' | 'visibility'>;

const NO_PICTURES: ReadonlyMap<Picture, string> = new Map();

/**
 * The first page of an answer on a platform in every form that it may have: in words and, where the platform shows
 * pictures, with those.
 */
export function formsOf(answer: Shown, platform: Platform): readonly Seen[] {
  const pictures = platform === 'discord' ? picturesOf(answer.reply) : [];
  if (pictures.length === 0) return [seen(answer, platform, NO_PICTURES)];
  const offered = { ...answer, reply: withPictureButton(answer.reply, () => false) };
  return [seen(offered, platform, NO_PICTURES), seen(answer, platform, pictureNames(pictures))];
}

/** The first page of an answer on a platform, read from the payload that its real renderer makes. */
function seen(answer: Shown, platform: Platform, shown: ReadonlyMap<Picture, string>): Seen {
  const request = { ...answer, reply: withoutFiles(answer.reply), page: 1, shown };
  const parts: readonly unknown[] =
    platform === 'slack'
      ? onSlack(request).payload.blocks
      : onDiscord({ ...request, reply: spelt(request.reply, idOf) }).payload.components;
  const found: Found = { lines: [], buttons: [], menus: [], alts: [] };
  for (const part of asParts(parts)) (platform === 'slack' ? readSlack : readDiscord)(part, found);
  const title = platform === 'slack' ? answer.reply.summary : spelt(answer.reply).summary;
  return { title, ...found };
}

/** What is in a file is not read in the message: its line is, as where a file is sent. */
const withoutFiles = (reply: Reply): Reply => ({
  ...reply,
  blocks: reply.blocks.map((one) => (one.type === 'file' ? note(one.alt) : one)),
});

type Found = Readonly<Record<'lines' | 'buttons' | 'menus' | 'alts', string[]>>;

const placeholder = ({ placeholder: given }: Part): string =>
  typeof given === 'object' && given !== null && 'text' in given ? words(given.text) : words(given);

const labelOf = ({ text }: Part): string =>
  typeof text === 'object' && text !== null && 'text' in text ? words(text.text) : '';

/** Rich text is one text, whatever its elements; a table has a line a cell. */
function readSlack(part: Part, found: Found): void {
  switch (part['type']) {
    case 'header':
      found.lines.push(labelOf(part));
      return;
    case 'section':
      found.lines.push(marked(labelOf(part)));
      if (part['accessory']) readSlack(part['accessory'] as Part, found);
      return;
    case 'context':
      found.lines.push(...asParts(part['elements']).map((one) => marked(words(one['text']))));
      return;
    case 'rich_text':
      found.lines.push(...richLines(part).split('\n'));
      return;
    case 'table':
      for (const row of asParts(part['rows']))
        for (const cell of asParts(row))
          found.lines.push(cell['type'] === 'raw_text' ? words(cell['text']) : richLines(cell));
      return;
    case 'actions':
      for (const one of asParts(part['elements'])) readSlack(one, found);
      return;
    case 'button':
      found.buttons.push(labelOf(part));
      return;
    case 'static_select':
      found.menus.push(placeholder(part));
      return;
    case 'overflow':
      found.menus.push('⋯');
      return;
    case 'checkboxes':
      for (const one of asParts(part['options']))
        found.lines.push([labelOf(one), labelOf({ text: one['description'] })].join(' ').trim());
      return;
    default:
      throw new Error(`a block of Slack that is not counted: ${String(part['type'])}`);
  }
}

const marked = (text: string): string =>
  text
    .replace(/<!date\^[^>]*>/gu, MOMENT)
    .replace(/<[^|>]*\|([^>]*)>/gu, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

function richLines(block: Part): string {
  return asParts(block['elements'])
    .flatMap((section) => asParts(section['elements']))
    .map((one) => (one['type'] === 'date' ? MOMENT : words(one['text'])))
    .join('');
}

function readDiscord(part: Part, found: Found): void {
  const { TEXT, BUTTON, SELECT, FILE, ROW, CONTAINER, SECTION, RULE, GALLERY } = DISCORD;
  switch (part['type']) {
    case TEXT:
      found.lines.push(...unmarked(words(part['content'])).split('\n'));
      return;
    case BUTTON:
      found.buttons.push(words(part['label']));
      return;
    case SELECT:
      found.menus.push(placeholder(part));
      return;
    case CONTAINER:
    case ROW:
      for (const one of asParts(part['components'])) readDiscord(one, found);
      return;
    case SECTION:
      for (const one of [...asParts(part['components']), part['accessory'] as Part]) readDiscord(one, found);
      return;
    case GALLERY:
      found.alts.push(...asParts(part['items']).map((one) => words(one['description'])));
      return;
    case FILE:
    case RULE:
      return;
    default:
      throw new Error(`a component of Discord that is not counted: ${String(part['type'])}`);
  }
}

const DISCORD = {
  ...{ ROW: 1, BUTTON: 2, SELECT: 3, SECTION: 9, TEXT: 10, GALLERY: 12, FILE: 13, RULE: 14, CONTAINER: 17 },
} as const;

const unmarked = (text: string): string =>
  text
    .replace(/^(?:#+|-#) /gmu, '')
    .replace(/<t:\d+:\w>/gu, MOMENT)
    .replace(/<(\/[\w -]+):\d+>/gu, '$1')
    .replace(/\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replace(/(?<!\\)[*`]/gu, '')
    .replace(/\\(?=[^\w\s])/gu, '');

/** All that is read of a message, a line each. */
export const allOf = ({ lines, buttons, menus }: Omit<Seen, 'alts' | 'title'>): string[] => [
  ...lines,
  ...buttons,
  ...menus,
];

/** How many words a message has: whatever holds a letter or a digit. */
export const countWords = (lines: readonly string[]): number =>
  lines
    .join(' ')
    .split(/\s+/u)
    .filter((one) => /[\p{L}\p{N}]/u.test(one)).length;
