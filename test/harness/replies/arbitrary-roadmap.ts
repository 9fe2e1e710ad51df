import { fc } from '../property.ts';
import { isLink, roadmapRecord, type Roadmap } from '../../../src/dataset/roadmaps/records.ts';
import { clean } from '../../../src/reply/clean.ts';
import { unitTask } from '../../../src/dataset/roadmaps/unit-tasks.ts';
import { shippedData } from '../shipped.ts';
import { anyText } from './arbitrary-reply.ts';

const { curriculum } = shippedData();

/** Words that an outline could take for more than words. */
const TRICKY = [
  'Sprint 2w',
  'Sprint (2 weeks)',
  '(1 month)',
  'Plan (ongoing)',
  'Trial (30 days)',
  '- no task',
  '-',
  '* starred',
  '• dotted',
  '– dashed',
  '\\- escaped',
  'one; two',
  ';',
  'C:\\temp\\',
  '\\\\',
  'https://example.com/a',
  'Read http://example.com, then (https://example.com).',
  '<https://example.com|label>',
  '\\https://example.com',
  '<@U1> and @everyone',
  'Title:',
  'Read (2 h)',
  'Read [90 min]',
  'Talk – 90 min',
  'Talk - 1 h — 2 h',
  '(0 min)',
  'Wait (1–2 h)',
  'Unit: an introduction',
  'unit: rag-first-loop',
  'Course –',
  'yes',
  '1e3',
  '~',
  '# no comment',
  '__proto__',
  'two  spaces',
  '🚀',
];

const LINKS = [
  'https://example.com',
  'https://example.com/a;b',
  'https://example.com/a).',
  'https://example.com/a_(b)',
  'https://example.com/?q=a&b=[c]',
  'https://ko.wikipedia.org/wiki/한국',
];

/** Text as a record holds it: cleaned, trimmed, at most `max` UTF-16 units. */
const words = (max: number): fc.Arbitrary<string> =>
  fc
    .oneof(fc.constantFrom(...TRICKY), anyText, fc.string({ unit: 'grapheme' }))
    .map((text) => clean(clean(text).slice(0, max)).trim())
    .filter((text) => text !== '');

const duration = fc
  .record({
    min: fc.integer({ min: 1, max: 60 }),
    more: fc.integer({ min: 0, max: 5 }),
    unit: fc.constantFrom('week', 'month'),
    editorial: fc.boolean(),
  })
  .map(({ min, more, ...rest }) => ({ min, max: Math.min(60, min + more), ...rest }));

const anyLink = fc.oneof(
  fc.constantFrom(...LINKS),
  fc.webUrl({ validSchemes: ['https'], withQueryParameters: true, withFragments: true }).filter(isLink),
);

/** A task of one's own, or a unit as it ships. */
const task = fc
  .record({
    text: words(300),
    editorial: fc.boolean(),
    minutes: fc.option(fc.integer({ min: 1, max: 2_400 }), { nil: undefined }),
    links: fc.option(fc.uniqueArray(anyLink, { minLength: 1, maxLength: 2 }), { nil: undefined }),
    unit: fc.option(fc.constantFrom(...curriculum.units), { nil: undefined, freq: 3 }),
  })
  .map(({ unit, minutes, links, ...own }) => ({
    ...own,
    ...(minutes !== undefined && { minutes }),
    ...(links && { links }),
    ...(unit && unitTask(unit, curriculum)),
  }));

const id = fc.stringMatching(/^[a-z0-9]{1,4}(-[a-z0-9]{1,4})?$/);

/** A step as a record that names none of the guide's sections, its id and its tasks' to be made unique. */
const step = fc.record({
  name: words(60),
  duration,
  tasks: fc.array(task, { maxLength: 12 }),
  skills: fc.uniqueArray(fc.constantFrom('python', 'rag', 'sql')),
  resources: fc.uniqueArray(fc.constantFrom('course-hugging-face-nlp', 'project-rag-chatbot')),
  links: fc.uniqueArray(anyLink, { maxLength: 5 }),
  former: fc.option(id, { nil: undefined }),
  source: fc.constantFrom('team', 'rung'),
});

/** Any roadmap that can be in a store or a file. */
export const anyRoadmap: fc.Arbitrary<Roadmap> = fc
  .record({
    id,
    name: words(60),
    summary: words(300),
    aliases: fc.uniqueArray(fc.constantFrom('own', 'our way', 'null')),
    order: fc.constantFrom(1, 7, 1000),
    hours: fc.integer({ min: 1, max: 60 }),
    steps: fc.array(step, { minLength: 1, maxLength: 7 }),
    isOpen: fc.boolean(),
  })
  .map(({ steps, isOpen, ...rest }) => {
    const named = new Set<string>();
    const isFirst = (unit: string | undefined): boolean =>
      unit === undefined || (!named.has(unit) && named.add(unit).size > 0);
    return roadmapRecord.parse({
      ...rest,
      source: 'team',
      retiredIds: ['gone', 's0/gone'],
      steps: steps.map(({ former, duration, tasks: all, ...one }, at) => {
        const tasks = all.filter((task) => isFirst('unit' in task ? task.unit : undefined));
        return {
          ...one,
          id: `s${at}`,
          ...(!(isOpen && at === steps.length - 1) && { duration }),
          tasks: (tasks.length > 0 ? tasks : [{ text: one.name }]).map((task, index) => ({
            ...task,
            id: `t${index}`,
            formerIds: former === undefined ? [] : [`${former}-x${at}/x${index}`],
          })),
          formerIds: former === undefined ? [] : [`${former}-x${at}`],
        };
      }),
    });
  });
