import type { Dataset } from '../../dataset/dataset.ts';
import { against } from '../../dataset/pay/offer/standing.ts';
import { writeAmount } from '../../dataset/pay/money.ts';
import type { JudgedOffer } from './judge-offer.ts';

/** A point of the guide on negotiating that fits an offer, and the question to ask the employer. */
export interface OfferPoint {
  /** The point, as the guide has it; undefined where an operator's data has it no more. */
  readonly fact: { readonly summary: string } | undefined;
  readonly question: string;
}

/** What to raise with the employer first: what is low, then what is not named. */
export function offerPoint({ offer, figures, total }: JudgedOffer, { career }: Dataset): OfferPoint {
  const { base, bonus, equity, signOn, unpriced } = offer;
  const band = figures.headline;
  const point = (id: string, question: string): OfferPoint => ({ fact: career.fact(id), question });
  if (!base) return point('negotiation-total', 'How much of it is base, and how much equity?');
  if (band && against(base.high, band) === 'below')
    return point('negotiation-leverage', `Can the base reach ${writeAmount(band.low, band.currency)}?`);
  if (!equity)
    return point(
      'negotiation-equity',
      unpriced.includes('equity')
        ? 'What is the equity worth, and how does it vest?'
        : 'Is there equity, and how does it vest?',
    );
  if (total?.standing.startsWith('below') === true)
    return point('negotiation-leverage', 'Is there room in the equity or the bonus?');
  if (!signOn) return point('negotiation-signing-bonus', 'Is there a signing bonus?');
  if (!bonus) return point('negotiation-total', 'Is there a bonus, and is it paid in full?');
  return point('negotiation-total', 'When is pay reviewed, and by how much?');
}
