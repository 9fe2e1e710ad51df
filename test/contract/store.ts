import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Owner, PersonKey, Store } from '../../src/store/store.ts';
import { cardsContract } from './store-cards.ts';
import { claimsContract } from './store-claims.ts';
import { conversationsContract } from './store-conversations.ts';
import { deliveriesContract } from './store-deliveries.ts';
import { greetingsContract } from './store-greetings.ts';
import { installationsContract } from './store-installations.ts';
import { storeModel } from './store-model.ts';
import { ledgerContract } from './store-ledger.ts';
import { linkedContract } from './links/store-linked.ts';
import { linksContract } from './links/store-links.ts';
import { memoryContract } from './store-memory.ts';
import { operatorContract } from './store-operator.ts';
import { outcomesContract } from './store-outcomes.ts';
import { peopleContract } from './store-people.ts';
import { picturesContract } from './store-pictures.ts';
import { plansContract } from './store-plans.ts';
import { quizContract } from './store-quiz.ts';
import { talliesContract } from './store-tallies.ts';
import { teamPeopleContract } from './store-team-people.ts';
import { teamsContract } from './store-teams.ts';
import { workspaceSettingsContract } from './store-workspace-settings.ts';
import { transactionsContract } from './store-transactions.ts';

const NOON = Date.UTC(2026, 0, 5, 12);
const DAY = 86_400_000;

const ada: PersonKey = { platform: 'chat', workspace: 'W1', person: 'U1' };

const OWNER: Owner = { platform: 'chat', workspace: 'W1' };

/** What every store does while it is open. `open` gives an empty one each time; it is closed here. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`given an empty store on ${name}`, () => {
    let store: Store;

    beforeEach(async () => {
      store = await open();
    });

    afterEach(() => store.close());

    memoryContract(() => store);
    greetingsContract(() => store);
    installationsContract(() => store);
    linksContract(() => store);
    linkedContract(() => store);
    workspaceSettingsContract(() => store);
    operatorContract(() => store);

    describe('keeping calls', () => {
      it('when a token is unknown, then there is no call', async () => {
        expect(await store.buttonCalls.get(OWNER, 'unknown')).toBeUndefined();
        await store.buttonCalls.save(OWNER, [], NOON);
        expect(await store.buttonCalls.deleteBefore(NOON)).toBe(0);
      });

      it('when calls were shown before a time, then those are forgotten and counted, and no other', async () => {
        await store.buttonCalls.save(OWNER, [{ token: 'old', call: 'pay' }], NOON - DAY);
        await store.buttonCalls.save(OWNER, [{ token: 'new', call: 'pay' }], NOON);
        expect(await store.buttonCalls.deleteBefore(NOON)).toBe(1);
        expect(await store.buttonCalls.get(OWNER, 'old')).toBeUndefined();
        expect(await store.buttonCalls.get(OWNER, 'new')).toBe('pay');
      });

      it('when a kept call is shown again, then its time is renewed and it stays as it was', async () => {
        await store.buttonCalls.save(OWNER, [{ token: 't', call: 'first' }], NOON - DAY);
        await store.buttonCalls.save(OWNER, [{ token: 't', call: 'second' }], NOON);
        expect(await store.buttonCalls.deleteBefore(NOON)).toBe(0);
        expect(await store.buttonCalls.get(OWNER, 't')).toBe('first');
      });

      it('when an older showing arrives late, then it takes no time away', async () => {
        await store.buttonCalls.save(OWNER, [{ token: 't', call: 'x' }], NOON);
        await store.buttonCalls.save(OWNER, [{ token: 't', call: 'x' }], NOON - DAY);
        expect(await store.buttonCalls.deleteBefore(NOON)).toBe(0);
      });

      it('when one token comes twice at once, then the first call is kept', async () => {
        await store.buttonCalls.save(
          OWNER,
          [
            { token: 't', call: 'first' },
            { token: 't', call: 'second' },
          ],
          NOON,
        );
        expect(await store.buttonCalls.get(OWNER, 't')).toBe('first');
      });

      it('when thousands come at once, then all are kept, and forgotten', async () => {
        const calls = Array.from({ length: 3_050 }, (_, index) => ({
          token: `t${index}`,
          call: `c${index}`,
        }));
        await store.buttonCalls.save(OWNER, calls, NOON);
        const found = await Promise.all(calls.map(({ token }) => store.buttonCalls.get(OWNER, token)));
        expect(found).toEqual(calls.map(({ call }) => call));
        expect(await store.buttonCalls.deleteBefore(NOON + 1)).toBe(3_050);
        expect(await store.buttonCalls.get(OWNER, 't1500')).toBeUndefined();
      });

      it('when the same calls are kept in any order while old ones are forgotten, then none is lost', async () => {
        const calls = Array.from({ length: 250 }, (_, index) => ({ token: `t${index}`, call: 'x' }));
        await store.buttonCalls.save(OWNER, calls, NOON - DAY);
        const renewals = Array.from({ length: 8 }, (_, turn) =>
          store.buttonCalls.save(OWNER, turn % 2 ? calls : calls.toReversed(), NOON + turn),
        );
        await Promise.all([
          ...renewals,
          store.buttonCalls.deleteBefore(NOON),
          store.buttonCalls.deleteBefore(NOON),
        ]);
        expect(await store.buttonCalls.deleteBefore(NOON + 7)).toBe(0);
        expect(await store.buttonCalls.deleteBefore(NOON + 8)).toBe(250);
      });
    });

    conversationsContract(() => store);
    deliveriesContract(() => store);
    picturesContract(() => store);
    plansContract(() => store);
    quizContract(() => store);
    teamsContract(() => store);
    teamPeopleContract(() => store);
    talliesContract(() => store);
    cardsContract(() => store);
    claimsContract(() => store);
    outcomesContract(() => store);
    peopleContract(() => store);
    ledgerContract(() => store);
    transactionsContract(() => store);

    it('when anything is done in any order, then it answers like a plain map', () => storeModel(store));
  });
}

/** How every store is closed. `open` gives one of its own each time. */
export function closingContract(name: string, open: () => Promise<Store>): void {
  describe(`given an open store on ${name}`, () => {
    let store: Store;

    beforeEach(async () => {
      store = await open();
    });

    afterEach(() => store.close());

    it('when closed twice, or at once, then it is closed once', async () => {
      await store.people.remember(ada, { level: 'senior' }, NOON);
      await Promise.all([store.close(), store.close()]);
      await store.close();
    });

    it('when closed amid work, then that work is done first', async () => {
      const work = Array.from({ length: 50 }, (_, index) =>
        store.people.remember(ada, { [`n${index}`]: 'x' }, NOON),
      );
      const closed = store.close();
      const results = await Promise.all(work);
      await closed;
      expect(Math.max(...results.map((result) => Object.keys(result).length))).toBe(50);
    });

    it('when asked after that, then it says that it is closed', async () => {
      await store.close();
      await expect(store.people.defaults(ada)).rejects.toThrow('closed');
      await expect(store.buttonCalls.save(OWNER, [], NOON)).rejects.toThrow('closed');
    });
  });
}
