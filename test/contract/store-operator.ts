import { beforeEach, describe, expect, it } from 'vitest';
import type { Owner, Store } from '../../src/store/store.ts';
import { aPlan, aSchedule, NOON, personOf, TODAY } from '../harness/scheduling/schedules.ts';
import { ada, aFollower, anOwn, aShare, bob, channel } from '../harness/teams/shares.ts';

const HERE: Owner = { platform: 'chat', workspace: 'W1' };
const twin = personOf('U1', 'W2');
const NEXT = { next: { at: NOON + 7 * 86_400_000, occurrence: '2026-01-12' } };

/** What the operator asks and does, part of what every store does. */
export function operatorContract(given: () => Store): void {
  let store: Store;
  beforeEach(() => {
    store = given();
  });
  const claimed = async (now = NOON) =>
    (await store.ledger.claimDue({ now, limit: 9, leaseMs: 60_000 })).map(({ recipient }) => recipient);
  const due = () =>
    Promise.all([ada, twin].map((one) => store.schedules.set(one, 'weekly-plan', aSchedule(), NOON)));

  describe('the operator', () => {
    it('when a workspace is paused, then nothing of it is claimed or counted as due until it is resumed', async () => {
      await due();
      await store.channelRoadmaps.share(aShare(), NOON);
      expect(await store.operator.pause(HERE, NOON)).toBe(true);
      expect(await store.operator.pause(HERE, NOON + 1)).toBe(false);
      expect(await store.ledger.countDue(NOON)).toBe(1);
      expect(await claimed()).toEqual([twin]);
      expect(await store.cards.claimDue({ now: NOON, limit: 9, leaseMs: 1 })).toEqual([]);
      expect(await store.operator.overdue(HERE, NOON)).toEqual([]);
      expect(await store.operator.overdue(HERE, NOON + 1)).toEqual([{ recipient: ada, kind: 'weekly-plan' }]);
      expect(await store.operator.resume(HERE)).toBe(true);
      expect(await store.operator.resume(HERE)).toBe(false);
      expect(await claimed()).toEqual([ada]);
      expect(await store.operator.overdue(HERE, NOON + 1)).toEqual([]);
      expect(await store.cards.claimDue({ now: NOON, limit: 9, leaseMs: 1 })).toHaveLength(1);
    });

    it('when workspaces are asked for, then each is told in figures', async () => {
      await due();
      await store.plans.save(bob, aPlan('plan-1'), NOON);
      await store.teamRoadmaps.save(anOwn(), undefined, NOON);
      await store.channelRoadmaps.share(aShare({ roadmap: 'own-1' }), NOON);
      const cal = { ...ada, workspace: '', person: 'U9' };
      await store.channelRoadmaps.follow(channel, 'own-1', aFollower(cal));
      await store.people.remember(cal, { level: 'senior' }, NOON);
      await store.greetings.mark({ ...HERE, channel: '' }, NOON + 5);
      await store.installations.save(
        { ...twin, details: { name: 'Acme' }, sealed: 's', keyId: 'k', expiresAt: undefined },
        NOON + 7,
      );
      await store.workspaces.suspend(twin, 'gone', NOON + 8);
      await store.operator.pause(HERE, NOON + 9);
      const none = { channels: 0, plans: 0, schedules: 0, letters: 0, name: undefined };
      const since = { pausedAt: undefined, removedAt: undefined, installedAt: undefined };
      expect(await store.operator.figures()).toEqual([
        { platform: 'chat', workspace: '', ...none, ...since, people: 1 },
        {
          ...{ ...HERE, ...none, ...since, people: 3, channels: 1, plans: 1, schedules: 1 },
          ...{ pausedAt: NOON + 9, installedAt: NOON + 5 },
        },
        {
          ...{ platform: 'chat', workspace: 'W2', ...none, ...since, people: 1, name: 'Acme' },
          ...{ removedAt: NOON + 8, installedAt: NOON + 7 },
        },
      ]);
    });

    it('when a message was given up, then it can be sent again by its id, or counted as passed over', async () => {
      await due();
      for (const one of await store.ledger.claimDue({ now: NOON, limit: 9, leaseMs: 60_000 }))
        await store.ledger.record(one, { state: 'dropped', error: 'no' }, NEXT, NOON);
      const all = await store.operator.letters(9);
      expect(all).toMatchObject(
        [ada, twin].map((recipient) => ({
          ...{ recipient, kind: 'weekly-plan', occurrence: TODAY, dueAt: NOON, error: 'no', attempts: 1 },
          ...{ schedule: { state: 'active', nextAt: NEXT.next.at }, hasLater: false },
        })),
      );
      expect(await store.operator.letters(1)).toHaveLength(1);
      const [first, second] = all;
      if (!first || !second) throw new Error('there are two');
      expect(await store.operator.letter({ ...first, occurrence: 'other' })).toBeUndefined();
      expect(await store.operator.letter(second)).toMatchObject({ recipient: twin });
      expect(await store.ledger.retryDropped(NOON, NOON + 1, first)).toBe(1);
      expect(await store.ledger.retryDropped(NOON, NOON + 1, first)).toBe(0);
      expect(await claimed(NOON + 1)).toEqual([ada]);
      expect(await store.operator.settleLetter(second, NOON + 2)).toBe(true);
      expect(await store.operator.settleLetter(second, NOON + 2)).toBe(false);
      expect(await store.operator.letters(9)).toEqual([]);
      expect(await store.ledger.list('skipped', 9)).toMatchObject([{ recipient: twin, at: NOON + 2 }]);
    });
  });
}
