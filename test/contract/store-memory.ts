import { beforeEach, describe, expect, it } from 'vitest';
import type { Owner, PersonKey, Store } from '../../src/store/store.ts';

const NOON = Date.UTC(2026, 0, 5, 12);

const ada: PersonKey = { platform: 'chat', workspace: 'W1', person: 'U1' };

const OWNER: Owner = { platform: 'chat', workspace: 'W1' };

/** Texts that something between here and the disk might take for something else. */
const HOSTILE = {
  empty: '',
  long: 'ladder '.repeat(14_500),
  quotes: `'; drop table person_default; -- "\`\\'$1 ? ?1 :name %s`,
  control: '\u0001\u0007\b\t\n\r\u001b[31m\u007f\u0085\u2028\ufeff',
  emoji: '👩🏽‍💻 🏴󠁧󠁢󠁥󠁮󠁧󠁿 é e\u0301',
  rightToLeft: 'مرحبا \u202eevil\u202c שלום',
  spaces: '  kept  ',
  number: '007',
  null: 'null',
};

/** Texts that one engine or another cannot give back as they were. */
const IMPOSSIBLE = { NUL: 'a\0b', 'half a surrogate pair': 'a\ud83d' };

/** What is remembered of a person, word for word; part of what every store does. */
export function memoryContract(given: () => Store): void {
  let store: Store;
  beforeEach(() => {
    store = given();
  });

  describe('remembering', () => {
    it('when nothing was said, then nothing is remembered', async () => {
      expect(await store.people.defaults(ada)).toEqual({});
    });

    it('when a person says something, then it is returned and remembered', async () => {
      expect(await store.people.remember(ada, { level: 'senior', place: 'london' }, NOON)).toEqual({
        level: 'senior',
        place: 'london',
      });
      expect(await store.people.defaults(ada)).toEqual({ level: 'senior', place: 'london' });
    });

    it('when more is said, then it is laid over what was, and null forgets', async () => {
      await store.people.remember(ada, { level: 'senior', place: 'london', currency: 'gbp' }, NOON);
      const changed = { level: 'staff', place: null, skill: 'evals', never: null };
      const result = { level: 'staff', currency: 'gbp', skill: 'evals' };
      expect(await store.people.remember(ada, changed, NOON + 1)).toEqual(result);
      expect(await store.people.defaults(ada)).toEqual(result);
    });

    it('when nothing is changed, then what was remembered is returned', async () => {
      await store.people.remember(ada, { level: 'senior' }, NOON);
      expect(await store.people.remember(ada, {}, NOON)).toEqual({ level: 'senior' });
    });

    it.each([
      { ...ada, workspace: 'W2' },
      { ...ada, workspace: '' },
      { ...ada, platform: 'other' },
      { ...ada, person: 'u1' },
      { ...ada, person: 'U1 ' },
    ])('when somebody else is $platform/$workspace/$person, then they share nothing', async (other) => {
      await store.people.remember(ada, { level: 'senior' }, NOON);
      expect(await store.people.defaults(other)).toEqual({});
      await store.people.remember(other, { level: 'junior' }, NOON);
      await store.people.remember(other, { level: null }, NOON);
      expect(await store.people.defaults(ada)).toEqual({ level: 'senior' });
    });

    it('when 100 changes of different names come at once, then all are kept', async () => {
      const names = Array.from({ length: 100 }, (_, index) => `name${index}`);
      const results = await Promise.all(
        names.map((each) => store.people.remember(ada, { [each]: each }, NOON)),
      );
      const all = Object.fromEntries(names.map((each) => [each, each]));
      expect(await store.people.defaults(ada)).toEqual(all);
      // One after another, so every number of values was returned exactly once.
      const sizes = results.map((result) => Object.keys(result).length).sort((a, b) => a - b);
      expect(sizes).toEqual(names.map((_, index) => index + 1));
    });

    it('when changes cross each other, then each is whole', async () => {
      const forth = { a: 'forth', b: 'forth', c: null };
      const back = { c: 'back', b: 'back', a: null };
      await Promise.all(
        Array.from({ length: 60 }, (_, index) => store.people.remember(ada, index % 2 ? forth : back, NOON)),
      );
      expect([
        { a: 'forth', b: 'forth' },
        { b: 'back', c: 'back' },
      ]).toContainEqual(await store.people.defaults(ada));
    });

    it('when hundreds of names change in one go, then all are kept and all can be forgotten', async () => {
      const names = Array.from({ length: 350 }, (_, index) => `name${index}`);
      const kept = await store.people.remember(
        ada,
        Object.fromEntries(names.map((each) => [each, 'x'])),
        NOON,
      );
      expect(Object.keys(kept)).toHaveLength(350);
      expect(
        await store.people.remember(ada, Object.fromEntries(names.map((each) => [each, null])), NOON),
      ).toEqual({});
    });
  });

  describe('hostile texts', () => {
    it.each(Object.entries(HOSTILE))('when a value is %s, then it comes back as it was', async (_, text) => {
      expect(await store.people.remember(ada, { level: text }, NOON)).toEqual({ level: text });
      expect((await store.people.defaults(ada))['level'] === text).toBe(true);
      await store.buttonCalls.save(OWNER, [{ token: 't', call: text }], NOON);
      expect((await store.buttonCalls.get(OWNER, 't')) === text).toBe(true);
    });

    it('when names and ids are odd, then they are names and ids like any other', async () => {
      const odd = [
        '__proto__',
        'constructor',
        '',
        `'"\\%_?`,
        '💼',
        '\u202e\n',
        'x'.repeat(128),
        '漢'.repeat(128),
      ];
      const changes = Object.fromEntries(odd.map((each) => [each, each]));
      for (const each of odd) {
        const person = { platform: each, workspace: each, person: each };
        expect(Object.entries(await store.people.remember(person, changes, NOON)).sort()).toEqual(
          Object.entries(changes).sort(),
        );
        await store.buttonCalls.save(OWNER, [{ token: each, call: each }], NOON);
        expect(await store.buttonCalls.get(OWNER, each)).toBe(each);
      }
    });

    it.each(Object.entries(IMPOSSIBLE))(
      'when a text holds %s, then it is refused and nothing is kept',
      async (_, text) => {
        for (const changes of [{ fine: 'x', level: text }, { fine: 'x', [text]: 'x' }, { [text]: null }]) {
          await expect(store.people.remember(ada, changes, NOON)).rejects.toThrow(RangeError);
        }
        await expect(store.people.remember({ ...ada, person: text }, { level: 'x' }, NOON)).rejects.toThrow(
          RangeError,
        );
        for (const call of [
          { token: text, call: 'x' },
          { token: 'x', call: text },
        ]) {
          await expect(
            store.buttonCalls.save(OWNER, [{ token: 'fine', call: 'x' }, call], NOON),
          ).rejects.toThrow(RangeError);
        }
        expect(await store.people.defaults(ada)).toEqual({});
        expect(await store.buttonCalls.get(OWNER, 'fine')).toBeUndefined();
      },
    );

    it('when something is asked for that can never have been kept, then nothing is found', async () => {
      for (const text of [...Object.values(IMPOSSIBLE), 'x'.repeat(100_000)]) {
        expect(await store.buttonCalls.get(OWNER, text)).toBeUndefined();
        expect(await store.people.defaults({ ...ada, person: text })).toEqual({});
      }
    });

    it('when a key is too long, then it is refused', async () => {
      const long = 'x'.repeat(129);
      await expect(store.people.remember({ ...ada, workspace: long }, { a: 'b' }, NOON)).rejects.toThrow(
        RangeError,
      );
      await expect(store.people.remember(ada, { [long]: 'b' }, NOON)).rejects.toThrow(RangeError);
      await expect(store.buttonCalls.save(OWNER, [{ token: long, call: 'x' }], NOON)).rejects.toThrow(
        RangeError,
      );
    });

    it.each([Number.NaN, Infinity, 1.5, 2 ** 60])('when the time is %d, then it is refused', async (at) => {
      await expect(store.people.remember(ada, { a: 'b' }, at)).rejects.toThrow(RangeError);
      await expect(store.buttonCalls.save(OWNER, [{ token: 't', call: 'c' }], at)).rejects.toThrow(
        RangeError,
      );
      await expect(store.buttonCalls.deleteBefore(at)).rejects.toThrow(RangeError);
    });
  });
}
