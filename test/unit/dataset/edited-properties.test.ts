import { fc } from '../../harness/property.ts';
import { describe, expect, it } from 'vitest';
import { differences } from '../../../src/dataset/roadmaps/differences.ts';
import { textKey } from '../../../src/dataset/roadmaps/ids.ts';
import { clashIn, keyNow, taskKey } from '../../../src/dataset/roadmaps/keys.ts';
import { writeOutline, type OutlineStep } from '../../../src/dataset/roadmaps/outline.ts';
import { roadmapRecord, type Roadmap } from '../../../src/dataset/roadmaps/records.ts';
import {
  curriculum,
  keys,
  anyOutline,
  made,
  type Tick,
} from '../../harness/fixtures/unit/dataset/edited-properties.ts';

describe('given any edits one after another', () => {
  it('when each is made, then ids are unique, the record is right, and a tick is found at its own task or at none', () => {
    fc.assert(
      fc.property(fc.array(anyOutline, { minLength: 2, maxLength: 7 }), (outlines) => {
        const ticks = new Map<string, Tick>();
        let before: Roadmap | undefined;
        for (const steps of outlines) {
          const now = made(steps, before);
          expect(roadmapRecord.parse(now)).toEqual(now);
          expect(clashIn(now)).toBeUndefined();
          expect(new Set(now.steps.map(({ id }) => id)).size).toBe(steps.length);
          expect(new Set(keys(now)).size).toBe(keys(now).length);
          const texts = new Map(
            now.steps.flatMap((step) => step.tasks.map(({ id, text }) => [`${step.id}/${id}`, text])),
          );
          // What plans take for a unit by its id is that unit.
          for (const { id, unit } of now.steps.flatMap(({ tasks }) => tasks))
            if (unit === undefined || id !== unit) expect(curriculum.unit(id)).toBeUndefined();
          // Which task each is now is told by the key it had in the roadmap before, and by nothing older.
          const moved = new Map(
            (before ? keys(before) : []).map((key) => {
              const [step = '', task = ''] = key.split('/');
              return [key, keyNow(now, step, task)];
            }),
          );
          for (const [key, tick] of ticks) {
            const [step = '', task = ''] = key.split('/');
            const found = keyNow(now, step, task);
            const text = texts.get(found);
            const same = tick.at === undefined ? undefined : (moved.get(tick.at) ?? '');
            if (same !== undefined && texts.has(same)) expect(found).toBe(same);
            // It is nowhere, or back: with the same words and no others.
            else if (text !== undefined) expect(textKey(text)).toBe(textKey(tick.text));
            tick.at = text === undefined ? undefined : found;
            tick.text = text ?? tick.text;
          }
          for (const [key, text] of texts) if (!ticks.has(key)) ticks.set(key, { text, at: key });
          before = now;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('when they are made, then steps and tasks whose words stand keep their ids, in whatever order', () => {
    const distinct = fc.uniqueArray(fc.stringMatching(/^[a-z]{3,8}( [a-z]{3,8}){0,3}$/), {
      minLength: 8,
      maxLength: 24,
      selector: textKey,
    });
    fc.assert(
      fc.property(distinct, fc.infiniteStream(fc.nat()), (all, numbers) => {
        const next = (): number => Number(numbers.next().value);
        const step = (name: string, tasks: string[]): OutlineStep => ({
          name,
          duration: { min: 1, max: 1, unit: 'week' },
          links: [],
          tasks: tasks.map((text) => ({ text, links: [] })),
        });
        const half = all.slice(0, all.length / 2);
        const before = made(
          half.flatMap((name, at) =>
            at % 4 === 0 ? [step(name, half.slice(at + 1, at + 4).concat(name))] : [],
          ),
        );
        const shuffled = <T>(list: readonly T[]): T[] =>
          list
            .map((one) => ({ one, by: next() }))
            .sort((a, b) => a.by - b.by)
            .map(({ one }) => one);
        const kept = before.steps
          .filter(() => next() % 4 > 0)
          .map(({ name, tasks }) => {
            const left = tasks.filter(() => next() % 3 > 0).map(({ text }) => text);
            return step(name, shuffled([...left, all.at(-1 - (next() % 4)) ?? '']));
          });
        const after = made(shuffled([...kept, step(all.at(-5) ?? '', [all.at(-6) ?? ''])]), before);
        for (const old of before.steps) {
          const found = after.steps.find(({ name }) => name === old.name);
          if (!found) continue;
          expect(found.id).toBe(old.id);
          for (const task of old.tasks) {
            const same = found.tasks.find(({ text }) => text === task.text);
            if (same) expect(keyNow(after, old.id, task.id)).toBe(taskKey(found, same));
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('when they are compared, then no change is told exactly where the outline is the same', () => {
    fc.assert(
      fc.property(anyOutline, anyOutline, (one, other) => {
        const before = made(one);
        expect(differences(before, made(one, before))).toEqual([]);
        const after = made(other, before);
        const said = differences(before, after);
        expect(said.length === 0).toBe(writeOutline(before) === writeOutline(after));
        expect(said.length).toBeLessThanOrEqual(10);
      }),
      { numRuns: 300 },
    );
  });
});
