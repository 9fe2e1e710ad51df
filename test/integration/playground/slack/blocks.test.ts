import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import {
  openWorkspace,
  type Channel,
  type Person,
  type Workspace,
} from '../../../../src/playground/slack/workspace.ts';
import { call, MANIFEST } from './app.ts';

let workspace: Workspace;
let ann: Person;
let room: Channel;
beforeAll(async () => {
  workspace = await openWorkspace({ manifest: MANIFEST, rates: false });
  ann = workspace.addPerson('ann', { tz: 'Europe/Berlin', admin: true });
  room = workspace.addChannel('general', { members: [ann], bot: true });
});
afterAll(() => workspace.close());

const plain = (text: string) => ({ type: 'plain_text', text });
const of = (length: number): string => 'x'.repeat(length);
const button = (n: number, more: object = {}) => ({
  type: 'button',
  action_id: `a${n}`,
  text: plain('Go'),
  ...more,
});
const option = (n: number, text = `o${n}`, value = `v${n}`) => ({ text: plain(text), value });
const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));
const actions = (...elements: object[]) => ({ type: 'actions', elements });
const rich = (...elements: object[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
const cell = (text = 'c') => ({ type: 'raw_text', text });
const table = (rows: number, columns = 1, text = 'c') => ({
  type: 'table',
  rows: many(rows, () => many(columns, () => cell(text))),
});
const menu = (...options: object[]) =>
  actions({ type: 'static_select', action_id: 'm', placeholder: plain('Pick'), options });
const boxes = (...options: object[]) => actions({ type: 'checkboxes', action_id: 'c', options });

/** Blocks at a limit, which are taken, and one past it, which are not. */
const EDGES: Record<string, [fits: object[], breaks: object[], said: string]> = {
  blocks: [
    many(50, () => ({ type: 'divider' })),
    many(51, () => ({ type: 'divider' })),
    'no more than 50 items allowed',
  ],
  header: [
    [{ type: 'header', text: plain(of(150)) }],
    [{ type: 'header', text: plain(of(151)) }],
    'must be less than 151 characters [json-pointer:/blocks/0/text/text]',
  ],
  'header markup': [
    [{ type: 'header', text: plain('x') }],
    [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }],
    '/blocks/0/text',
  ],
  section: [
    [{ type: 'section', text: plain(of(3000)) }],
    [{ type: 'section', text: plain(of(3001)) }],
    'must be less than 3001',
  ],
  'section empty': [
    [{ type: 'section', text: plain('x') }],
    [{ type: 'section' }],
    'must provide text or fields',
  ],
  fields: [
    [{ type: 'section', fields: many(10, () => plain('x')) }],
    [{ type: 'section', fields: many(11, () => plain('x')) }],
    'no more than 10 items',
  ],
  'field text': [
    [{ type: 'section', fields: [plain(of(2000))] }],
    [{ type: 'section', fields: [plain(of(2001))] }],
    'must be less than 2001',
  ],
  context: [
    [{ type: 'context', elements: many(10, () => plain('x')) }],
    [{ type: 'context', elements: many(11, () => plain('x')) }],
    'no more than 10 items',
  ],
  'actions count': [[actions(...many(25, button))], [actions(...many(26, button))], 'no more than 25 items'],
  'actions ids': [
    [actions(button(1)), actions(button(1))],
    [actions(button(1), button(1))],
    'action_id must be unique',
  ],
  'button text': [
    [actions(button(1, { text: plain(of(75)) }))],
    [actions(button(1, { text: plain(of(76)) }))],
    'must be less than 76',
  ],
  'button value': [
    [actions(button(1, { value: of(2000) }))],
    [actions(button(1, { value: of(2001) }))],
    'must be less than 2001',
  ],
  'action id': [
    [actions(button(1, { action_id: of(255) }))],
    [actions(button(1, { action_id: of(256) }))],
    'must be less than 256',
  ],
  'block id': [
    [{ type: 'divider', block_id: of(255) }],
    [{ type: 'divider', block_id: of(256) }],
    'must be less than 256',
  ],
  'block id twice': [
    [
      { type: 'divider', block_id: 'a' },
      { type: 'divider', block_id: 'b' },
    ],
    [
      { type: 'divider', block_id: 'a' },
      { type: 'divider', block_id: 'a' },
    ],
    'block_id already exists',
  ],
  select: [
    [menu(...many(100, (n) => option(n)))],
    [menu(...many(101, (n) => option(n)))],
    'no more than 100 items',
  ],
  'option text': [[menu(option(1, of(75)))], [menu(option(1, of(76)))], 'must be less than 76'],
  'option value': [[menu(option(1, 'o', of(75)))], [menu(option(1, 'o', of(76)))], 'must be less than 76'],
  checkboxes: [
    [boxes(...many(10, (n) => option(n)))],
    [boxes(...many(11, (n) => option(n)))],
    'no more than 10 items',
  ],
  overflow: [
    [actions({ type: 'overflow', options: many(5, (n) => option(n)) })],
    [actions({ type: 'overflow', options: many(6, (n) => option(n)) })],
    'no more than 5 items',
  ],
  initial: [
    [actions({ type: 'checkboxes', options: [option(1)], initial_options: [option(1)] })],
    [actions({ type: 'checkboxes', options: [option(1)], initial_options: [option(2)] })],
    'initial options must exactly match',
  ],
  'rich text': [
    [rich({ type: 'text', text: 'x' })],
    [rich({ type: 'text', text: '' })],
    'must be more than 0 characters',
  ],
  'table rows': [[table(100)], [table(101)], 'no more than 100 items'],
  'table columns': [[table(1, 20)], [table(1, 21)], 'no more than 20 items'],
  'table text': [[table(1, 2, of(5000))], [table(1, 2, of(5001))], 'table must be less than 10001'],
  'tables in all': [[table(1)], [table(1), table(1)], 'only_one_table_allowed'],
  markdown: [
    [{ type: 'markdown', text: of(12_000) }],
    [{ type: 'markdown', text: of(12_001) }],
    'must be less than 12001',
  ],
  picture: [
    [{ type: 'image', image_url: 'https://a.example/b.png', alt_text: 'b' }],
    [{ type: 'image', alt_text: 'b' }],
    'must provide either image_url or slack_file',
  ],
  'alt text': [
    [{ type: 'image', image_url: 'https://a.example', alt_text: of(2000) }],
    [{ type: 'image', image_url: 'https://a.example', alt_text: of(2001) }],
    'must be less than 2001',
  ],
  'unknown type': [[{ type: 'divider' }], [{ type: 'marquee' }], 'unsupported type: marquee'],
  'unknown field': [
    [{ type: 'divider' }],
    [{ type: 'divider', colour: 'red' }],
    'invalid additional property: colour',
  ],
  'a file not uploaded': [
    [{ type: 'divider' }],
    [{ type: 'image', slack_file: { id: 'F1' }, alt_text: 'x' }],
    'invalid slack file',
  ],
};

describe('given blocks', () => {
  test.each(Object.entries(EDGES))(
    'when %s are at their limit, then they are taken; past it, refused',
    async (_name, [fits, breaks, said]) => {
      const post = (blocks: object[]) =>
        call(workspace, 'chat.postMessage', { channel: room.id, text: 't', blocks });
      expect(await post(fits)).toMatchObject({ ok: true });
      const refusal = await post(breaks);
      expect(refusal).toMatchObject({ ok: false, error: 'invalid_blocks', status: 200 });
      expect((refusal['response_metadata'] as { messages: string[] }).messages.join()).toContain(said);
    },
  );

  it('when they are too long in all or no JSON, then Slack has words of its own', async () => {
    const post = (blocks: unknown) =>
      call(workspace, 'chat.postMessage', { channel: room.id, text: 't', blocks });
    expect(await post(many(5, () => ({ type: 'section', text: plain(of(2900)) })))).toMatchObject({
      error: 'msg_blocks_too_long',
    });
    expect(await post('[{')).toMatchObject({ error: 'invalid_blocks_format' });
    expect(await post({ type: 'divider' })).toMatchObject({ error: 'invalid_blocks_format' });
    expect(await post([null, 1, 'x', []])).toMatchObject({ error: 'invalid_blocks' });
  });
});
