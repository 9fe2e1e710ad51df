import { beforeAll, describe, expect, it } from 'vitest';
import { medianOf, nameOf } from '../../harness/copy/budget.ts';
import { gradeOf } from '../../harness/copy/grade.ts';
import { formsOf, PLATFORMS } from '../../harness/copy/lines.ts';
import { allMessages, type Message } from '../../harness/copy/messages.ts';

const HIGHEST = 9;

let messages: readonly Message[];
beforeAll(async () => {
  messages = await allMessages();
});

describe.each(PLATFORMS)('given the sentences of every message on %s', (platform) => {
  it('when their reading grade is measured, then none is hard to read', () => {
    const graded = messages.flatMap((one) =>
      formsOf(one.answer, platform).flatMap(({ lines }) => {
        const grade = gradeOf(lines);
        return grade === undefined ? [] : [{ name: nameOf(one), grade }];
      }),
    );
    const median = medianOf(graded.map(({ grade }) => grade));
    process.stdout.write(
      `${platform}: grade ${median.toFixed(1)} at the median of ${graded.length} messages\n`,
    );
    const hard = graded.filter(({ grade }) => grade > HIGHEST);
    expect(hard.map(({ name, grade }) => `${name}: grade ${grade.toFixed(1)}, at most ${HIGHEST}`)).toEqual(
      [],
    );
    expect(median).toBeLessThanOrEqual(HIGHEST);
    expect(graded.length).toBeGreaterThan(messages.length / 2);
  });
});

describe('given a sentence', () => {
  it('when it is long and its words are too, then its grade is high', () => {
    const hard =
      'Notwithstanding considerable organisational difficulties, participating individuals demonstrated extraordinary determination.';
    expect(gradeOf([hard])).toBeUndefined();
    expect(gradeOf([hard, hard])).toBeGreaterThan(HIGHEST);
  });

  it('when it is plain, then its grade is low, whatever terms of the field it has', () => {
    const plain = 'Start with a small model and see what it gets wrong, then fix that.';
    expect(gradeOf([plain])).toBeLessThan(6);
    expect(gradeOf([plain.replace('model', 'machine learning pipeline')])).toBeLessThan(6);
  });
});
