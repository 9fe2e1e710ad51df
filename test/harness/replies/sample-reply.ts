import {
  button,
  call,
  code,
  command,
  field,
  fields,
  file,
  heading,
  link,
  links,
  mention,
  menu,
  note,
  paragraph,
  picture,
  section,
  strong,
  table,
  time,
} from '../../../src/reply/build.ts';
import { SAMPLE_PICTURES } from './sample-pictures.ts';
import type { Action, Block, Reply, Span } from '../../../src/reply/reply.ts';

const MONDAY = Date.UTC(2026, 0, 5, 9, 0);
const salary = call(['salary'], { level: 'senior', place: 'london' });

/** One of every span: adding a kind does not compile until it stands here, and so in every platform's snapshot. */
const SPANS: { readonly [T in Span['type']]: Extract<Span, { type: T }> | Span } = {
  text: { type: 'text', text: 'Typed *as* <is>: ' },
  strong: strong('bold'),
  code: code('/salary'),
  command: command('/plan start 30 days'),
  link: link('guide', 'https://example.com/guide_(1)'),
  mention: mention('U024BE7LH', 'Ada'),
  time: time(MONDAY, 'date-time'),
};
const BLOCKS: { readonly [T in Block['type']]: Extract<Block, { type: T }> | Block } = {
  heading: heading('Listed pay'),
  paragraph: paragraph(Object.values(SPANS).flatMap((span) => [span, ' '])),
  section: section([strong('Week 2'), ' of 4'], button('Done', call(['plan', 'done'], { week: 2 }))),
  fields: fields(field('Band', '£90K–£130K'), field('Row', ['UK ', strong('(one band)')])),
  table: table(
    'United Kingdom',
    [
      { label: 'Level', align: 'left' },
      { label: 'Band', align: 'right' },
    ],
    [{ cells: ['Mid', '£70K–£95K'] }, { cells: ['Senior', '£90K–£130K'], emphasis: true }],
  ),
  checklist: {
    type: 'checklist',
    label: 'This week',
    items: [
      { label: 'Read one paper', done: true, call: call(['plan', 'tick'], { task: 'a', done: false }) },
      { label: 'Build a small RAG', done: false, call: call(['plan', 'tick'], { task: 'b', done: true }) },
      { label: 'Rest', done: false },
    ],
  },
  picture: picture(SAMPLE_PICTURES.salary, [
    { type: 'paragraph', spans: [{ type: 'text', text: 'Listed: median £115K.' }] },
  ]),
  meter: { type: 'meter', label: 'Weeks', value: 3, max: 10 },
  links: links([
    { text: 'The guide', url: 'https://example.com/guide' },
    { text: 'The index', url: 'https://example.com/index' },
  ]),
  file: file('export.json', 'application/json', '{\n  "held": []\n}', 'All that is held, as JSON.'),
  note: note(['Source: ', link('the guide', 'https://example.com/guide'), ', 2025.']),
};
const ACTIONS: { readonly [T in Action['type']]: Extract<Action, { type: T }> } = {
  button: button(
    'Compare',
    call(['salary', 'compare'], { level: 'senior', place: ['london', 'berlin'] }),
    'primary',
  ),
  menu: menu('Another level', [
    { label: 'Mid', call: call(['salary'], { level: 'mid', place: 'london' }) },
    { label: 'Staff', call: call(['salary'], { level: 'staff', place: 'london' }) },
  ]),
  link: { type: 'link', label: 'Open the guide', url: 'https://example.com/guide' },
};

/** A reply with everything in it once. */
export const sampleReply: Reply = {
  summary: 'Senior in London: £90K–£130K',
  blocks: Object.values(BLOCKS),
  actions: [
    ...Object.values(ACTIONS),
    button('Share here', { ...salary, intent: 'share' }),
    button('Stop', salary, 'danger'),
  ],
};
export const sampleCall = salary;

/** What an ordinary answer holds, for measuring. */
export const typicalReply: Reply = {
  summary: sampleReply.summary,
  blocks: [BLOCKS.paragraph, BLOCKS.fields, BLOCKS.table, BLOCKS.note],
  actions: ['Compare', 'Skills', 'Roadmap', 'Picture', 'Share here'].map((label) => button(label, salary)),
};
