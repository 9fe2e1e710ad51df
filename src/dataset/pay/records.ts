import { z } from 'zod';
import { sourced } from '../record-schema.ts';

const id = z.string().regex(/^[A-Za-z0-9-]+$/, 'an id is letters, digits and dashes');
const text = z.string().trim().min(1).max(300);
const word = z.string().regex(/^[a-z0-9 +]+$/, 'a word is lower-case letters, digits and spaces');
const country = z.string().regex(/^[A-Z]{2}$/, 'a country is its ISO 3166-1 code: two capitals');
const currency = z.string().regex(/^[A-Z]{3}$/, 'a currency is its ISO 4217 code: three capitals');
const amount = z.int().positive().max(1_000_000_000_000);
const percent = z.int().min(0).max(500);

/** A pay band as printed: whole units of the currency a year. `open`: the printed figure ends in "+". */
const band = z
  .strictObject({ low: amount, high: amount, open: z.boolean().default(false) })
  .refine((value) => value.low <= value.high, 'low is above high');
/** A band as it is printed: low and high, in the row’s currency, a year before tax. */
export type PrintedBand = z.infer<typeof band>;

/** The levels from the lowest to the highest. */
export const LEVELS = ['entry', 'mid', 'senior', 'staff', 'principal'] as const;
/** The id of a level. */
export type LevelId = (typeof LEVELS)[number];
const level = z.enum(LEVELS);

/** A level of the ladder; `years` from `from` up to, not including, `below`. */
export const levelRecord = z.strictObject({
  id: level,
  name: text,
  years: z.strictObject({ from: z.int().min(0), below: z.int().positive().optional() }),
  aliases: z.array(word),
  /** Titles and grades of companies' own ladders that mostly mean this level: reading them so is a guess. */
  usually: z.array(word).default([]),
  ...sourced,
});
/** A level, with the years of experience it spans. */
export type Level = z.infer<typeof levelRecord>;

/** A row of the level table: a whole country, one or more levels, three bands. */
export const countryLevelRecord = z.strictObject({
  id,
  label: text,
  levels: z.array(level).min(1),
  country: z.literal(
    'US',
    'the level table is that of the US; give another country a row in place-bands.yaml',
  ),
  currency,
  average: band,
  top: band,
  total: band,
  ...sourced,
});
/** A row of a country’s level table. */
export type CountryLevel = z.infer<typeof countryLevelRecord>;

/** A row of the place table. */
export const placeBandRecord = z.strictObject({
  id,
  name: text,
  covers: z.strictObject({ country, areas: z.array(id).min(1).optional() }),
  note: text,
  anchors: z.array(text).min(1),
  currency,
  bands: z.strictObject({
    entry: band.optional(),
    mid: band.optional(),
    senior: band.optional(),
    staff: band.optional(),
    principal: band.optional(),
  }),
  ...sourced,
});
/** The bands of a place by level. */
export type PlaceBand = z.infer<typeof placeBandRecord>;

/** A city's area: towns of the country within `km` of `centre` (latitude, longitude in degrees). `parts`
 * are the states that lie partly within. */
export const areaRecord = z.strictObject({
  id,
  name: text,
  country,
  centre: z.tuple([z.number().min(-90).max(90), z.number().min(-180).max(180)]),
  km: z.number().positive().max(500),
  parts: z.array(text).default([]),
  ...sourced,
});
/** The towns within so many kilometres of a city. */
export type Area = z.infer<typeof areaRecord>;

const premium = { low: percent, high: percent };
const ordered = (value: { low: number; high: number }) => value.low <= value.high;

/** Per cent on top for an area; told but not multiplied unless it `applies`. */
export const placePremiumRecord = z
  .strictObject({ id, area: id, ...premium, baseline: text.optional(), applies: z.boolean(), ...sourced })
  .refine(ordered, 'low is above high');
/** A premium for working in an area. */
export type PlacePremium = z.infer<typeof placePremiumRecord>;

/** Per cent on top of the place's band. */
export const specialisationRecord = z
  .strictObject({ id, name: text, title: text, aliases: z.array(word), ...premium, ...sourced })
  .refine(ordered, 'low is above high');
/** A specialisation, with the premium that it adds. */
export type Specialisation = z.infer<typeof specialisationRecord>;

/** A type of company, and how it moves pay. */
export const companyTypeRecord = z.strictObject({ id, name: text, summary: text, ...sourced });
/** A type of company. */
export type CompanyType = z.infer<typeof companyTypeRecord>;

/** How a country’s companies pay people who work remotely. */
export const remoteRecord = z.strictObject({ id, country, note: text, ...sourced });
/** A note on remote pay in a country. */
export type RemoteNote = z.infer<typeof remoteRecord>;

/** A currency: its ISO 4217 code, how its figures are written, and the countries that pay in it. */
export const currencyRecord = z.strictObject({
  id: currency,
  name: text,
  prefix: z.string().max(4),
  sign: z.string().max(3),
  scale: z.enum(['thousand', 'lakh']),
  aliases: z.array(word),
  countries: z.array(country),
});
/** A currency. */
export type Currency = z.infer<typeof currencyRecord>;

/** Units of the currency for one US dollar in `year`; a decimal kept as text so that it stays exact. */
export const rateRecord = z.strictObject({
  id: currency,
  year: z.int().min(2000).max(2100),
  perUsd: z
    .string()
    .regex(/^\d+(\.\d+)?$/, 'a rate is a decimal in quotes')
    .refine((value) => Number(value) > 0, 'a rate is above zero'),
  rows: z.int().positive(),
  ...sourced,
});
/** The exchange rate of a currency in a year. */
export type Rate = z.infer<typeof rateRecord>;

/** Who publishes what Rung answers from; `date` is ISO: a day, a month or a year; `approximate` when even that is not certain. */
export const sourceRecord = z.strictObject({
  id,
  title: text,
  publisher: text,
  short: text,
  date: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'a date is YYYY, YYYY-MM or YYYY-MM-DD')
    .refine((value) => !Number.isNaN(Date.parse(value)), 'there is no such date'),
  approximate: z.boolean().default(false),
  licence: text,
  url: z.url({ protocol: /^https$/ }).optional(),
  covers: text,
});
/** A source that figures come from. */
export type Source = z.infer<typeof sourceRecord>;
