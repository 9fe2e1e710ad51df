import { beforeEach, describe, expect, it } from 'vitest';
import type { PersonKey, Store } from '../../src/store/store.ts';
import { aPlan, aSchedule, NOON, personOf, TODAY } from '../harness/scheduling/schedules.ts';

const ada = personOf('U1');
const twin = personOf('U1', 'W2');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WEEK = 7 * 24 * HOUR;
const NEXT = { next: { at: NOON + WEEK, occurrence: '2026-01-12' } };
const WRONG = { at: NOON, isRight: false, comesBack: { step: 0, at: NOON + WEEK } };
const THIS_WEEK = [{ step: 'first', task: 'read', carried: true }];
const NO_TEAM = { following: [], shares: [], roadmaps: [], digests: [], chosen: [] };
const NOTHING = {
  remembered: [],
  schedule: [],
  conversation: [],
  plans: [],
  nudges: [],
  quiz: [],
  pictures: [],
  links: [],
  ...NO_TEAM,
};

/** What is held about people and workspaces, part of what every store does. */
export function peopleContract(given: () => Store): void {
  let store: Store;
  beforeEach(() => {
    store = given();
  });

  /** Gives a person something in every table. */
  async function live(person: PersonKey, plan: string): Promise<void> {
    await store.people.remember(person, { level: 'senior' }, NOON);
    await store.plans.save(person, aPlan(plan, { thisWeek: THIS_WEEK, takesAll: true }), NOON);
    await store.schedules.set(person, 'weekly-plan', aSchedule(), NOON);
    await store.conversations.save(person, `D-${plan}`, NOON);
    await store.quiz.record(person, { ...WRONG, question: 'rag.1' }, NOON);
    await store.quiz.report(person, 'rag.2', NOON);
    await store.pictureFiles.addPersonal(person, `F-${plan}`, NOON);
    const [due] = await store.ledger.claimDue({ now: NOON, limit: 1, leaseMs: MINUTE });
    if (!due) throw new Error('nothing was due');
    await store.ledger.record(due, { state: 'sent', message: { id: plan } }, NEXT, NOON);
  }

  describe('privacy', () => {
    it('when all that is held about somebody is asked for, then it is all there, and can be written', async () => {
      expect(await store.people.export(ada)).toEqual(NOTHING);
      await live(ada, 'p1');
      const held = await store.people.export(ada);
      expect(JSON.parse(JSON.stringify(held))).toEqual(held);
      const at = '2026-01-05T12:00:00.000Z';
      expect(held).toEqual({
        remembered: [{ name: 'level', value: 'senior', updated_at: at }],
        schedule: [
          {
            kind: 'weekly-plan',
            ...{ weekday: 1, time: '12:00', zone: 'Europe/London', hours: 5, state: 'active', reason: null },
            ...{ next_due: '2026-01-12T12:00:00.000Z', occurrence: '2026-01-12' },
            ...{ silent: 0, streak: 2, best_streak: 7, last_week: '2026-W01', forgiven: 0, notified: 0 },
            ...{ created_at: at, updated_at: at },
          },
        ],
        conversation: [{ channel: 'D-p1', opened_at: at }],
        plans: [
          {
            ...{ id: 'p1', roadmap: 'agents', state: 'active', week: 2, started_at: at, ended_at: null },
            ...{ this_week: THIS_WEEK, takes_all: 1, updated_at: at },
            done: [
              { step: 'first', task: 'read', done_at: '2026-01-05T12:00:00.001Z' },
              { step: 'first', task: 'build', done_at: '2026-01-05T12:00:00.002Z' },
            ],
          },
        ],
        nudges: [
          {
            kind: 'weekly-plan',
            ...{ occurrence: TODAY, state: 'sent', due_at: at, at, attempts: 1, message: { id: 'p1' } },
            ...{ error: null, resent: 0 },
          },
        ],
        quiz: [
          {
            ...{ question: 'rag.1', answered_at: at, is_right: 0, step: 0, reported_at: null },
            next_due: '2026-01-12T12:00:00.000Z',
          },
          {
            ...{ question: 'rag.2', answered_at: null, is_right: null, step: null, next_due: null },
            reported_at: at,
          },
        ],
        pictures: [{ file: 'F-p1', uploaded_at: at }],
        links: [],
        ...NO_TEAM,
      });
    });

    it('when somebody is forgotten, then nothing is left of them, and all of everybody else', async () => {
      for (const [at, person] of [ada, twin, personOf('U2')].entries()) await live(person, `p${at}`);
      const before = await store.people.export(twin);
      await store.people.delete(ada);
      expect(await store.people.export(ada)).toEqual(NOTHING);
      expect(await store.people.export(twin)).toEqual(before);
      expect(await store.ledger.countDue(NOON + WEEK)).toBe(2);
      await store.people.delete({ ...ada, person: 'x'.repeat(500) });
    });

    it('when that is undone by its delivery, then all is as it was', async () => {
      await live(ada, 'p1');
      const before = await store.people.export(ada);
      const failing = store.inbox.handleOnce({ ...ada, id: 'e1' }, NOON, async (memory) => {
        await memory.people.delete(ada);
        expect(await memory.people.export(ada)).toEqual(NOTHING);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await store.people.export(ada)).toEqual(before);
    });
  });

  describe('workspaces', () => {
    const W1 = { platform: 'chat', workspace: 'W1' };

    it('when they are listed, then those with anything lasting are named, of that platform', async () => {
      await store.people.remember(personOf('U1', 'W3'), { level: 'senior' }, NOON);
      await store.schedules.set(personOf('U1', 'W2'), 'weekly-plan', aSchedule(), NOON);
      await store.plans.save(personOf('U1', 'W4'), aPlan('p1'), NOON);
      const stopped = personOf('U1', 'W5');
      await store.schedules.set(stopped, 'weekly-plan', aSchedule(), NOON);
      await store.conversations.save(stopped, 'D1', NOON);
      await store.schedules.set(stopped, 'weekly-plan', undefined, NOON);
      await store.buttonCalls.save(W1, [{ token: 't', call: 'pay' }], NOON);
      await store.people.remember(personOf('U1', ''), { level: 'senior' }, NOON);
      await store.people.remember({ ...ada, platform: 'other', workspace: 'W9' }, { level: 'senior' }, NOON);
      expect(await store.workspaces.list('chat')).toEqual(['W1', 'W2', 'W3', 'W4', 'W5']);
      expect(await store.workspaces.list('none')).toEqual([]);
    });

    it('when Rung was removed from one, then its sends stop at once, and no other’s', async () => {
      const people = Array.from({ length: 150 }, (_, at) => personOf(`U${at}`));
      await Promise.all(
        people.map((person) =>
          store.schedules.set(person, 'weekly-plan', aSchedule({ notified: true }), NOON),
        ),
      );
      await store.schedules.set(twin, 'weekly-plan', aSchedule(), NOON);
      const paused = aSchedule({
        ...{ state: 'paused', reason: 'asked', next: undefined, held: '2026-12-10' },
      });
      await store.schedules.set(ada, 'weekly-plan', paused, NOON);
      expect(await store.workspaces.suspend(W1, 'removed', NOON)).toBe(149);
      expect(await store.ledger.claimDue({ now: NOON, limit: 500, leaseMs: MINUTE })).toMatchObject([
        { recipient: twin },
      ]);
      expect(await store.schedules.get(personOf('U2'), 'weekly-plan')).toEqual(
        aSchedule({ state: 'suspended', reason: 'removed', next: undefined }),
      );
      expect(await store.schedules.get(ada, 'weekly-plan')).toEqual(paused);
    });

    it('when it is deleted after a time, then only if it was removed before then', async () => {
      await live(ada, 'p1');
      await live(twin, 'p2');
      await store.buttonCalls.save(W1, [{ token: 't', call: 'pay' }], NOON);
      expect(await store.workspaces.delete(W1, NOON + WEEK)).toBe(0);
      await store.workspaces.suspend(W1, 'removed', NOON);
      await store.workspaces.suspend(W1, 'removed', NOON + 5);
      expect(await store.workspaces.removedBefore(NOON)).toEqual([]);
      expect(await store.workspaces.delete(W1, NOON)).toBe(0);
      expect(await store.workspaces.removedBefore(NOON + 1)).toMatchObject([W1]);
      const before = await store.people.export(twin);
      expect(await store.workspaces.delete(W1, NOON + 1)).toBe(10);
      expect(await store.people.export(ada)).toEqual(NOTHING);
      expect(await store.buttonCalls.get(W1, 't')).toBeUndefined();
      expect(await store.people.export(twin)).toEqual(before);
      expect(await store.workspaces.removedBefore(NOON + 1)).toEqual([]);
      expect(await store.workspaces.list('chat')).toEqual(['W2']);
    });

    it('when Rung is back, then it is not deleted', async () => {
      await live(ada, 'p1');
      await store.workspaces.suspend(W1, 'removed', NOON);
      await store.workspaces.restore(W1);
      expect(await store.workspaces.delete(W1, NOON + WEEK)).toBe(0);
      expect(await store.schedules.get(ada, 'weekly-plan')).toMatchObject({
        state: 'suspended',
        reason: 'removed',
      });
    });

    it('when hundreds of rows are deleted at once, then none is left', async () => {
      const people = Array.from({ length: 250 }, (_, at) => personOf(`U${at}`));
      await Promise.all(people.map((person) => store.people.remember(person, { level: 'senior' }, NOON)));
      expect(await store.workspaces.delete(W1)).toBe(250);
    });

    it('when it has no name, then nobody is suspended or deleted: it stands for everybody', async () => {
      const all = { platform: 'chat', workspace: '' };
      await expect(store.workspaces.suspend(all, 'removed', NOON)).rejects.toThrow(RangeError);
      await expect(store.workspaces.delete(all)).rejects.toThrow(RangeError);
    });
  });
}
