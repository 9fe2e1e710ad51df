import { mkdirSync, writeFileSync } from 'node:fs';
import { fc } from '../../harness/property.ts';
import { describe, expect, it } from 'vitest';
import type { Roadmap } from '../../../src/dataset/roadmaps/records.ts';
import {
  readRoadmapYaml,
  writeRoadmapYaml,
  type Unreadable,
} from '../../../src/dataset/roadmaps/yaml-file.ts';
import { anyText } from '../../harness/replies/arbitrary-reply.ts';
import { anyRoadmap } from '../../harness/replies/arbitrary-roadmap.ts';
import { temporaryFolder } from '../../harness/folder.ts';
import { shippedData } from '../../harness/shipped.ts';

const data = shippedData();
const folder = temporaryFolder();

const OWN = `id: ours
name: Our own way
summary: How we do it here.
hours: 4
source: team
steps:
  - id: first
    name: First
    duration: { min: 1, max: 2, unit: week }
    tasks:
      - { id: read, text: Read the handbook }
    skills: [ python ]
    links: [ https://a.example/x ]
    source: team
  - id: last
    name: Last
    tasks:
      - { id: go, text: 'Go on: always' }
    source: rung
`;

const wrong = (text: string): Unreadable => {
  const read = readRoadmapYaml(text, data);
  return 'reason' in read ? read : expect.fail('it was read');
};

describe('given a roadmap as YAML', () => {
  it('when it is read, then it is the record, and written again it is the same text', () => {
    const read = readRoadmapYaml(OWN, data);
    if ('reason' in read) return expect.fail(read.reason);
    expect(read).toMatchObject({
      id: 'ours',
      order: 1000,
      retiredIds: [],
      steps: [{ formerIds: [] }, { links: [] }],
    });
    expect(writeRoadmapYaml(read)).toBe(OWN);
  });

  it('when it is laid over the data, then it is loaded', () => {
    mkdirSync(folder.file('roadmaps'));
    const copy: Roadmap = { ...(data.roadmaps.get('researcher') ?? expect.fail('none')), id: 'copy' };
    for (const [id, text] of [
      ['ours', OWN],
      ['copy', writeRoadmapYaml(copy)],
    ])
      writeFileSync(folder.file(`roadmaps/${id ?? ''}.yaml`), text ?? '');
    const laid = shippedData(folder.file(''));
    expect(laid.roadmaps.get('copy')).toEqual(copy);
    expect(laid.roadmaps.get('ours')?.steps).toHaveLength(2);
  });

  it.each(data.roadmaps.all.map((one) => [one.id, one] as const))(
    'when %s is written and read, then it is the same',
    (_id, roadmap) => {
      expect(readRoadmapYaml(writeRoadmapYaml(roadmap), data)).toEqual(roadmap);
    },
  );

  it('when any is written and read, then it is the same', () => {
    fc.assert(
      fc.property(anyRoadmap, (roadmap) => {
        expect(readRoadmapYaml(writeRoadmapYaml(roadmap), data)).toEqual(roadmap);
      }),
      { numRuns: 300 },
    );
  });

  it('when it holds what cannot be shown, then that is cleaned away', () => {
    const text = OWN.replace('name: First', 'name: "Fi\\u0007r\\u202est\\nline"');
    expect(readRoadmapYaml(text, data)).toMatchObject({ steps: [{ name: 'First line' }, {}] });
    expect(wrong(OWN.replace('name: First', 'name: "\\u0007"')).reason).toContain('steps.0.name');
  });
});

describe('given text that is no roadmap', () => {
  it.each([
    ['', '', 'empty'],
    ['- 1', '1:1', 'entries, each “name: value”'],
    ['plain words', '1:1', 'entries, each “name: value”'],
    ['a: [', '1:5', 'flow collection'],
    ['a: 1\na: 2', '2:1', 'duplicate'],
    ['--- a\n--- b', '', 'single document'],
    [OWN.replace('hours: 4', 'hours: four'), '4:8', 'hours: it should be a number'],
    [OWN.replace('hours: 4', 'hours: 4\nmore: 1'), '1:1', '“more”'],
    [`${OWN}__proto__: { admin: true }\n`, '1:1', '“__proto__”'],
    [OWN.replace('text: Read', '__proto__: 1, text: Read'), '11:9', '“__proto__”'],
    [OWN.replace('id: first', 'id: __proto__'), '7:9', 'lower-case letters'],
    [OWN.replace('steps:', 'constructor:'), '1:1', 'steps'],
    [OWN.replace('python', 'cobol'), '12:15', 'teaches "cobol", which is no skill'],
    [OWN.replace('python', 'constructor'), '12:15', 'which is no skill'],
    [OWN.replace('skills: [ python ]', 'resources: [ nowhere ]'), '12:18', '"nowhere", which is no fact'],
    [OWN.replace('id: last', 'id: first'), '15:9', 'the step "first" stands twice'],
    [
      OWN.replace('id: go, ', 'id: go, text: x }\n      - { id: go, '),
      '19:15',
      'the task of step "last" "go" stands twice',
    ],
    [
      OWN.replace('{ min: 1, max: 2, unit: week }', '{ min: 3, max: 2, unit: week }'),
      '9:15',
      'min is above max',
    ],
    [OWN.replace(/ {4}duration.*\n/, ''), '7:5', 'step "first" is ongoing'],
    [OWN.replace('https://a.example/x', 'javascript:alert(1)'), '13:14', 'is no https address'],
    [OWN.replace('source: rung', 'source: nowhere'), '19:13', 'source "nowhere" is not in sources.yaml'],
    [OWN.replace('source: rung', 'source: guide'), '19:13', 'names no section'],
    [
      OWN.replace('source: rung', 'source: rung\n    section: plan-software'),
      '19:13',
      'names a section of the guide',
    ],
    [OWN.replace('Our own way', 'x'.repeat(61)), '2:7', 'name: '],
    ['a: &a [*a]', '1:9', 'write it out'],
    ['x: !!js/function "1"', '1:4', 'unknown'],
    ['['.repeat(2000), '', 'nesting'],
    ['a'.repeat(100_001), '', 'longer than 100 kB'],
    ['한'.repeat(40_000), '', 'longer than 100 kB'],
    [`id: ${'x'.repeat(5000)}\n`, '1:1', ''],
  ])('when text %# is read, then the place and the reason are told', (text, place, reason) => {
    const told = wrong(text);
    expect(told.reason).toContain(reason);
    expect(told.reason.length).toBeLessThanOrEqual(300);
    if (place !== '') expect(told.place).toBe(place);
  });

  it('when aliases would make it huge, then it is refused at once', () => {
    const laughs = ['a: &a [x, x, x, x, x, x, x, x, x]'];
    for (let at = 1; at < 12; at++) {
      const [name, of] = ['abcdefghijkl'[at] ?? '', 'abcdefghijkl'[at - 1] ?? ''];
      laughs.push(`${name}: &${name} [${Array(9).fill(`*${of}`).join(', ')}]`);
    }
    expect(wrong(laughs.join('\n'))).toMatchObject({ place: '2:9' });
  });

  it('when any text is read, then nothing throws, and no prototype is changed', () => {
    const piece = fc.oneof(
      anyText,
      fc.constantFrom(
        'steps:',
        '  - id: a',
        '__proto__: {x: 1}',
        '&a',
        '*a',
        '? ',
        '|\n',
        '>-',
        '%YAML 9',
        '<<: *a',
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.array(piece).map((all) => all.join('\n')),
          fc
            .tuple(fc.nat({ max: OWN.length }), piece)
            .map(([at, one]) => OWN.slice(0, at) + one + OWN.slice(at)),
        ),
        (text) => {
          const read = readRoadmapYaml(text, data);
          if ('reason' in read) expect(read.place).toMatch(/^(\d+:\d+)?$/);
          expect(Reflect.get({}, 'x')).toBeUndefined();
        },
      ),
      { numRuns: 500 },
    );
  });
});
