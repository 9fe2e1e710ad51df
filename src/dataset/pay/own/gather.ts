import type { LevelId, PrintedBand } from '../records.ts';
import { MOST_PLACES, type OwnPlace } from './records.ts';

/** Where a band is for. */
export type OwnWhere = Pick<OwnPlace, 'label' | 'name' | 'country' | 'centre' | 'km'>;

/** One band of a file; `at` is the row that it stands in, from 0. */
export interface OneBand {
  readonly at: number;
  readonly place: OwnWhere;
  readonly level: LevelId;
  readonly band: PrintedBand;
  readonly currency: string;
}

/** Bands by place, and those that do not go with the others. */
export interface Gathered {
  readonly places: readonly OwnPlace[];
  readonly refused: readonly { readonly at: number; readonly reason: string }[];
}

/** Gathers bands by their places: a place has one band a level, all in one currency. The first of two stands. */
export function gatherBands(bands: readonly OneBand[]): Gathered {
  const places = new Map<string, OwnPlace>();
  const refused: { at: number; reason: string }[] = [];
  for (const { at, place, level, band, currency } of bands) {
    const before = places.get(place.label);
    const reason = before
      ? wrongBeside(before, { level, currency })
      : places.size >= MOST_PLACES
        ? `there are more than ${MOST_PLACES} places`
        : undefined;
    if (reason !== undefined) refused.push({ at, reason });
    else
      places.set(place.label, {
        ...place,
        ...{ currency, bands: { ...before?.bands, [level]: band } },
      });
  }
  return { places: [...places.values()], refused };
}

function wrongBeside(
  { name, bands, currency: its }: OwnPlace,
  { level, currency }: Pick<OneBand, 'level' | 'currency'>,
): string | undefined {
  if (its !== currency) return `${name} is in ${its} above, and in ${currency} here`;
  return bands[level] ? `${name} has a ${level} band above` : undefined;
}
