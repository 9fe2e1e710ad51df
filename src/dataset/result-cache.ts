/** The most results that are held in memory unless told otherwise; emptied when full, since those asked for most come back at once. */
const MOST = 20_000;

/** Holds at most so many results by key, of all owners together, such as datasets: what is held of one is no other's. */
export function rememberedFor<T>(most = MOST): (owner: object, key: string, make: () => T) => T {
  const results = remembered<T>(most);
  const names = new WeakMap<object, string>();
  let named = 0;
  return (owner, key, make) => {
    let name = names.get(owner);
    if (name === undefined) names.set(owner, (name = `${++named} `));
    return results(name + key, make);
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
