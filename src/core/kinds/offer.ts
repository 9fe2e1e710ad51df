import { z } from 'zod';
import type { OffersRead } from '../../dataset/pay/offer/read-offers.ts';
import type { OptionKind } from '../declare/option.ts';
import { carriedKind } from './number-and-text.ts';

/** As much as people write about an offer, in UTF-16 units. */
const LONGEST = 1000;

/** Words for a part that is not there. */
const NOTHING = /^\s*(?:0+|-+|none|no|nil|n\/a)?\s*$/iu;

/** Options of which nothing is kept: no button, form, log or stored call holds their value. */
const confidential = {
  ...carriedKind,
  schema: () => z.string().max(LONGEST),
  label: () => '',
  kept: () => undefined,
};

/**
 * An offer of pay, or two with "vs" between: its amounts are taken out of a text before levels and places are looked for.
 * It is never kept.
 */
export const offerKind: OptionKind<OffersRead> = {
  ...confidential,
  name: 'offer',
  hint: '120k gbp, 10% bonus',
  schema: (data) =>
    z
      .string()
      .max(LONGEST)
      .transform((text) => data.pay.offers(text)),
  cut(text, data) {
    const found = data.pay.offers(text);
    return found.kind === 'none' ? undefined : { value: found.said, rest: found.rest };
  },
  speaks: String,
};

/** A part of an offer that is filled in apart, read as if its name and its amount had been typed. */
export const offerPartKind = (name: string, hint: string): OptionKind<string> => ({
  ...confidential,
  name,
  hint,
  speaks: (value) => (NOTHING.test(String(value)) ? '' : `${name} ${String(value)}`),
});

/** Words of a form that are read as if they had been typed beside the offer: its level and its place. */
export const besideOfferKind: OptionKind<string> = { ...confidential, name: 'words', speaks: String };
