/**
 * The same as `make`, which is asked once for each object and must give the same each time: what is made is held as long as
 * the object is. Most answers are given more than once, and their blocks and calls are the same objects.
 */
export function madeOnce<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const made = new WeakMap<K, { readonly value: V }>();
  return (key) => {
    const before = made.get(key);
    if (before) return before.value;
    const value = make(key);
    made.set(key, { value });
    return value;
  };
}
