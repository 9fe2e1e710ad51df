import { fc } from '../harness/property.ts';
import { expect } from 'vitest';
import type { PersonKey, Store } from '../../src/store/store.ts';

const OWNER = { platform: 'chat', workspace: 'W1' };

/** The simplest thing that answers as a store should. */
class Model {
  readonly #people = new Map<string, Map<string, string>>();
  readonly #calls = new Map<string, { call: string; shownAt: number }>();

  remember(person: PersonKey, changes: Readonly<Record<string, string | null>>): Record<string, string> {
    const key = JSON.stringify([person.platform, person.workspace, person.person]);
    const values = this.#people.get(key) ?? new Map<string, string>();
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) values.delete(name);
      else values.set(name, value);
    }
    this.#people.set(key, values);
    return Object.fromEntries(values);
  }

  keepCall(token: string, call: string, at: number): void {
    const kept = this.#calls.get(token);
    this.#calls.set(token, { call: kept?.call ?? call, shownAt: Math.max(at, kept?.shownAt ?? at) });
  }

  call(token: string): string | undefined {
    return this.#calls.get(token)?.call;
  }

  forgetCalls(before: number): number {
    const old = [...this.#calls].filter(([, { shownAt }]) => shownAt < before);
    for (const [token] of old) this.#calls.delete(token);
    return old.length;
  }
}

// PostgreSQL has no NUL; anything else that is well formed must survive.
const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((each) => !each.includes('\0'));
const few = fc.constantFrom('a', 'A', 'b', '', '__proto__', '💼');
const time = fc.integer({ min: -5, max: 5 });
const person = fc.record({ platform: fc.constantFrom('x', 'y'), workspace: few, person: few });
const calls = fc.array(fc.record({ token: few, call: text }), { maxLength: 4 });

const step = fc.oneof(
  fc.record({
    do: fc.constant('remember' as const),
    person,
    changes: fc.dictionary(few, fc.option(text), { maxKeys: 4 }),
    at: time,
  }),
  fc.record({ do: fc.constant('defaults' as const), person }),
  fc.record({ do: fc.constant('keepCalls' as const), calls, at: time }),
  fc.record({ do: fc.constant('call' as const), token: few }),
  fc.record({ do: fc.constant('forgetCalls' as const), before: time }),
);

/** Does the same to `store` and to a model, and expects the same answers. */
export async function storeModel(store: Store): Promise<void> {
  let run = 0;
  const history = fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
    const model = new Model();
    // Every run has people of its own, and none of the calls of the one before.
    run += 1;
    const own = (key: PersonKey): PersonKey => ({ ...key, workspace: `${run} ${key.workspace}` });
    await store.buttonCalls.deleteBefore(Number.MAX_SAFE_INTEGER);
    for (const each of steps) {
      switch (each.do) {
        case 'remember': {
          const result = await store.people.remember(own(each.person), each.changes, each.at);
          same(result, model.remember(each.person, each.changes));
          break;
        }
        case 'defaults':
          same(await store.people.defaults(own(each.person)), model.remember(each.person, {}));
          break;
        case 'keepCalls':
          await store.buttonCalls.save(OWNER, each.calls, each.at);
          for (const { token, call } of each.calls) model.keepCall(token, call, each.at);
          break;
        case 'call':
          expect(await store.buttonCalls.get(OWNER, each.token)).toBe(model.call(each.token));
          break;
        case 'forgetCalls':
          expect(await store.buttonCalls.deleteBefore(each.before)).toBe(model.forgetCalls(each.before));
          break;
      }
    }
  });
  await fc.assert(history, { numRuns: 60 });
}

/** Entry by entry: `toEqual` overlooks a value named `__proto__`. */
function same(actual: Readonly<Record<string, string>>, expected: Readonly<Record<string, string>>): void {
  expect(Object.entries(actual).sort()).toEqual(Object.entries(expected).sort());
}
