import { beforeEach, describe, expect, it } from 'vitest';
import type { PersonKey, Store } from '../../../src/store/store.ts';
import { CODE, guest, home, link, stranger } from '../../harness/links/accounts.ts';
import { aPlan, aSchedule, NOON } from '../../harness/scheduling/schedules.ts';
import { ada, aFollower, anOwn, aShare, channel } from '../../harness/teams/shares.ts';

const MINUTE = 60_000;
const WEEK = 7 * 86_400_000;
const KIND = 'weekly-plan';

/** Accounts that are one person's, part of what every store does. */
export function linksContract(given: () => Store): void {
  let store: Store;
  beforeEach(() => {
    store = given();
  });
  const both = async <T>(read: (person: PersonKey) => Promise<T>): Promise<[T, T]> => [
    await read(guest.person),
    await read(home.person),
  ];

  describe('linking accounts', () => {
    it.each([
      ['the guest', guest, home],
      ['the home', home, guest],
    ])('when %s shows the code, then both read and write the same', async (_, shower, typer) => {
      await store.people.remember(guest.person, { level: 'senior', place: 'old' }, NOON);
      await store.people.remember(home.person, { place: 'new', currency: 'eur' }, NOON + 1);
      await store.plans.save(guest.person, aPlan('p1'), NOON);
      await store.plans.save(home.person, aPlan('p2', { roadmap: 'other' }), NOON);
      await link(store, shower, typer);
      const values = { level: 'senior', place: 'new', currency: 'eur' };
      expect(await both((one) => store.people.defaults(one))).toEqual([values, values]);
      const [mine, theirs] = await both((one) => store.plans.list(one));
      expect(mine.map(({ id }) => id).sort()).toEqual(['p1', 'p2']);
      expect(theirs).toEqual(mine);
      await store.plans.save(guest.person, aPlan('p1', { week: 7 }), NOON);
      expect((await store.plans.list(home.person)).find(({ id }) => id === 'p1')?.week).toBe(7);
      expect(await store.links.get(ada)).toEqual({ guest, home, at: NOON });
      expect(await store.links.get(home.person)).toEqual({ guest, home, at: NOON });
    });

    it('when both follow one roadmap, then one plan is left, with the ticks of both', async () => {
      const done = (task: string, at: number) => ({ step: 'first', task, at });
      await store.plans.save(guest.person, aPlan('p1', { week: 1, done: [done('read', 5)] }), NOON);
      const further = [done('read', 3), done('build', 4)];
      await store.plans.save(home.person, aPlan('p2', { week: 3, startedAt: NOON + 9, done: further }), NOON);
      await link(store);
      const [plan, ...others] = await store.plans.list(guest.person);
      expect(others).toEqual([]);
      expect(plan).toMatchObject({ id: 'p2', week: 3, startedAt: NOON });
      expect(plan?.done).toEqual(expect.arrayContaining([done('read', 3), done('build', 4)]));
    });

    it('when both answered a question, then the newer answer stands, and a report of either', async () => {
      const answered = { question: 'rag.1', isRight: true, comesBack: undefined };
      await store.quiz.record(guest.person, { ...answered, at: NOON + 5 }, NOON);
      await store.quiz.report(guest.person, 'rag.2', NOON);
      await store.quiz.record(home.person, { ...answered, at: NOON, isRight: false }, NOON);
      await store.quiz.record(home.person, { ...answered, question: 'rag.2', at: NOON }, NOON);
      await link(store);
      expect(await store.quiz.list(guest.person)).toEqual([
        { ...answered, at: NOON + 5 },
        { ...answered, question: 'rag.2', at: NOON },
      ]);
      expect(await store.quiz.reportedBy(home.person)).toEqual(['rag.2']);
    });

    it('when both get a message, then the person says which goes on, and one is left', async () => {
      await store.schedules.set(guest.person, KIND, aSchedule({ bestStreak: 9 }), NOON);
      await store.schedules.set(home.person, KIND, aSchedule({ weekday: 2, bestStreak: 3 }), NOON);
      await store.links.show(guest, CODE, NOON);
      await store.links.type(home, CODE, NOON);
      await store.links.agree(home.person, NOON, NOON);
      expect(await store.links.join(ada, { typedAt: NOON }, NOON)).toEqual({ kind: 'which message' });
      await store.links.join(ada, { typedAt: NOON, messages: 'there' }, NOON);
      expect(await both((one) => store.schedules.accountOf(one, KIND))).toEqual([home.person, home.person]);
      expect(await store.schedules.get(ada, KIND)).toMatchObject({ weekday: 2, bestStreak: 9, silent: 0 });
      expect(await store.ledger.countDue(NOON + WEEK)).toBe(1);
    });

    it('when a follower’s plan is kept with their other account, then their channel counts it', async () => {
      await store.channelRoadmaps.share(aShare(), NOON);
      await store.channelRoadmaps.follow(channel, 'agents', aFollower(ada, 'Ada'));
      await store.plans.save(ada, aPlan('p1'), NOON);
      await link(store);
      await store.plans.save(home.person, aPlan('p1', { week: 5 }), NOON);
      const [progress] = await store.channelRoadmaps.progress(channel, NOON);
      expect(progress?.followers).toMatchObject([{ name: 'Ada', plan: { week: 5 }, recent: 2 }]);
    });

    it('when a team’s roadmap is planned, then only the account in that team sees it', async () => {
      await store.teamRoadmaps.save(anOwn(), undefined, NOON);
      await store.plans.save(ada, aPlan('p1', { roadmap: 'own-1' }), NOON);
      await link(store);
      const seen = await both((one) => store.teamRoadmaps.listOfPlans(one));
      expect(seen.map((list) => list.map(({ id }) => id))).toEqual([['own-1'], []]);
      expect(await both((one) => store.teamRoadmaps.listElsewhere(one))).toEqual([[], ['own-1']]);
    });
  });

  describe('codes', () => {
    it('when one is kept, then it is as its hash', async () => {
      await store.links.show(guest, CODE, NOON);
      expect(JSON.stringify(await store.people.export(ada))).not.toContain(CODE);
      expect(await store.links.pending(ada, NOON)).toEqual({ kind: 'shown', at: NOON });
    });

    it('when another is shown, then the one before does not work', async () => {
      await store.links.show(guest, CODE, NOON);
      await store.links.show(guest, 'XXXXXXXXXXXX', NOON);
      expect(await store.links.type(home, CODE, NOON)).toEqual({ kind: 'unknown' });
    });

    it('when one was typed, then only who typed it may agree, and only who showed it may join', async () => {
      await store.links.show(guest, CODE, NOON);
      await store.links.type(home, CODE, NOON);
      expect(await store.links.type(stranger, CODE, NOON)).toEqual({ kind: 'unknown' });
      expect(await store.links.agree(stranger.person, NOON, NOON)).toBe(false);
      expect(await store.links.agree(ada, NOON, NOON)).toBe(false);
      expect(await store.links.agree(home.person, NOON + 1, NOON)).toBe(false);
      expect(await store.links.join(ada, { typedAt: NOON }, NOON)).toEqual({ kind: 'nothing to join' });
      await store.links.agree(home.person, NOON, NOON);
      for (const [person, typedAt] of [
        [home.person, NOON],
        [stranger.person, NOON],
        [ada, NOON + 1],
      ] as const)
        expect(await store.links.join(person, { typedAt }, NOON)).toEqual({ kind: 'nothing to join' });
      expect((await store.links.join(ada, { typedAt: NOON }, NOON)).kind).toBe('joined');
      expect(await store.links.join(ada, { typedAt: NOON }, NOON)).toEqual({ kind: 'nothing to join' });
    });

    it('when two workspaces would be linked, then that is refused: neither outlasts the other', async () => {
      await store.links.show(guest, CODE, NOON);
      const elsewhere = { person: { platform: 'other', workspace: 'W2', person: '1' }, name: 'x' };
      expect(await store.links.type(elsewhere, CODE, NOON)).toEqual({ kind: 'two workspaces' });
    });

    it('when many guess, then nobody is let guess any more, until the time is over', async () => {
      for (let at = 0; at < 300; at += 1) {
        const one = { person: { ...stranger.person, person: `e${at % 75}` }, name: 'Eve' };
        expect((await store.links.type(one, 'DDDDDDDDDDDD', NOON)).kind).toBe('unknown');
      }
      await store.links.show(guest, CODE, NOON);
      expect(await store.links.type(home, CODE, NOON)).toEqual({ kind: 'too many' });
      await store.links.show(guest, CODE, NOON + 10 * MINUTE);
      expect((await store.links.type(home, CODE, NOON + 10 * MINUTE)).kind).toBe('taken');
      expect(await store.links.deleteExpired(NOON + 20 * MINUTE)).toBeGreaterThan(75);
    });

    it('when codes are old, then they are deleted, and no other', async () => {
      await store.links.show(guest, CODE, NOON);
      await store.links.show(stranger, 'XXXXXXXXXXXX', NOON + MINUTE);
      expect(await store.links.deleteExpired(NOON + 20 * MINUTE)).toBe(1);
      expect(Object.values(await store.people.export(ada)).flat()).toEqual([]);
      expect((await store.people.export(stranger.person)).links).toHaveLength(1);
    });
  });
}
