import type { Place, Places } from '../places/places.ts';
import { kilometres } from './distance.ts';
import type { Premium } from './quote.ts';
import type { PayRecords } from './pay-records.ts';
import type { Area, PlaceBand } from './records.ts';
import { remembered } from '../result-cache.ts';

/** Which figures answer for a place. */
export type Situation =
  /** The country as a whole has a level table of its own; `rows` are the place rows within it. */
  | { readonly kind: 'whole'; readonly country: string; readonly rows: readonly PlaceBand[] }
  | {
      readonly kind: 'row';
      readonly row: PlaceBand;
      /** The city's area that the place lies in, where that matters. */
      readonly area: Area | undefined;
      /** Multiplies the row's band. */
      readonly premium: Premium | undefined;
    }
  /** No row: the nearest ones, by the place each is known for. */
  | { readonly kind: 'none'; readonly nearest: readonly Place[] };

/** How many of the nearest places are named where none answers. */
const NEAREST = 3;

/**
 * Finds which figures answer for a place; `part` is the state of its country that was named, where one was. Each place is
 * worked out once.
 */
export function situationsOf(
  records: PayRecords,
  places: Places,
): (place: Place, part?: string) => Situation {
  const anchors = anchorsOf(records, places);
  const situations = remembered<Situation>();
  return (place, part) =>
    situations(
      `${place.id} ${part ?? ''}`,
      () => situate(records, place, part) ?? { kind: 'none', nearest: nearestTo(place, anchors) },
    );
}

/** The situation of a place; undefined where no row answers for it. */
function situate(
  { placeBands, countryLevels, areas, placePremiums }: PayRecords,
  place: Place,
  part: string | undefined,
): Situation | undefined {
  const rows = placeBands.filter((row) => row.covers.country === place.country);
  const rest = rows.find((one) => !one.covers.areas);
  const holdsPart = (area: Area) =>
    part !== undefined && area.country === place.country && area.parts.includes(part);
  if (part !== undefined && rest && !areas.some(holdsPart))
    return { kind: 'row', row: rest, area: undefined, premium: undefined };
  if (place.kind === 'country' && countryLevels.some((one) => one.country === place.country))
    return { kind: 'whole', country: place.country, rows };
  const area = areaOf(place, areas);
  const row = rows.find((one) => area && one.covers.areas?.includes(area.id)) ?? rest;
  if (!row) return undefined;
  const premium = placePremiums.find((one) => one.applies && one.area === area?.id);
  return { kind: 'row', row, area, premium: premium && area && { ...premium, name: area.name } };
}

/** The area whose centre a town lies near enough to; a country is in none. */
const areaOf = (place: Place, areas: readonly Area[]): Area | undefined =>
  place.kind === 'country'
    ? undefined
    : areas.find(
        ({ country, centre: [latitude, longitude], km }) =>
          country === place.country && kilometres(place, { latitude, longitude }) <= km,
      );

/** A row of bands, and a place it is known for. */
interface Anchor {
  readonly row: PlaceBand;
  readonly place: Place;
}

const anchorsOf = ({ placeBands }: PayRecords, places: Places): readonly Anchor[] =>
  placeBands.flatMap((row) =>
    row.anchors.flatMap((anchor) => places.find(anchor)?.place ?? []).map((place) => ({ row, place })),
  );

/** The nearest places that have a row, one a row. */
function nearestTo(place: Place, anchors: readonly Anchor[]): Place[] {
  const closest = new Map<PlaceBand, { place: Place; km: number }>();
  for (const anchor of anchors) {
    const km = kilometres(place, anchor.place);
    if (km < (closest.get(anchor.row)?.km ?? Infinity)) closest.set(anchor.row, { place: anchor.place, km });
  }
  return [...closest.values()]
    .sort((a, b) => a.km - b.km)
    .slice(0, NEAREST)
    .map((one) => one.place);
}
