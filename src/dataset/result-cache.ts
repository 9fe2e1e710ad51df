/** The most results that are held in memory unless told otherwise; emptied when full, since those asked for most come back at once. */
const MOST = 20_000;

/** Holds at most so many results by key for each owner, such as a dataset, as long as that one is held. */
export function rememberedFor<T>(most = MOST): (owner: object, key: string, make: () => T) => T {
  const held = new WeakMap<object, ReturnType<typeof remembered<T>>>();
  return (owner, key, make) => {
    let results = held.get(owner);
    if (!results) held.set(owner, (results = remembered<T>(most)));
    return results(key, make);
  };
}

/** Holds at most so many results by key: `make` is called for a key that is not held. */
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
