/** The one that there is. @throws where there is none, or more */
export function only<T>(all: readonly T[]): T {
  const [one, ...more] = all;
  if (one === undefined || more.length > 0) throw new Error(`there are ${all.length}, not one`);
  return one;
}
