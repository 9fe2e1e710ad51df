import { figuresFor, type Figures } from '../../dataset/pay/answer.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import type { Pay } from '../../dataset/pay/pay.ts';
import {
  convert,
  currencyOfOffer,
  implausible,
  type OfferCurrency,
} from '../../dataset/pay/offer/currency.ts';
import type { Offer, Refusal } from '../../dataset/pay/offer/offer.ts';
import { writeAgainst, writeAmong } from '../../dataset/pay/offer/standing.ts';
import { worthOf, type Worth } from '../../dataset/pay/offer/worth.ts';
import { whereIn } from '../../dataset/pay/official/official.ts';
import type { Published } from '../../dataset/pay/official/records.ts';
import type { Quote } from '../../dataset/pay/quote.ts';
import type { Level, Specialisation } from '../../dataset/pay/records.ts';
import type { Situation } from '../../dataset/pay/rows-for-place.ts';
import type { PlaceMatch } from '../../dataset/places/places.ts';
import { voicesIn, type Voices } from './voices.ts';

/** An offer, and the job that it is for. */
export interface OfferedJob {
  readonly offer: Offer;
  readonly level: Level;
  readonly place: PlaceMatch;
  readonly specialisation: Specialisation | undefined;
}

/** An offer beside what is known of pay there. Each standing is in words, and undefined where there is nothing to stand in. */
export interface JudgedOffer extends OfferedJob {
  readonly money: OfferCurrency;
  readonly worth: Worth;
  readonly figures: Figures;
  readonly situation: Situation;
  readonly voices: Voices;
  /** Its base against the guide's band: "in the upper half of the band". */
  readonly inBand: string | undefined;
  /** Among listings: "above 63%". */
  readonly amongListed: string | undefined;
  /** Among what an office counts: "above 50–75%". */
  readonly inOfficial: string | undefined;
  /** The country's total compensation, and all of the offer against it. */
  readonly total: { readonly quote: Quote; readonly standing: string } | undefined;
}

/** Judges an offer; a refusal where its currency or its size makes no sense. */
export function judgeOffer(job: OfferedJob, data: Dataset): JudgedOffer | Refusal {
  const { offer, level, place, specialisation } = job;
  const { pay } = data;
  const money = currencyOfOffer(offer, place.place.country, pay);
  if ('title' in money) return money;
  const worth = worthOf(offer);
  const refusal =
    implausible(offer.base ?? worth.yearly, money.currency, pay) ??
    implausible(worth.yearly, money.currency, pay);
  if (refusal) return refusal;
  const situation = pay.situate(place.place, place.part, level.id);
  const code = money.currency.id;
  const figures = figuresFor(pay, situation, level, specialisation ? [specialisation] : [], code);
  const voices = voicesIn(place, level.id, code, data);
  const { base } = offer;
  const band = figures.headline;
  return {
    ...{ ...job, money, worth, figures, situation, voices },
    inBand: base && band && writeAgainst(base, band),
    amongListed: base && voices.spread && writeAmong(voices.spread.amounts, base),
    inOfficial: inOfficial(job, money, voices, pay),
    total: totalOf(job, worth, code, pay),
  };
}

/** A base between the percentiles that an office publishes; a range is between those around both its ends. */
function inOfficial(
  { offer: { base } }: OfferedJob,
  { currency }: OfferCurrency,
  { official }: Voices,
  pay: Pay,
): string | undefined {
  if (!base || !official) return undefined;
  const inTheirs = (amount: typeof base.low) =>
    whereIn(official, convert(amount, currency, official.currency, pay));
  const { above } = inTheirs(base.low);
  const { below } = inTheirs(base.high);
  return among(above, below);
}

/** Between two percentiles: "above 50–75%"; beyond the outermost, in which end: "top 10%". */
function among(above: Published | undefined, below: Published | undefined): string | undefined {
  if (above !== undefined && below !== undefined) return `above ${above}–${below}%`;
  if (above !== undefined) return `top ${100 - above}%`;
  return below === undefined ? undefined : `lowest ${below}%`;
}

/** All of an offer against the country's total compensation; only where more than the base is known of it. */
function totalOf(
  { offer, level, place }: OfferedJob,
  worth: Worth,
  code: string,
  pay: Pay,
): JudgedOffer['total'] {
  const row = pay.national(place.place.country, level.id);
  const isAll = offer.total !== undefined || worth.steps.length > 1;
  if (!row || !isAll) return undefined;
  const quote = pay.nationalQuote(row, 'total', { level: level.id, currency: code });
  return { quote, standing: writeAgainst(worth.yearly, quote).replace(/ ?(?:of )?the band/gu, '') };
}
