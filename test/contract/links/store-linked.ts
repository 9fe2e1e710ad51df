import { beforeEach, describe, expect, it } from 'vitest';
import type { PersonKey, Store } from '../../../src/store/store.ts';
import { guest, home, link } from '../../harness/links/accounts.ts';
import { aPlan, aSchedule, NOON } from '../../harness/scheduling/schedules.ts';
import { ada, anOwn, channel } from '../../harness/teams/shares.ts';

const MINUTE = 60_000;
const WEEK = 7 * 86_400_000;
const KIND = 'weekly-plan';
const NEXT = { at: NOON + WEEK, occurrence: '2026-01-12' };

/** What becomes of accounts that are linked, part of what every store does. */
export function linkedContract(given: () => Store): void {
  let store: Store;
  beforeEach(() => {
    store = given();
  });
  const both = async <T>(read: (person: PersonKey) => Promise<T>): Promise<[T, T]> => [
    await read(guest.person),
    await read(home.person),
  ];

  describe('linked accounts', () => {
    it('when messages move while one is on its way, then it is not sent to the other too', async () => {
      await store.schedules.set(ada, KIND, aSchedule(), NOON);
      await link(store);
      const [due] = await store.ledger.claimDue({ now: NOON, limit: 1, leaseMs: MINUTE });
      expect(due?.recipient).toEqual(ada);
      expect(await store.links.moveMessages(home.person, KIND, NOON)).toBe(true);
      expect(await store.links.moveMessages(home.person, KIND, NOON)).toBe(false);
      if (due) expect(await store.ledger.record(due, { state: 'sent' }, { next: NEXT }, NOON)).toBe(false);
      const [again] = await store.ledger.claimDue({ now: NOON, limit: 1, leaseMs: MINUTE });
      expect(again).toMatchObject({ recipient: home.person, before: 'skipped' });
    });

    it('when one that failed at an account may be out at the other, then moving it back sends none', async () => {
      await store.schedules.set(ada, KIND, aSchedule(), NOON);
      await link(store);
      const claim = { now: NOON, limit: 1, leaseMs: MINUTE };
      for (const state of ['failed', 'unknown'] as const) {
        const [due] = await store.ledger.claimDue(claim);
        if (due) await store.ledger.record(due, { state }, { next: due.schedule.next }, NOON);
        await store.links.moveMessages(state === 'failed' ? home.person : ada, KIND, NOON);
      }
      expect(await store.ledger.claimDue(claim)).toMatchObject([{ recipient: ada, before: 'skipped' }]);
    });

    it('when messages are paused while one is on its way and then move, then resuming sends it to neither', async () => {
      await store.schedules.set(ada, KIND, aSchedule(), NOON);
      await link(store);
      const claim = { now: NOON, limit: 1, leaseMs: MINUTE };
      const [due] = await store.ledger.claimDue(claim);
      const held = due?.occurrence;
      await store.schedules.set(ada, KIND, aSchedule({ state: 'paused', next: undefined, held }), NOON);
      await store.links.moveMessages(home.person, KIND, NOON);
      await store.schedules.set(home.person, KIND, aSchedule(), NOON);
      expect(await store.ledger.claimDue(claim)).toMatchObject([
        { recipient: home.person, before: 'skipped' },
      ]);
    });

    it('when messages were suspended, then they go on at the account that asks for them', async () => {
      await store.schedules.set(ada, KIND, aSchedule(), NOON);
      await link(store);
      await store.schedules.set(home.person, KIND, aSchedule({ silent: 1 }), NOON);
      expect(await store.schedules.accountOf(home.person, KIND)).toEqual(ada);
      await store.workspaces.suspend(channel, 'removed', NOON);
      expect(await store.schedules.unnotified(9)).toEqual(expect.arrayContaining([ada, home.person]));
      expect(await store.schedules.markNotified(home.person)).toBe('removed');
      expect(await store.schedules.markNotified(ada)).toBeUndefined();
      await store.schedules.set(home.person, KIND, aSchedule(), NOON);
      expect(await store.schedules.accountOf(ada, KIND)).toEqual(home.person);
    });

    it('when the workspace of one is deleted, then the other keeps all that was theirs', async () => {
      await store.people.remember(ada, { level: 'senior' }, NOON);
      await store.plans.save(ada, aPlan('p1'), NOON);
      await store.schedules.set(ada, KIND, aSchedule(), NOON);
      await link(store);
      await store.workspaces.suspend(channel, 'removed', NOON);
      await store.workspaces.delete(channel);
      expect(await store.links.get(home.person)).toBeUndefined();
      expect(await store.people.defaults(home.person)).toEqual({ level: 'senior' });
      expect(await store.plans.list(home.person)).toMatchObject([{ id: 'p1' }]);
      expect(await store.schedules.get(home.person, KIND)).toMatchObject({ state: 'suspended', streak: 2 });
      expect(Object.values(await store.people.export(ada)).flat()).toEqual([]);
      expect(await store.workspaces.list('chat')).toEqual([]);
    });

    it('when they are unlinked, then both have a copy, and a team’s plan is with its team', async () => {
      await store.teamRoadmaps.save(anOwn(), undefined, NOON);
      await store.people.remember(home.person, { level: 'senior' }, NOON);
      await store.plans.save(ada, aPlan('p1', { roadmap: 'own-1' }), NOON);
      await store.plans.save(home.person, aPlan('p2', { week: 4 }), NOON);
      await store.quiz.report(home.person, 'rag.1', NOON);
      await store.schedules.set(home.person, KIND, aSchedule(), NOON);
      await link(store);
      expect(await store.links.split(ada, NOON)).toEqual({ guest, home, at: NOON });
      expect(await store.links.split(ada, NOON)).toBeUndefined();
      expect(await both((one) => store.people.defaults(one))).toEqual([
        { level: 'senior' },
        { level: 'senior' },
      ]);
      expect(await both((one) => store.quiz.reportedBy(one))).toEqual([['rag.1'], ['rag.1']]);
      const [mine, theirs] = await both((one) => store.plans.list(one));
      expect(theirs).toMatchObject([{ id: 'p2', week: 4 }]);
      expect(mine.map(({ roadmap, week }) => [roadmap, week]).sort()).toEqual([
        ['agents', 4],
        ['own-1', 2],
      ]);
      expect(mine.find(({ roadmap }) => roadmap === 'agents')?.done).toEqual(theirs[0]?.done);
      expect(await both((one) => store.schedules.get(one, KIND))).toMatchObject([undefined, { hours: 5 }]);
      await store.people.remember(home.person, { level: 'staff' }, NOON);
      expect(await store.people.defaults(ada)).toEqual({ level: 'senior' });
      // And once more together, on either side’s wish.
      await link(store, home, guest);
    });

    it('when all of one is deleted, then all of both is', async () => {
      await store.plans.save(ada, aPlan('p1'), NOON);
      await store.schedules.set(ada, KIND, aSchedule(), NOON);
      await link(store);
      await store.people.remember(ada, { level: 'senior' }, NOON);
      const [one, other] = await both((person) => store.people.export(person));
      expect(one).toEqual(other);
      expect(one.links).toEqual([
        {
          ...{ guest_platform: 'chat', guest_name: 'Ada', home_platform: 'other', home_name: 'ada.l' },
          linked_at: new Date(NOON).toISOString(),
        },
      ]);
      await store.people.delete(home.person);
      for (const held of await both((person) => store.people.export(person)))
        expect(Object.values(held).flat()).toEqual([]);
      expect(await store.ledger.countDue(NOON + WEEK)).toBe(0);
    });
  });
}
