import { describe, expect, it } from 'vitest';
import { wrongInCurriculum } from '../../../src/dataset/curriculum/check.ts';
import { unitRecord, type Resource, type Unit } from '../../../src/dataset/curriculum/records.ts';
import { shippedData } from '../../harness/shipped.ts';

const { curriculum, skills } = shippedData();
const SOFT = 'soft';

describe('given the shipped curriculum', () => {
  it('when its units are counted, then every skill has its own at every grade', () => {
    expect(curriculum.units.length).toBeGreaterThanOrEqual(220);
    for (const { id, category } of skills.all) {
      const own = curriculum.of(id);
      expect(own.length, id).toBeGreaterThanOrEqual(category === SOFT ? 3 : 6);
      expect([...new Set(own.map(({ grade }) => grade))].sort(), id).toEqual([1, 2, 3]);
    }
  });

  it('when it is gone through in order, then nothing comes before what is to be done first', () => {
    const done = new Set<string>();
    for (const { id, after } of curriculum.units) {
      expect(
        after.filter((one) => !done.has(one)),
        id,
      ).toEqual([]);
      done.add(id);
    }
  });

  it('when its units are read, then each ends in something to check, and all but project weeks have a link', () => {
    for (const unit of curriculum.units) {
      expect(unit.check, unit.id).toMatch(/^You are done when[ ,]/);
      if (unit.kind !== 'project') expect(curriculum.resourcesOf(unit).length, unit.id).toBeGreaterThan(0);
    }
  });

  it('when its questions are read, then none is asked twice, and no answer stands twice in one', () => {
    const asked = curriculum.units.flatMap(({ questions }) => questions.map(({ ask }) => ask));
    expect(asked.length).toBeGreaterThanOrEqual(400);
    expect(asked.filter((one, at) => asked.indexOf(one) !== at)).toEqual([]);
  });

  it('when somebody asks where to start, then it is the first unit above their grade, or the last', () => {
    expect(curriculum.startAt('rag', 0)?.grade).toBe(1);
    expect(curriculum.startAt('rag', 1)?.grade).toBe(2);
    expect(curriculum.startAt('rag', 3)).toBe(curriculum.of('rag').at(-1));
  });
});

const resource = { id: 'page', url: 'https://example.com/' } as Resource;
const unit = (over: Partial<Unit>): Unit =>
  ({
    ...{ id: 'one', skill: 'rag', grade: 1, kind: 'reading', after: [], resources: ['page'] },
    ...over,
  }) as Unit;
const isSkill = (id: string): boolean => id === 'rag';

describe('given units that do not fit', () => {
  it.each([
    ['a skill that is none', [unit({ skill: 'x' })], 'there is no skill "x"'],
    ['a resource that is none', [unit({ resources: ['page', 'x'] })], 'there is no resource "x"'],
    ['no resource', [unit({}), unit({ id: 'two', resources: [] })], 'has no resource'],
    ['a unit before it that is none', [unit({ after: ['x'] })], 'there is no unit "x" to do before it'],
    [
      'a harder unit before it',
      [unit({ id: 'hard', grade: 2 }), unit({ after: ['hard'] })],
      'comes after "hard", which is of a higher grade',
    ],
    ['one id twice', [unit({}), unit({})], 'stands twice'],
    [
      'units that wait for each other',
      [unit({ after: ['b'] }), unit({ id: 'b', after: ['one'] })],
      'wait for each other',
    ],
  ])('when there is %s, then it is said', (_, units, reason) => {
    expect(wrongInCurriculum({ units, resources: [resource] }, isSkill)?.reason).toBe(reason);
  });

  it('when nothing links to a resource, then it is said', () => {
    const idle = { ...resource, id: 'idle' };
    expect(wrongInCurriculum({ units: [unit({})], resources: [resource, idle] }, isSkill)).toEqual({
      ...{ file: 'resources', id: 'idle', reason: 'no unit links to it' },
    });
  });

  it('when a unit is no quarter of an hour, too long, or with three answers, then it is refused', () => {
    const [whole] = curriculum.units;
    if (!whole) throw new Error('no units');
    expect(unitRecord.safeParse(whole).success).toBe(true);
    for (const minutes of [30, 50, 195])
      expect(unitRecord.safeParse({ ...whole, minutes }).success).toBe(false);
    const [first, second] = whole.questions;
    const three = { ...first, answers: first?.answers.slice(1) };
    expect(unitRecord.safeParse({ ...whole, questions: [three, second] }).success).toBe(false);
  });
});
