import type { Dataset } from '../../dataset/dataset.ts';
import { standingIn } from '../../dataset/pay/listed/listed.ts';
import { PERCENTILES } from '../../dataset/pay/listed/records.ts';
import { writeEnds } from '../../dataset/pay/offer/worth-words.ts';
import type { OfferPicture } from '../../reply/picture.ts';
import type { JudgedOffer } from '../pay/judge-offer.ts';
import { bandOf, listedPay, listedWords, moneyOf } from './pay-parts.ts';

/**
 * Where the base of an offer stands on the curve of what was listed; undefined for a range, or where nothing says so.
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
  const title = `${standing.beyond === 'below' ? 'Below 95%' : `Above ${standing.percent}%`} of listings:`;
  const { headline } = figures;
  return {
    ...{ kind: 'offer', personal: true, money: moneyOf(money.currency) },
    eyebrow: `${about} · a year`,
    ...{ title, figure: text },
    subtitle: `${shown.count}, median ${shown.median.text}`,
    offer: { amount: base.low.valueOf(), text },
    percent: standing.percent,
    standing: amongListed,
    curve: spread.amounts.map((amount, at) => ({ percent: PERCENTILES[at] ?? 0, amount })),
    listed: shown,
    band: headline && bandOf(headline),
    alt: [
      `${title} ${text} a year${standing.beyond ? `, ${amongListed}` : ''}, ${about}.`,
      `${listedWords(shown, listed, spread)}.`,
      ...(headline && inBand !== undefined ? [`The guide’s band is ${headline.text}: ${inBand}.`] : []),
    ].join(' '),
  };
}
