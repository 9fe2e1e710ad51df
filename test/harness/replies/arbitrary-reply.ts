import { fc } from '../property.ts';
import { COMMAND_ID } from '../platforms/command-id.ts';
import { SAMPLE_PICTURES } from './sample-pictures.ts';
import type { Action, Block, Call, Reply, Span, WordBlock } from '../../../src/reply/reply.ts';

/** Text that means something to some platform, or breaks something on one. */
export const HOSTILE = [
  '<!channel>',
  '<!here|x>',
  '<@U123456>',
  '<@123456789012345678>',
  '<@&123456789012345678>',
  '</rung:123456789012345678>',
  '<id:customize>',
  '@everyone',
  '@here',
  '*b* _i_ ~s~',
  '**b** __u__ ~~s~~',
  '`code` ``two``',
  '```\nblock\n```',
  '# h',
  '-# small',
  '> q',
  '>>> all',
  '- item\n1. one',
  '[x](http://e.example)',
  'https://evil.example/x?y=1&z',
  '||spoiler||',
  '<https://e.example|x>',
  '&lt;!channel&gt;',
  '<t:1:R>',
  ':smile: <:a:1>',
  '\\',
  '\\\\*',
  '\u0000\u001b[31mred\u0007\u009b1m',
  '\u202egnp.exe\u2066',
  'line\r\nline\u2028line\ttab',
  '\ud83d',
  'x\udc00y',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  'الراتب',
  'ﷺ',
  '漢字かな',
  '   ',
  '',
] as const;

export const short = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 4, arbitrary: fc.lorem({ maxCount: 8 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  {
    weight: 2,
    arbitrary: fc.array(fc.constantFrom(...HOSTILE), { maxLength: 4 }).map((list) => list.join('')),
  },
);
const long = fc
  .tuple(
    fc.constantFrom(...HOSTILE.filter((one) => one.trim() !== ''), 'word ', 'unbroken', '漢', '🙂'),
    fc.integer({ min: 1, max: 6000 }),
  )
  .map(([text, size]) => text.repeat(Math.ceil(size / text.length)));
/** Any text: short mostly, sometimes hostile, sometimes some thousand characters. */
export const anyText = fc.oneof({ weight: 12, arbitrary: short }, { weight: 1, arbitrary: long });

const anyUrl = fc.oneof(
  fc.webUrl(),
  fc.constantFrom(
    'https://example.com/a_(b)_c?d=*e*&f=|g|',
    'https://example.com/<!channel>',
    'http://例え.jp/ パス',
    'javascript:alert(1)',
    'https://example.com/\u202e"\\',
    `https://example.com/${'p'.repeat(3000)}`,
    `https://example.com/${'p'.repeat(700)}`,
    'not an address',
  ),
);

export const anyCall: fc.Arbitrary<Call> = fc
  .record({
    path: fc.array(
      fc.oneof(fc.constantFrom('salary', 'compare'), fc.string({ minLength: 1, maxLength: 8 })),
      {
        maxLength: 3,
      },
    ),
    fields: fc.dictionary(
      fc.oneof(fc.constantFrom('level', 'place'), fc.string({ maxLength: 8 })),
      fc.oneof(short, fc.double(), fc.boolean(), fc.array(short, { maxLength: 4 })),
      { maxKeys: 4 },
    ),
    intent: fc.option(fc.constantFrom('share' as const, 'form' as const), { nil: undefined }),
    page: fc.option(fc.integer({ min: 1, max: 999 }), { nil: undefined }),
  })
  .map(({ path, fields, intent, page }) => ({
    path,
    fields,
    ...(intent && { intent }),
    ...(page !== undefined && { page }),
  }));

const SPANS: { readonly [T in Span['type']]: fc.Arbitrary<Extract<Span, { type: T }>> } = {
  text: fc.record({ type: fc.constant('text'), text: anyText }),
  strong: fc.record({ type: fc.constant('strong'), text: anyText }),
  code: fc.record({ type: fc.constant('code'), text: anyText }),
  command: fc
    .record({
      type: fc.constant('command' as const),
      text: anyText,
      names: fc.option(
        fc.record({
          path: fc.constant(['salary', 'compare']),
          typed: fc.oneof(fc.constantFrom('/salary-compare', '/plan start'), short),
          options: fc.constant({}),
          id: fc.oneof(fc.constant(COMMAND_ID), short),
        }),
        { nil: undefined },
      ),
    })
    .map(({ names, ...span }) => ({ ...span, ...(names && { names }) })),
  link: fc.record({ type: fc.constant('link'), text: anyText, url: anyUrl }),
  mention: fc.record({
    type: fc.constant('mention'),
    person: fc.oneof(fc.constantFrom('U024BE7LH', '123456789012345678', '!channel'), short),
    name: anyText,
  }),
  time: fc.record({
    type: fc.constant('time'),
    at: fc.oneof(fc.integer({ min: 0, max: 4e12 }), fc.double()),
    style: fc.constantFrom('date', 'time', 'date-time', 'relative'),
  }),
};
const spans = fc.array(fc.oneof(...Object.values(SPANS)), { maxLength: 5 });

const WORDS: { readonly [T in WordBlock['type']]: fc.Arbitrary<Extract<WordBlock, { type: T }>> } = {
  heading: fc.record({ type: fc.constant('heading'), text: anyText }),
  paragraph: fc.record({ type: fc.constant('paragraph'), spans }),
  section: fc.record({
    type: fc.constant('section'),
    spans,
    accessory: fc.record({
      ...{ type: fc.constant('button' as const), label: anyText, call: anyCall },
      style: fc.constantFrom('primary', 'secondary', 'danger'),
    }),
  }),
  fields: fc.record({
    type: fc.constant('fields'),
    fields: fc.array(fc.record({ label: anyText, value: spans }), { maxLength: 8 }),
  }),
  table: fc.record({
    type: fc.constant('table'),
    caption: anyText,
    columns: fc.array(fc.record({ label: anyText, align: fc.constantFrom('left', 'right') }), {
      maxLength: 23,
    }),
    rows: fc.oneof(
      { weight: 5, arbitrary: rows(8) },
      { weight: 1, arbitrary: rows(8).map((list) => Array.from({ length: 30 }, () => list).flat()) },
    ),
  }),
  checklist: fc
    .record({
      type: fc.constant('checklist' as const),
      form: fc.option(fc.record({ label: anyText, call: anyCall }), { nil: undefined }),
      label: anyText,
      items: fc.array(
        fc
          .record({ label: anyText, done: fc.boolean(), call: fc.option(anyCall, { nil: undefined }) })
          .map(({ call, ...item }) => ({ ...item, ...(call && { call }) })),
        { maxLength: 14 },
      ),
    })
    .map(({ form, ...list }) => ({ ...list, ...(form && { form }) })),
  links: fc.record({
    type: fc.constant('links'),
    links: fc.array(fc.record({ text: anyText, url: fc.oneof(anyText, fc.webUrl()) }), { maxLength: 7 }),
  }),
  meter: fc.record({ type: fc.constant('meter'), label: anyText, value: fc.double(), max: fc.double() }),
  note: fc.record({ type: fc.constant('note'), spans }),
};
const BLOCKS: { readonly [T in Block['type']]: fc.Arbitrary<Extract<Block, { type: T }>> } = {
  ...WORDS,
  file: fc.record({
    type: fc.constant('file'),
    name: anyText,
    mediaType: fc.constant('application/json'),
    // A long one becomes text where it has to fit a page.
    content: short,
    alt: anyText,
  }),
  picture: fc.record({
    type: fc.constant('picture'),
    picture: fc
      .tuple(fc.constantFrom(...Object.values(SAMPLE_PICTURES)), anyText, anyText)
      .map(([picture, title, alt]) => ({ ...picture, title, alt })),
    words: fc.array(fc.oneof(...Object.values(WORDS)), { maxLength: 3 }),
  }),
};
function rows(maxLength: number) {
  const cells = fc.array(anyText, { maxLength: 4 });
  return fc.array(fc.oneof(fc.record({ cells }), fc.record({ cells, emphasis: fc.boolean() })), {
    maxLength,
  });
}

const style = fc.constantFrom('primary', 'secondary', 'danger');
const ACTIONS: { readonly [T in Action['type']]: fc.Arbitrary<Extract<Action, { type: T }>> } = {
  button: fc.record({ type: fc.constant('button'), label: anyText, style, call: anyCall }),
  menu: fc
    .record({
      label: anyText,
      isOverflow: fc.boolean(),
      choices: fc
        .tuple(
          fc.array(fc.record({ label: anyText, call: anyCall }), { maxLength: 5 }),
          fc.constantFrom(1, 1, 1, 30),
        )
        .map(([list, times]) => Array.from({ length: times }, () => list).flat()),
    })
    .map(({ isOverflow, ...rest }) => ({
      ...({ type: 'menu', ...rest } as const),
      ...(isOverflow && { overflow: true as const }),
    })),
  link: fc.record({ type: fc.constant('link'), label: anyText, url: anyUrl }),
};

/** Any reply at all: every kind of block, span and action, any data in them, more than a message holds at times. */
export const anyReply: fc.Arbitrary<Reply> = fc.record({
  summary: anyText,
  blocks: fc.array(fc.oneof(...Object.values(BLOCKS)), { maxLength: 12 }),
  actions: fc
    .tuple(fc.array(fc.oneof(...Object.values(ACTIONS)), { maxLength: 8 }), fc.constantFrom(1, 1, 1, 8))
    .map(([list, times]) => Array.from({ length: times }, () => list).flat()),
});

/** Replies of pictures, notes and files: more than a message holds at times. */
export const anyPictured: fc.Arbitrary<Reply> = fc.record({
  summary: anyText,
  blocks: fc.array(fc.oneof(BLOCKS.picture, BLOCKS.note, BLOCKS.file), { minLength: 1, maxLength: 14 }),
  actions: fc.constant([]),
});
