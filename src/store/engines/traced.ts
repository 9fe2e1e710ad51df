/** Does a call of a repository or a transaction, named as `plans.list`, as part of a trace. Rejects as the work does. */
export type Traced = <T>(name: string, work: () => Promise<T>) => Promise<T>;

type Method = (...args: readonly unknown[]) => Promise<unknown>;

/** The same repositories, each call of whose methods is part of a trace. */
export function tracedRepositories<All extends object>(repositories: All, traced: Traced): All {
  const each = Object.entries(repositories).map(([name, one]) => [
    name,
    tracedMethods(name, one as object, traced),
  ]);
  return Object.fromEntries(each) as All;
}

const tracedMethods = (name: string, repository: object, traced: Traced): object =>
  new Proxy(repository, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target);
      if (typeof value !== 'function') return value;
      return (...args: readonly unknown[]) =>
        traced(`${name}.${String(key)}`, () => Reflect.apply(value as Method, target, args));
    },
  });
