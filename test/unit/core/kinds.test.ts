import { describe, expect, it } from 'vitest';
import { gradeKind } from '../../../src/core/kinds/grade.ts';
import { roadmapKind, subjectKind, targetKind } from '../../../src/core/kinds/page.ts';
import { questionKind } from '../../../src/core/kinds/question.ts';
import { dayNamed } from '../../../src/core/kinds/date.ts';
import { byKind, fromKind, hoursKind } from '../../../src/core/kinds/planning.ts';
import { foldWord } from '../../../src/core/parse/words.ts';
import { shippedData } from '../../harness/shipped.ts';

const data = shippedData();
const DAY = 86_400_000;
/** A Wednesday. */
const TODAY = Date.UTC(2026, 10, 25) / DAY;
const day = (said: string): string | undefined => {
  const found = dayNamed(said.split(' ').map(foldWord).join(' '), TODAY, { by: true });
  return found === undefined ? undefined : new Date(found * DAY).toISOString().slice(0, 10);
};

describe('given a date as it is said', () => {
  it.each([
    ['june', '2027-06-01'],
    ['end of june', '2027-06-30'],
    ['1 March', '2027-03-01'],
    ['march 1 2027', '2027-03-01'],
    ['2027-03-01', '2027-03-01'],
    ['1/3/2027', '2027-03-01'],
    ['monday', '2026-11-30'],
    ['next monday', '2026-11-30'],
    ['tomorrow', '2026-11-26'],
    ['in 3 months', '2027-02-25'],
    ['end of next month', '2026-12-31'],
    ['end of the year', '2026-12-31'],
    ['end of 2027', '2027-12-31'],
    ['2027', '2027-01-01'],
  ])('when it is “%s”, then it is %s', (said, expected) => {
    expect(day(said)).toBe(expected);
  });

  it.each(['jnue', '31 february', 'software', 'end of 1 march', 'monday to friday', ''])(
    'when it is “%s”, then it is none',
    (said) => {
      expect(day(said)).toBeUndefined();
    },
  );
});

describe('given words of a kind', () => {
  it.each([
    ['6h', 6],
    ['6 hours a week', 6],
    ['10 hrs per week', 10],
    ['6h week', 6],
    ['61h', undefined],
    ['0h', undefined],
    ['six hours', undefined],
  ])('when hours are “%s”, then they are %s', (said, expected) => {
    expect(hoursKind.match(said, data, false)).toBe(expected);
  });

  it('when a rating is read, then grades from 0 to 3 are taken and 4 is refused with the reason', () => {
    expect(gradeKind.match('rag 2', data, true)).toBe('rag=2');
    expect(gradeKind.match('k8s 3', data, true)).toBe('containers=3');
    expect(gradeKind.match('rag 4', data, true)).toBeUndefined();
    expect(gradeKind.refuse?.('rag 4')).toContain('from 0');
    expect(gradeKind.near('pyhton 2', data)[0]?.choice).toEqual({ label: 'Python 2', value: 'python=2' });
  });

  it('when a date is announced and is none, then it is refused with an example', () => {
    expect(byKind.refuse?.('by jnue')).toContain('by june');
    expect(fromKind.refuse?.('from nowhere')).toContain('from monday');
    expect(byKind.refuse?.('by june')).toBeUndefined();
  });

  it('when years are given for a target, then it is the level they are', () => {
    expect(targetKind.match('6y', data, false)).toBe('target:senior');
    expect(targetKind.match('jr', data, false)).toBe('target:entry');
  });

  it.each([
    ['subject', subjectKind, ['category', 'skill', 'target']],
    ['target', targetKind, ['target']],
    ['roadmap', roadmapKind, ['roadmap']],
  ] as const)('when every %s is written and read again, then it is the same', (_name, kind, kinds) => {
    const list = data.pages.all.filter((one) => (kinds as readonly string[]).includes(one.kind));
    const lost = list.filter(({ ref }) => kind.match(kind.format(ref, data), data, false) !== ref);
    expect(lost.map((one) => one.ref)).toEqual([]);
  });

  it('when a question is begun, then the pages of that name are offered', () => {
    expect(questionKind.suggest('inter', data).map((one) => one.value)).toContain('topic:interview');
    expect(questionKind.suggest('', data).every((one) => one.value.startsWith('topic:'))).toBe(true);
  });
});
