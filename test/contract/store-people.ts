import { beforeEach, describe, expect, it } from 'vitest';
import type { PersonKey, Store } from '../../src/store/store.ts';
import { aPlan, aSchedule, NOON, personOf, TODAY } from '../harness/scheduling/schedules.ts';

const ada = personOf('U1');
const twin = personOf('U1', 'W2');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const WEEK = 7 * 24 * HOUR;
const NEXT = { next: { at: NOON + WEEK, occurrence: '2026-01-12' } };
const NO_TEAM = { following: [], shares: [], roadmaps: [], digests: [] };
const NOTHING = { remembered: [], schedule: [], conversation: [], plans: [], nudges: [], ...NO_TEAM };

/** What is held about people and workspaces, and the operator's questions; part of what every store does. */
export function peopleContract(given: () => Store): void {
  let store: Store;
  beforeEach(() => {
    store = given();
  });

  /** Gives a person something in every table. */
  async function live(person: PersonKey, plan: string): Promise<void> {
    await store.remember(person, { level: 'senior' }, NOON);
    await store.savePlan(person, aPlan(plan), NOON);
    await store.setSchedule(person, aSchedule(), NOON);
    await store.keepConversation(person, `D-${plan}`, NOON);
    const [due] = await store.claimDue(NOON, 1, MINUTE);
    if (!due) throw new Error('nothing was due');
    await store.recordNudge(due, { state: 'sent', message: { id: plan } }, NEXT, NOON);
  }

  /** Has the nudge of a person fail for good. */
  async function drop(person: PersonKey, at = NOON): Promise<void> {
    await store.setSchedule(person, aSchedule({ next: { at, occurrence: TODAY } }), at);
    const [due] = await store.claimDue(at, 1, MINUTE);
    if (due) await store.recordNudge(due, { state: 'dropped', error: 'no' }, NEXT, at);
  }

  describe('privacy', () => {
    it('when all that is held about somebody is asked for, then it is all there, and can be written', async () => {
      expect(await store.exportPerson(ada)).toEqual(NOTHING);
      await live(ada, 'p1');
      const held = await store.exportPerson(ada);
      expect(JSON.parse(JSON.stringify(held))).toEqual(held);
      const at = '2026-01-05T12:00:00.000Z';
      expect(held).toEqual({
        remembered: [{ name: 'level', value: 'senior', updated_at: at }],
        schedule: [
          {
            ...{ weekday: 1, time: '12:00', zone: 'Europe/London', hours: 5, state: 'active', reason: null },
            ...{ next_due: '2026-01-12T12:00:00.000Z', occurrence: '2026-01-12' },
            ...{ silent: 0, streak: 2, best_streak: 7, last_week: '2026-W01', forgiven: 0, told: 0 },
            ...{ created_at: at, updated_at: at },
          },
        ],
        conversation: [{ channel: 'D-p1', opened_at: at }],
        plans: [
          {
            ...{ id: 'p1', roadmap: 'agents', state: 'active', week: 2, started_at: at, ended_at: null },
            updated_at: at,
            done: [
              { step: 'first', task: 'read', done_at: '2026-01-05T12:00:00.001Z' },
              { step: 'first', task: 'build', done_at: '2026-01-05T12:00:00.002Z' },
            ],
          },
        ],
        nudges: [
          {
            ...{ occurrence: TODAY, state: 'sent', due_at: at, at, attempts: 1, message: { id: 'p1' } },
            ...{ error: null, resent: 0 },
          },
        ],
        ...NO_TEAM,
      });
    });

    it('when somebody is forgotten, then nothing is left of them, and all of everybody else', async () => {
      for (const [at, person] of [ada, twin, personOf('U2')].entries()) await live(person, `p${at}`);
      const before = await store.exportPerson(twin);
      await store.forgetPerson(ada);
      expect(await store.exportPerson(ada)).toEqual(NOTHING);
      expect(await store.exportPerson(twin)).toEqual(before);
      expect(await store.countDue(NOON + WEEK)).toBe(2);
      await store.forgetPerson({ ...ada, person: 'x'.repeat(500) });
    });

    it('when that is undone by its delivery, then all is as it was', async () => {
      await live(ada, 'p1');
      const before = await store.exportPerson(ada);
      const failing = store.once({ ...ada, id: 'e1' }, NOON, async (memory) => {
        await memory.forgetPerson(ada);
        expect(await memory.exportPerson(ada)).toEqual(NOTHING);
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await store.exportPerson(ada)).toEqual(before);
    });
  });

  describe('workspaces', () => {
    const W1 = { platform: 'chat', workspace: 'W1' };

    it('when they are listed, then those with anything lasting are named, of that platform', async () => {
      await store.remember(personOf('U1', 'W3'), { level: 'senior' }, NOON);
      await store.setSchedule(personOf('U1', 'W2'), aSchedule(), NOON);
      await store.savePlan(personOf('U1', 'W4'), aPlan('p1'), NOON);
      const stopped = personOf('U1', 'W5');
      await store.setSchedule(stopped, aSchedule(), NOON);
      await store.keepConversation(stopped, 'D1', NOON);
      await store.setSchedule(stopped, undefined, NOON);
      await store.keepCalls(W1, [{ token: 't', call: 'pay' }], NOON);
      await store.remember(personOf('U1', ''), { level: 'senior' }, NOON);
      await store.remember({ ...ada, platform: 'other', workspace: 'W9' }, { level: 'senior' }, NOON);
      expect(await store.workspacesOf('chat')).toEqual(['W1', 'W2', 'W3', 'W4', 'W5']);
      expect(await store.workspacesOf('none')).toEqual([]);
    });

    it('when Rung was removed from one, then its sends stop at once, and no other’s', async () => {
      const people = Array.from({ length: 150 }, (_, at) => personOf(`U${at}`));
      await Promise.all(people.map((person) => store.setSchedule(person, aSchedule({ told: true }), NOON)));
      await store.setSchedule(twin, aSchedule(), NOON);
      const paused = aSchedule({ state: 'paused', reason: 'asked', next: undefined });
      await store.setSchedule(ada, paused, NOON);
      expect(await store.suspendWorkspace(W1, 'removed', NOON)).toBe(149);
      expect(await store.claimDue(NOON, 500, MINUTE)).toMatchObject([{ person: twin }]);
      expect(await store.schedule(personOf('U2'))).toEqual(
        aSchedule({ state: 'suspended', reason: 'removed', next: undefined }),
      );
      expect(await store.schedule(ada)).toEqual(paused);
    });

    it('when it is deleted after a time, then only if it was removed before then', async () => {
      await live(ada, 'p1');
      await live(twin, 'p2');
      await store.keepCalls(W1, [{ token: 't', call: 'pay' }], NOON);
      expect(await store.forgetWorkspace(W1, NOON + WEEK)).toBe(0);
      await store.suspendWorkspace(W1, 'removed', NOON);
      await store.suspendWorkspace(W1, 'removed', NOON + 5);
      expect(await store.removedWorkspaces(NOON)).toEqual([]);
      expect(await store.forgetWorkspace(W1, NOON)).toBe(0);
      expect(await store.removedWorkspaces(NOON + 1)).toMatchObject([W1]);
      const before = await store.exportPerson(twin);
      expect(await store.forgetWorkspace(W1, NOON + 1)).toBe(6);
      expect(await store.exportPerson(ada)).toEqual(NOTHING);
      expect(await store.call(W1, 't')).toBeUndefined();
      expect(await store.exportPerson(twin)).toEqual(before);
      expect(await store.removedWorkspaces(NOON + 1)).toEqual([]);
      expect(await store.workspacesOf('chat')).toEqual(['W2']);
    });

    it('when Rung is back, then it is not deleted', async () => {
      await live(ada, 'p1');
      await store.suspendWorkspace(W1, 'removed', NOON);
      await store.restoreWorkspace(W1);
      expect(await store.forgetWorkspace(W1, NOON + WEEK)).toBe(0);
      expect(await store.schedule(ada)).toMatchObject({ state: 'suspended', reason: 'removed' });
    });

    it('when hundreds of rows are deleted at once, then none is left', async () => {
      const people = Array.from({ length: 250 }, (_, at) => personOf(`U${at}`));
      await Promise.all(people.map((person) => store.remember(person, { level: 'senior' }, NOON)));
      expect(await store.forgetWorkspace(W1)).toBe(250);
    });

    it('when it has no name, then nobody is suspended or deleted: it stands for everybody', async () => {
      const all = { platform: 'chat', workspace: '' };
      await expect(store.suspendWorkspace(all, 'removed', NOON)).rejects.toThrow(RangeError);
      await expect(store.forgetWorkspace(all)).rejects.toThrow(RangeError);
    });
  });

  describe('the ledger', () => {
    it('when dropped nudges are listed, then the latest come first, with the reason', async () => {
      await drop(ada);
      await drop(twin, NOON + 1);
      const listed = await store.nudges('dropped', 9);
      expect(listed.map(({ person }) => person)).toEqual([twin, ada]);
      expect(listed[1]).toMatchObject({ error: 'no', dueAt: NOON, attempts: 1, occurrence: TODAY });
      expect(await store.nudges('dropped', 1)).toHaveLength(1);
      expect(await store.nudges('sent', 9)).toEqual([]);
    });

    it('when they are retried, then those not too late are due at once, late as they are', async () => {
      await drop(ada);
      await drop(twin, NOON + HOUR);
      const now = NOON + 12.5 * HOUR;
      expect(await store.retryNudges(now - 12 * HOUR, now)).toBe(1);
      expect(await store.retryNudges(now - 12 * HOUR, now)).toBe(0);
      expect(await store.claimDue(now, 9, MINUTE)).toMatchObject([
        { person: twin, occurrence: TODAY, before: 'unknown', dueAt: NOON + HOUR, attempts: 2 },
      ]);
      expect(await store.nudges('dropped', 9)).toMatchObject([{ person: ada }]);
    });

    it('when they are retried, then nobody is written to who paused, is due, or had a later one', async () => {
      const [paused, due, later] = [personOf('U5'), personOf('U6'), personOf('U7')];
      for (const person of [paused, due, later]) await drop(person);
      await store.setSchedule(paused, aSchedule({ state: 'paused', next: undefined }), NOON);
      await store.setSchedule(later, aSchedule({ next: { at: NOON + 5, occurrence: 'later' } }), NOON);
      const [claimed] = await store.claimDue(NOON + 5, 1, MINUTE);
      if (claimed) await store.recordNudge(claimed, { state: 'sent' }, NEXT, NOON + 5);
      await store.setSchedule(due, aSchedule({ next: { at: NOON + 9, occurrence: 'x' } }), NOON);
      expect(await store.retryNudges(NOON, NOON + HOUR)).toBe(0);
    });

    it('when somebody is suspended, then they are among those to be told until they are, once', async () => {
      const closed = { next: undefined, state: 'suspended' as const, reason: 'closed' };
      for (const person of [ada, twin]) await store.setSchedule(person, aSchedule(), NOON);
      const dues = await store.claimDue(NOON, 9, MINUTE);
      expect(await store.untold(9)).toEqual([]);
      for (const [index, due] of dues.entries())
        await store.recordNudge(due, { state: 'dropped' }, closed, NOON + index);
      const last = dues.at(-1)?.person;
      expect(await store.untold(1)).toEqual([last]);
      expect(await store.untold(9)).toHaveLength(2);
      const both = await Promise.all([store.tellSuspended(ada), store.tellSuspended(ada)]);
      expect(both.toSorted()).toEqual(['closed', undefined]);
      expect(await store.untold(9)).toEqual([twin]);
      await store.setSchedule(twin, aSchedule(), NOON);
      expect(await store.tellSuspended(twin)).toBeUndefined();
      expect(await store.tellSuspended(personOf('nobody'))).toBeUndefined();
      expect(await store.untold(9)).toEqual([]);
    });

    it('when hundreds are retried, then all are', async () => {
      const people = Array.from({ length: 230 }, (_, at) => personOf(`U${at}`));
      await Promise.all(people.map((person) => store.setSchedule(person, aSchedule(), NOON)));
      const dues = await store.claimDue(NOON, 500, MINUTE);
      await Promise.all(dues.map((due) => store.recordNudge(due, { state: 'dropped' }, NEXT, NOON)));
      expect(await store.retryNudges(NOON, NOON + 1)).toBe(230);
      expect(await store.countDue(NOON + 1)).toBe(230);
    });

    it('when a send that failed is put off by its person, then it is not late', async () => {
      await store.setSchedule(ada, aSchedule(), NOON);
      const [due] = await store.claimDue(NOON, 1, MINUTE);
      const retry = { at: NOON + MINUTE, occurrence: TODAY };
      if (due) await store.recordNudge(due, { state: 'failed' }, { next: retry }, NOON);
      await store.setSchedule(ada, aSchedule({ next: retry, silent: 3 }), NOON);
      expect(await store.nudges('failed', 1)).toMatchObject([{ dueAt: NOON }]);
      await store.setSchedule(ada, aSchedule({ next: { ...retry, at: NOON + 24 * HOUR } }), NOON);
      expect(await store.claimDue(NOON + 24 * HOUR, 1, MINUTE)).toMatchObject([{ dueAt: NOON + 24 * HOUR }]);
    });

    it('when it is old, then it is forgotten and counted, and no other', async () => {
      const people = Array.from({ length: 130 }, (_, at) => personOf(`U${at}`));
      await Promise.all(people.map((person) => store.setSchedule(person, aSchedule(), NOON)));
      await store.claimDue(NOON, 500, MINUTE);
      await drop(twin, NOON + 1);
      expect(await store.forgetNudges(NOON + 1)).toBe(130);
      expect(await store.nudges('dropped', 9)).toHaveLength(1);
    });
  });
}
