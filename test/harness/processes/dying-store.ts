import type { Repositories, Store } from '../../../src/store/store.ts';

/** A store of a process that may die in its next change. */
export interface DyingStore {
  readonly store: Store;
  /**
   * Lets the process die in its next change: before its nth question to the store, from 1, so that all of the change is
   * undone; or, with 'after', once all of it is kept and before anybody knows. It lives again once that was met.
   */
  dieAt(moment: number | 'after'): void;
  /** Whether it died since it was last asked. */
  died(): boolean;
}

/** Makes the store of such a process over one that outlives it. */
export function dyingStore(store: Store): DyingStore {
  let moment: number | 'after' | undefined;
  let asked = 0;
  let dead = false;
  const die = (): Promise<never> => {
    dead = true;
    return Promise.reject(new Error('the process died'));
  };
  /** The repositories of a change, of which one question is its last. */
  const mortal = (repositories: Repositories): Repositories =>
    new Proxy(repositories, {
      get: (all, name: keyof Repositories) =>
        new Proxy(all[name], {
          get(one, method) {
            const own = Reflect.get(one, method, one) as (...given: readonly unknown[]) => unknown;
            return (...given: readonly unknown[]): unknown => {
              asked += 1;
              return asked === moment ? die() : Reflect.apply(own, one, given);
            };
          },
        }),
    });
  const inbox: Pick<Store['inbox'], 'mark' | 'handleOnce' | 'deleteBefore'> = {
    // Who is dead marks nothing as answered.
    mark: (event, at) => (dead ? Promise.resolve(false) : store.inbox.mark(event, at)),
    deleteBefore: (before) => store.inbox.deleteBefore(before),
    async handleOnce(event, at, work) {
      asked = 0;
      const done = await store.inbox.handleOnce(event, at, (all) => work(mortal(all)));
      return moment === 'after' ? die() : done;
    },
  };
  return {
    store: { ...store, inbox: inbox as Store['inbox'] },
    dieAt: (at) => (moment = at),
    died: () => {
      const was = dead;
      moment = undefined;
      dead = false;
      return was;
    },
  };
}
