import { insideOf } from '../../harness/platforms/discord-limits.ts';
import * as discord from '../../../src/adapters/discord/render/render.ts';
import { pictureNames } from '../../../src/adapters/discord/render/pictures.ts';
import * as slack from '../../../src/adapters/slack/render/render.ts';
import { SAMPLE_PICTURES } from '../../harness/replies/sample-pictures.ts';
import * as terminal from '../../../src/adapters/terminal/render.ts';
import type { RenderRequest } from '../../../src/adapters/shared/adapter.ts';
import { call } from '../../../src/reply/build.ts';
import { picturesOf } from '../../../src/reply/files.ts';
import type { Action, Block, Reply, Span } from '../../../src/reply/reply.ts';
import type { Platform } from './surfaces.ts';

const pay = call(['salary'], { level: 'senior' });
const text = (words: string): Span => ({ type: 'text', text: words });

/** One of each kind of block: none can be left out. */
export const BLOCKS: Readonly<Record<Block['type'], Block>> = {
  heading: { type: 'heading', text: 'Sources' },
  paragraph: { type: 'paragraph', spans: [text('The guide has one band.')] },
  section: {
    type: 'section',
    spans: [text('Week 2: Foundation')],
    accessory: { type: 'button', label: 'Done', style: 'secondary', call: pay },
  },
  fields: { type: 'fields', fields: [{ label: 'Level', value: [text('Senior')] }] },
  table: {
    type: 'table',
    caption: 'Pay',
    columns: [
      { label: 'Place', align: 'left' },
      { label: 'Band', align: 'right' },
    ],
    rows: [{ cells: ['London', '£90K–£130K'] }, { cells: ['Berlin', '€95K–€130K'], emphasis: true }],
  },
  checklist: {
    type: 'checklist',
    label: 'Tasks',
    items: [
      { label: 'Read', done: true },
      { label: 'Write', done: false, call: pay },
    ],
  },
  links: {
    type: 'links',
    links: [
      { text: 'The guide', url: 'https://example.com/guide' },
      { text: 'The index', url: 'https://example.com/index' },
    ],
  },
  picture: {
    type: 'picture',
    picture: { ...SAMPLE_PICTURES.salary, alt: 'Senior: £90K to £130K.' },
    words: [{ type: 'note', spans: [text('Listed: median £115K.')] }],
  },
  meter: { type: 'meter', label: 'Done', value: 3, max: 10 },
  file: { type: 'file', name: 'a.json', mediaType: 'application/json', content: '{}', alt: 'All of it' },
  note: { type: 'note', spans: [text('Source: the guide.')] },
};
/** One of each kind of span. */
export const SPANS: Readonly<Record<Span['type'], Span>> = {
  text: text('a *b* <@U1>'),
  strong: { type: 'strong', text: 'bold' },
  code: { type: 'code', text: '/salary' },
  command: { type: 'command', text: '/plan start 30 days' },
  link: { type: 'link', text: 'the guide', url: 'https://example.com/guide' },
  mention: { type: 'mention', person: 'U012AB3CD', name: 'ada' },
  time: { type: 'time', at: 1_767_225_600_000, style: 'date-time' },
};
/** One of each kind of action. */
export const ACTIONS: Readonly<Record<Action['type'], Action>> = {
  button: { type: 'button', label: 'Compare', style: 'primary', call: pay },
  menu: { type: 'menu', label: 'Specialise', choices: [{ label: 'LLM', call: pay }] },
  link: { type: 'link', label: 'Open', url: 'https://example.com/' },
};

const reply = (part: Block | Span | Action): Reply => {
  const base = { summary: 'S', blocks: [], actions: [] };
  if (part.type in BLOCKS) return { ...base, blocks: [part as Block] };
  if (part.type in ACTIONS && 'label' in part) return { ...base, actions: [part as Action] };
  return { ...base, blocks: [{ type: 'paragraph', spans: [part as Span] }] };
};

/** What a part of a reply becomes on each platform, the summary left out. */
export function show(part: Block | Span | Action): Record<Platform, string> {
  const request: RenderRequest = { reply: reply(part), call: pay, page: 1, visibility: 'private' };
  const shown = pictureNames(picturesOf(request.reply));
  const strip = (json: unknown): string => JSON.stringify(json).slice(1, -1);
  return {
    slack: strip(slack.render(request).payload.blocks.slice(1)),
    discord: strip(insideOf(discord.render({ ...request, shown }).payload).slice(1)),
    terminal: terminal.render(request).payload.text.split('\n').slice(1).join('\n').trim(),
  };
}
