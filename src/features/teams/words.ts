/** "1 person", "6 people". */
export const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);

/** "1 task", "12 tasks". */
export const counted = (count: number, what: string): string =>
  `${count.toLocaleString('en')} ${count === 1 ? what : `${what}s`}`;

/** Names as a sentence has them, with how many are not named: "Ann, Bo and 3 others". */
export function named(names: readonly string[], all: number): string {
  const others = all - names.length;
  if (names.length === 0) return people(all);
  const rest = others === 0 ? [] : [others === 1 ? '1 other' : `${others} others`];
  const parts = [...names, ...rest];
  const last = parts.at(-1) ?? '';
  return parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
