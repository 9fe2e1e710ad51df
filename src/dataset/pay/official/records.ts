import { z } from 'zod';
import { countCell, sourced } from '../../record-schema.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is lower-case letters, digits and dashes');
const text = z.string().trim().min(1).max(120);
const country = z.string().regex(/^[A-Z]{2}$/, 'a country is its ISO 3166-1 code: two capitals');
const currency = z.string().regex(/^[A-Z]{3}$/, 'a currency is its ISO 4217 code: three capitals');
/** Pay as published; kept as text so that it stays exact. */
const pay = z.string('a row needs its median').regex(/^\d{1,9}(\.\d{1,2})?$/, 'pay is a decimal number');

/** The percentiles that offices publish. */
export const PUBLISHED = [10, 25, 50, 75, 90] as const;
/** A percentile that offices publish. */
export type Published = (typeof PUBLISHED)[number];

/** A row of official.csv: what an office published for an occupation, in a country or in one of its areas. */
export const officialRecord = z
  .strictObject({
    id,
    ...sourced,
    country,
    area: text.optional(),
    area_code: text,
    year: countCell(2000),
    occupation_code: text,
    occupation: text,
    currency,
    per: z.enum(['year', 'month', 'hour']),
    p10: pay.optional(),
    p25: pay.optional(),
    p50: pay,
    p75: pay.optional(),
    p90: pay.optional(),
    jobs: countCell().optional(),
    note: text.optional(),
  })
  .refine(({ p10, p25, p50, p75, p90 }) => {
    const known = [p10, p25, p50, p75, p90].flatMap((one) => (one === undefined ? [] : [Number(one)]));
    return known.every((one, at) => at === 0 || one >= (known[at - 1] ?? 0));
  }, 'percentiles do not rise');
/** What an office published for an occupation, in a country or in one of its areas. */
export type OfficialRecord = z.infer<typeof officialRecord>;

/** An occupation that an office counts. */
export const tradeRecord = z.strictObject({
  id,
  office: id,
  code: text,
  name: text,
  isMain: z.boolean().default(false),
  /** Hours of a week that turn pay by the hour into pay by the year. */
  hours: z.number().min(30).max(48).optional(),
  ...sourced,
});
/** An occupation that an office counts, in plain words. */
export type Trade = z.infer<typeof tradeRecord>;

/** The towns that an economic region is known by. */
export const regionRecord = z.strictObject({ id: text, towns: z.array(text).min(1), ...sourced });

const points = z
  .string()
  .regex(/^-?\d+(\.\d+)? -?\d+(\.\d+)?(\|-?\d+(\.\d+)? -?\d+(\.\d+)?)*$/, 'points are "latitude longitude|…"')
  .transform((value) =>
    value.split('|').map((point) => {
      const [latitude = 0, longitude = 0] = point.split(' ').map(Number);
      return { latitude, longitude };
    }),
  );

/** A row of official-areas.csv: where an area lies, by the towns it is known by, and the states or provinces it reaches into. */
export const areaRecord = z.strictObject({
  id,
  ...sourced,
  country,
  code: text,
  name: text,
  states: z.string().transform((value) => value.split('|')),
  /** Missing for a whole state or province. */
  points: points.optional(),
});
/** An area that an office counts by. */
export type OfficialArea = z.infer<typeof areaRecord>;
