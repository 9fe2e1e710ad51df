/** The most results that are held in memory; emptied when full, since those asked for most come back at once. */
const MOST = 20_000;

/** Holds results by key for each owner, such as a dataset, as long as that one is held. */
export function rememberedFor<T>(): (owner: object, key: string, make: () => T) => T {
  const held = new WeakMap<object, ReturnType<typeof remembered<T>>>();
  return (owner, key, make) => {
    let results = held.get(owner);
    if (!results) held.set(owner, (results = remembered<T>()));
    return results(key, make);
  };
}

/** Holds results by key, `most` of them: `make` is called for a key that is not held. */
export function remembered<T>(most = MOST): (key: string, make: () => T) => T {
  const results = new Map<string, T>();
  return (key, make) => {
    const found = results.get(key);
    if (found !== undefined) return found;
    if (results.size >= most) results.clear();
    const made = make();
    results.set(key, made);
    return made;
  };
}
