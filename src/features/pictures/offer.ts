import { isOwnFigure } from '../../dataset/pay/own/own-pay.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import { sourcesOf } from '../../dataset/pay/explain.ts';
import { standingIn } from '../../dataset/pay/listed/listed.ts';
import { PERCENTILES } from '../../dataset/pay/listed/records.ts';
import { writeCount } from '../../dataset/pay/listed/words.ts';
import { writeEnds } from '../../dataset/pay/offer/worth-words.ts';
import { markOf } from '../../dataset/pay/pay-words.ts';
import type { OfferPicture } from '../../reply/picture.ts';
import type { JudgedOffer } from '../pay/judge-offer.ts';
import { sourcesOfVoices } from '../pay/voices.ts';
import { bandOf, listedPay, listedWords, moneyOf, sourceLine } from './pay-parts.ts';

/**
 * Where the base of an offer stands in the guide's band and on the curve of what was listed; undefined for a range, or
 * where there are too few listings.
 * @param about who it is for and where: "Senior AI engineer · London"
 */
export function offerPicture(judged: JudgedOffer, about: string, data: Dataset): OfferPicture | undefined {
  const { offer, money, voices, figures, inBand, amongListed } = judged;
  const { base } = offer;
  const { listed, spread } = voices;
  const shown = listedPay(voices, data);
  if (!base?.low.equals(base.high) || !listed || !spread || !shown || amongListed === undefined)
    return undefined;
  const standing = standingIn(spread.amounts, base.low.valueOf());
  if (!standing) return undefined;
  // All of an offer in parts is worth more than what is compared here.
  const text = `${writeEnds(base, money.currency)}${judged.worth.steps.length > 1 ? ' base' : ''}`;
  const level = shown.level.replace(/ level$/u, '');
  const among = `${amongListed} of ${writeCount(listed.listings).replace(' ', level === '' ? ' ' : ` ${level} `)}`;
  const { headline } = figures;
  const band = inBand === undefined ? undefined : headline;
  const title = `${capital(inBand ?? `${amongListed} of listings`)}:`;
  const subtitle = `${capital(among)}, median ${shown.median.text}`;
  const mark = band ? markOf(band) : '';
  const bandAs = band
    ? `${isOwnFigure(band) ? 'your company' : 'guide'} ${band.text}${mark === '' ? '' : ` (${mark})`}`
    : '';
  return {
    ...{ kind: 'offer', personal: true, money: moneyOf(money.currency) },
    eyebrow: `${about} · a year`,
    ...{ title, figure: text, subtitle },
    source: sourceLine([...sourcesOf(figures), ...sourcesOfVoices(voices, data)], data),
    offer: { amount: base.low.valueOf(), text },
    percent: standing.percent,
    standing: amongListed,
    curve: spread.amounts.map((amount, at) => ({ percent: PERCENTILES[at] ?? 0, amount })),
    listed: shown,
    ...{ band: band && bandOf(band), bandAs },
    alt: [
      `${text} a year, ${about}: ${inBand ?? 'no band of the guide'}.`,
      ...(band ? [`${capital(bandAs)}.`] : []),
      `${subtitle}.`,
      `${listedWords(shown, listed, spread)}.`,
    ].join(' '),
  };
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
