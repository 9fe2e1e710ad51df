import { z } from 'zod';
import { placeBandRecord } from '../records.ts';

/** The most places that a company has bands for. */
export const MOST_PLACES = 200;

const name = z.string().trim().min(1).max(100);

/** A place that a company has bands for: a country, or the towns within `km` of a `centre`. */
export const ownPlaceRecord = z.strictObject({
  /** As it is found again: "London, UK". */
  label: name,
  /** As it is shown: "London". */
  name,
  country: placeBandRecord.shape.covers.shape.country,
  /** Latitude and longitude in degrees; absent for a country as a whole. */
  centre: z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]).optional(),
  km: z.number().positive().max(500).optional(),
  currency: placeBandRecord.shape.currency,
  bands: placeBandRecord.shape.bands,
});
/** A place that a company has bands for. */
export type OwnPlace = z.infer<typeof ownPlaceRecord>;

/** The pay bands of a company, as they are kept for its workspace. */
export const ownBandsRecord = z.strictObject({ places: z.array(ownPlaceRecord).min(1).max(MOST_PLACES) });
/** The pay bands of a company. */
export type OwnBands = z.infer<typeof ownBandsRecord>;

/** How many bands there are: one a place and level. */
export const countBands = ({ places }: OwnBands): number =>
  places.reduce((sum, { bands }) => sum + Object.keys(bands).length, 0);
