import { describe, expect, it } from 'vitest';
import { roadmapFrom } from '../../../src/dataset/roadmaps/edited.ts';
import { keyNow } from '../../../src/dataset/roadmaps/keys.ts';
import { readOutline } from '../../../src/dataset/roadmaps/outline.ts';
import type { Roadmap } from '../../../src/dataset/roadmaps/records.ts';
import { keys } from '../../harness/fixtures/unit/dataset/edited-properties.ts';
import { shippedData } from '../../harness/shipped.ts';

const { curriculum } = shippedData();

/** The roadmap that an outline says, after what was there before. */
function typed(outline: string, before?: Roadmap): Roadmap {
  const read = readOutline(outline, curriculum);
  if (!('steps' in read)) return expect.fail(JSON.stringify(read.problems));
  const draft = { name: 'Own', summary: 'Ours.', hours: 5, steps: read.steps };
  return roadmapFrom(draft, before, 'own', curriculum);
}

describe('given a roadmap with units that is edited', () => {
  const own = typed(`A\n- unit: math-vectors\n- unit: rag-first-loop\n- Read (90 min)\nB\n- Write`);
  const first = { step: 'a', task: 'math-vectors' };
  const found = (now: Roadmap): string => keyNow(now, first.step, first.task);

  it('when it is made, then a unit has its own id, and its name, time and links', () => {
    expect(keys(own)).toEqual(['a/math-vectors', 'a/rag-first-loop', 'a/read', 'b/write']);
    expect(own.steps[0]?.tasks[0]).toMatchObject({
      unit: 'math-vectors',
      text: 'Vectors and cosine similarity',
      minutes: 60,
    });
    expect(own.steps[0]?.tasks[2]).toMatchObject({ text: 'Read', minutes: 90 });
  });

  it('when a ticked unit moves, is taken out, and is put back anywhere, then its tick is found', () => {
    const moved = typed(`A\n- unit: rag-first-loop\n- Read\nB\n- Write\n- unit: math-vectors`, own);
    expect(found(moved)).toBe('b/math-vectors');
    const without = typed(`A\n- unit: rag-first-loop\n- Read\nB\n- Write`, moved);
    expect(found(without)).toBe('a/math-vectors');
    expect(without.retiredIds).toEqual([]);
    for (const outline of [
      'A\n- Read\nB\n- unit: math-vectors',
      'A\n- Read\n- unit: math-vectors\nB',
      'C\n- unit: math-vectors',
    ])
      expect(found(typed(outline, without))).toMatch(/^[abc]\/math-vectors$/u);
  });

  it('when a unit takes the place of another that is called alike, then nothing ticked goes over to it', () => {
    const after = typed(`A\n- unit: math-vector-calculus\n- unit: rag-first-loop\n- Read\nB\n- Write`, own);
    expect(keys(after)).toContain('a/math-vector-calculus');
    expect(found(after)).toBe('a/math-vectors');
  });

  it('when a task of the team’s own reads like a unit’s id, then it has another id', () => {
    const after = typed(`A\n- Math vectors\n- unit: math-vectors`);
    expect(keys(after)).toEqual(['a/math-vectors-2', 'a/math-vectors']);
  });

  it('when a task has another time or other links, then it is the same task', () => {
    const after = typed(`A\n- unit: math-vectors\n- Read (2 h) https://a.example\nB\n- Write`, own);
    expect(keys(after)).toEqual(['a/math-vectors', 'a/read', 'b/write']);
    expect(after.steps[0]?.tasks[1]).toMatchObject({ minutes: 120, links: ['https://a.example'] });
  });
});
