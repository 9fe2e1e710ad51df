import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { aPlan, aSchedule, NOON } from '../../harness/scheduling/schedules.ts';
import { CODE, guest, home, upToYes } from '../../harness/links/accounts.ts';
import { ada } from '../../harness/teams/shares.ts';

const KIND = 'weekly-plan';
const TURNS = 8;

/** What two processes do to the accounts of one person at the same moment. `open` gives two stores on an empty one. */
export function linkRaces(name: string, open: () => Promise<readonly [Store, Store]>): void {
  describe(`given two stores and one person on ${name}`, () => {
    let one: Store;
    let other: Store;
    beforeEach(async () => {
      [one, other] = await open();
      await Promise.all([one.links.get(ada), other.links.get(ada)]);
    });
    afterEach(async () => {
      await Promise.all([one.close(), other.close()]);
    });

    it('when many type one code at once, then one has it', async () => {
      for (let turn = 0; turn < TURNS; turn += 1) {
        await one.links.show(guest, CODE, NOON + turn * 1_000_000);
        const typed = await Promise.all(
          [one, other, one, other, one, other].map((store, at) =>
            store.links.type(
              { person: { ...home.person, person: `${turn}-${at}` }, name: 'x' },
              CODE,
              NOON + turn * 1_000_000,
            ),
          ),
        );
        expect(typed.map(({ kind }) => kind).sort()).toEqual(['taken', ...Array<string>(5).fill('unknown')]);
      }
    });

    it('when the yes comes twice at once, then they are joined once', async () => {
      for (let turn = 0; turn < TURNS; turn += 1) {
        await upToYes(one);
        const joined = await Promise.all(
          [one, other].map((store) => store.links.join(ada, { typedAt: NOON }, NOON)),
        );
        expect(joined.map(({ kind }) => kind).sort()).toEqual(['joined', 'nothing to join']);
        await one.links.split(ada, NOON);
      }
    });

    it('when both sides write while they are joined, then nothing of it is lost', async () => {
      for (let turn = 0; turn < TURNS; turn += 1) {
        await upToYes(one, ...(turn % 2 === 0 ? [guest, home] : [home, guest]));
        const shower = turn % 2 === 0 ? guest : home;
        await Promise.all([
          other.people.remember(ada, { [`guest.${turn}`]: 'x' }, NOON),
          one.links.join(shower.person, { typedAt: NOON }, NOON),
          other.people.remember(home.person, { [`home.${turn}`]: 'x' }, NOON),
          other.plans.save(ada, aPlan(`g${turn}`, { roadmap: `g${turn}` }), NOON),
          one.plans.save(home.person, aPlan(`h${turn}`, { roadmap: `h${turn}` }), NOON),
        ]);
        const defaults = await one.people.defaults(ada);
        expect(defaults).toMatchObject({ [`guest.${turn}`]: 'x', [`home.${turn}`]: 'x' });
        expect(await other.people.defaults(home.person)).toEqual(defaults);
        expect((await one.plans.list(home.person)).map(({ id }) => id)).toEqual(
          expect.arrayContaining([`g${turn}`, `h${turn}`]),
        );
        await one.people.delete(ada);
        await one.people.delete(home.person);
        for (const person of [ada, home.person])
          expect(Object.values(await one.people.export(person)).flat()).toEqual([]);
      }
    });

    it('when both sides write while they are linked, and unlinked, then each write is one side’s or both’s', async () => {
      for (let turn = 0; turn < TURNS; turn += 1) {
        await upToYes(one);
        await one.links.join(ada, { typedAt: NOON }, NOON);
        const at = NOON + turn;
        await Promise.all([
          one.schedules.set(ada, KIND, aSchedule(), at),
          other.schedules.set(home.person, KIND, aSchedule(), at),
          one.people.remember(ada, { level: `${turn}` }, at),
          other.people.remember(home.person, { place: `${turn}` }, at),
        ]);
        expect(await one.ledger.countDue(NOON)).toBe(1);
        expect(await other.people.defaults(ada)).toMatchObject({ level: `${turn}`, place: `${turn}` });
        await Promise.all([
          one.links.split(ada, at),
          other.people.remember(home.person, { currency: `${turn}` }, at),
          other.links.moveMessages(home.person, KIND, at),
          one.links.moveMessages(ada, KIND, at),
        ]);
        expect((await one.people.defaults(home.person))['currency']).toBe(`${turn}`);
        expect(await one.ledger.countDue(NOON)).toBe(1);
        await one.people.delete(ada);
        await one.people.delete(home.person);
      }
    });

    it('when one deletes all while they are joined, then nothing is left of who deleted it', async () => {
      for (let turn = 0; turn < TURNS; turn += 1) {
        await one.plans.save(ada, aPlan('p1'), NOON);
        await upToYes(one);
        await Promise.all([one.links.join(ada, { typedAt: NOON }, NOON), other.people.delete(ada)]);
        expect(Object.values(await one.people.export(ada)).flat()).toEqual([]);
        await one.people.delete(home.person);
      }
    });
  });
}
