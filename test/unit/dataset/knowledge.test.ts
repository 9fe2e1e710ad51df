import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../src/dataset/dataset.ts';
import { learningOrder } from '../../../src/dataset/skills/order.ts';
import { timetableOf } from '../../../src/dataset/roadmaps/timetable.ts';
import { writeTotal } from '../../../src/dataset/roadmaps/roadmap-words.ts';
import { temporaryFolder } from '../../harness/folder.ts';
import { shippedData } from '../../harness/shipped.ts';

const data = shippedData();
const roadmap = (id: string) => {
  const found = data.roadmaps.get(id);
  if (!found) throw new Error(`no roadmap ${id}`);
  return found;
};

describe('given the skills', () => {
  it('when they are counted, then there are five technical kinds and three soft skills', () => {
    const technical = data.skills.categories.filter((one) => one.kind === 'technical');
    expect(technical).toHaveLength(5);
    expect(data.skills.of('soft')).toHaveLength(3);
  });

  it('when skills are put in learning order, then none comes before what is to be learnt first', () => {
    const at = new Map(data.skills.all.map((one, index) => [one.id, index]));
    const wrong = data.skills.all.filter(({ id, prerequisites }) =>
      prerequisites.some((one) => (at.get(one) ?? 0) >= (at.get(id) ?? 0)),
    );
    expect(wrong).toEqual([]);
  });

  it('when some wait for each other, then they are named', () => {
    const { circle } = learningOrder([
      { id: 'a', prerequisites: ['c'] },
      { id: 'b', prerequisites: [] },
      { id: 'c', prerequisites: ['a'] },
    ]);
    expect(circle).toEqual(['a', 'c']);
  });

  it('when a target asks for a skill, then it asks for what is learnt before it as well', () => {
    const lacking = data.skills.targets.flatMap((target) =>
      data.skills
        .asked(target)
        .flatMap(({ skill }) =>
          skill.prerequisites
            .filter((id) => target.requirements[id] === undefined)
            .map((id) => `${target.id}: ${id}`),
        ),
    );
    expect(lacking).toEqual([]);
  });

  it('when one climbs the ladder, then no skill is asked for at a lower grade', () => {
    const ladder = data.pay.levels.map(({ id }) => data.skills.target(id)?.requirements ?? {});
    const lower = ladder.slice(1).flatMap((asks, at) =>
      Object.entries(ladder[at] ?? {})
        .filter(([skill, grade]) => (asks[skill] ?? 0) < grade)
        .map(([skill]) => skill),
    );
    expect(lower).toEqual([]);
  });
});

describe('given the roadmaps', () => {
  it('when the step plans are read, then they last as the guide says', () => {
    const durations = (id: string) =>
      roadmap(id).steps.map(({ duration: one }) => (one ? `${one.min}–${one.max} ${one.unit}` : 'ongoing'));
    expect(durations('software-engineer')).toEqual(['2–3 month', '2–3 month', '1–2 month', 'ongoing']);
    expect(durations('data-scientist')).toEqual(['3–4 month', '2–3 month', '2–3 month', 'ongoing']);
    expect(writeTotal(timetableOf(roadmap('software-engineer'), {}), roadmap('software-engineer'))).toBe(
      '5–8 months, then ongoing',
    );
  });

  it('when the thirty days are read, then they are four weeks of three tasks', () => {
    const { steps } = roadmap('30-days');
    expect(steps.map(({ tasks }) => tasks.length)).toEqual([3, 3, 3, 3]);
    expect(
      steps.every(({ duration }) => duration?.min === 1 && duration.max === 1 && duration.unit === 'week'),
    ).toBe(true);
  });

  it('when they are listed, then there is one for each rung of the ladder', () => {
    expect(data.pay.levels.filter(({ id }) => !data.roadmaps.get(id))).toEqual([]);
  });

  it('when a skill is asked for, then a roadmap teaches it, or it is named here as one that none does', () => {
    const untaught = data.skills.all.filter(({ id }) => data.roadmaps.teaching(id).length === 0);
    expect(untaught.map((one) => one.id)).toEqual([
      'systems-languages',
      'mathematics',
      'aws',
      'google-cloud',
      'azure',
    ]);
  });
});

const folders = temporaryFolder();
let count = 0;

/** The shipped data with the files of an overlay laid over it. */
function overlaid(files: Readonly<Record<string, string>>): Dataset {
  const folder = folders.file(`overlay-${++count}`);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(`${folder}/${file}`), { recursive: true });
    writeFileSync(`${folder}/${file}`, text);
  }
  return shippedData(folder);
}

const OWN = `
id: ours
name: Our own way
summary: How we do it here.
hours: 4
source: rung
steps:
  - id: first
    name: First
    duration: { min: 1, max: 2, unit: week }
    tasks: [{ id: read, text: Read the handbook }]
    skills: [python]
    source: rung
`;

describe('given a company’s own files', () => {
  it('when they hold a roadmap, then it is listed after the shipped ones and found by its name', () => {
    const own = overlaid({ 'roadmaps/ours.yaml': OWN });
    expect(own.roadmaps.all.at(-1)?.name).toBe('Our own way');
    expect(own.roadmaps.teaching('python').some((one) => one.roadmap.id === 'ours')).toBe(true);
    expect(own.pages.get('roadmap:ours')?.name).toBe('Our own way');
  });

  it('when they hold a fact of a topic of its own, then it has a page', () => {
    const own = overlaid({
      'career/topics.yaml':
        '- { id: perks, name: Perks, group: Here, summary: What we offer., layout: fields, source: rung }\n',
      'career/facts/here.yaml':
        '- { id: budget, topic: perks, name: Learning budget, summary: A budget for courses and books., source: rung }\n',
    });
    expect(own.career.page('perks')?.facts.map((one) => one.name)).toEqual(['Learning budget']);
    expect(own.career.page('interview')).toBeDefined();
  });

  it.each([
    ['roadmaps/other.yaml', OWN, 'its id is "ours" where the file is "other"'],
    ['roadmaps/ours.yaml', OWN.replace('[python]', '[cobol]'), 'teaches "cobol", which is no skill'],
    ['roadmaps/ours.yaml', OWN.replace('min: 1', 'min: 9'), 'min is above max'],
    [
      'roadmaps/ours.yaml',
      `${OWN}${OWN.slice(OWN.indexOf('  - id: first'))}`,
      'the step "first" stands twice',
    ],
    [
      'roadmaps/ours.yaml',
      `${OWN}${OWN.slice(OWN.indexOf('  - id: first')).replace('id: first', 'id: last')}`.replace(
        '    duration: { min: 1, max: 2, unit: week }\n',
        '',
      ),
      'step "first" is ongoing, and only the last step can be',
    ],
    ['roadmaps/ours.yaml', `${OWN}retiredIds: [first]\n`, 'the name "first" of a step is retired'],
    [
      'roadmaps/ours.yaml',
      `${OWN}retiredIds: [first/read]\n`,
      'the name "read" of a task of step "first" is retired',
    ],
    ['roadmaps/ours.yaml', `${OWN}    links: ["http://a.example"]\n`, 'is no https address'],
    [
      'roadmaps/ours.yaml',
      `${OWN}    links: [https://a.example, https://a.example]\n`,
      'a link stands twice',
    ],
    [
      'career/facts/own.yaml',
      '- { id: x, topic: nowhere, name: X, summary: X., source: rung }\n',
      'topic "nowhere" is not in topics.yaml',
    ],
    [
      'career/topics.yaml',
      '- { id: empty, name: Empty, group: Here, summary: Nothing., layout: fields, source: rung }\n',
      'record "empty": has no facts',
    ],
    [
      'career/facts/own.yaml',
      '- { id: x, topic: books, name: X, summary: X., source: guide }\n',
      'is of the guide and names no section of it',
    ],
    [
      'career/facts/own.yaml',
      '- { id: x, topic: books, name: X, summary: X., source: rung, section: books }\n',
      'names a section of the guide, and its source is "rung"',
    ],
    [
      'skills/soft.yaml',
      '- { id: calm, name: Calm, category: soft, summary: S., rationale: W., grades: [a, b, c], prerequisites: [patience], source: rung }\n',
      'there is no skill "patience" to learn before it',
    ],
  ])('when %s does not fit, then the start stops with the reason: %#', (file, text, reason) => {
    expect(() => overlaid({ [file]: text })).toThrow(reason);
  });
});
