import { fc } from './property.ts';

/** One thing done to a payload: somewhere in it, something is taken out, made null or made something else. */
export interface Spoiling {
  /** Which of the places in it, as a part of all of them in [0, 1). */
  readonly where: number;
  readonly how: 'remove' | 'null' | 'retype';
  readonly as: unknown;
}

/** What a part may become that should have been of another type. */
const OTHERS: readonly unknown[] = [
  0,
  -1,
  1e300,
  true,
  false,
  '',
  'x',
  '💥',
  '__proto__',
  'a\0b',
  '\ud800',
  'x'.repeat(300),
  [],
  {},
  [null],
  [[]],
  { id: null },
  { type: 'message' },
];

const spoiling: fc.Arbitrary<Spoiling> = fc.record({
  where: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  how: fc.constantFrom('remove', 'null', 'retype'),
  as: fc.constantFrom(...OTHERS),
});

/** A payload of so many, and what is done to it. */
export const spoilt = (
  count: number,
): fc.Arbitrary<{ readonly which: number; readonly spoilings: readonly Spoiling[] }> =>
  fc.record({
    which: fc.nat({ max: count - 1 }),
    spoilings: fc.array(spoiling, { minLength: 1, maxLength: 3 }),
  });

type Holder = Record<string, unknown>;

/** Every place in it, however deep: what holds it and under which key. */
function placesIn(value: unknown): { readonly holder: Holder; readonly key: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Holder;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}

/** A copy with all of it done, one after the other. */
export function spoil<Whole extends object>(whole: Whole, spoilings: readonly Spoiling[]): Whole {
  const copy = structuredClone(whole);
  for (const { where, how, as } of spoilings) {
    const places = placesIn(copy);
    const place = places[Math.floor(where * places.length)];
    if (!place) continue;
    if (how === 'remove') Reflect.deleteProperty(place.holder, place.key);
    else place.holder[place.key] = how === 'null' ? null : structuredClone(as);
  }
  return copy;
}
