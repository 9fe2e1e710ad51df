import type { Fraction } from 'fraction.js';
import type { Pay } from '../pay.ts';
import type { Currency } from '../records.ts';
import type { Ends } from '../money.ts';
import type { Offer, Refusal, SharedCurrency } from './offer.ts';

/** The currency of an offer; `note` says how it was taken, where it was not said. */
export interface OfferCurrency {
  readonly currency: Currency;
  readonly note: string;
}

type Rated = Pick<Pay, 'currency' | 'currencyOf' | 'rate'>;

/** What a shared word stands for: one currency of these, the usual one where a place has none of them, and how it is told. */
interface Shared {
  readonly has: (currency: Currency) => boolean;
  readonly usual: string | undefined;
  readonly said: string;
  /** Countries whose own currency goes by the word too, and has no rate. */
  readonly unrated?: Readonly<Record<string, string>>;
}

const oneOf =
  (...ids: readonly string[]) =>
  ({ id }: Currency): boolean =>
    ids.includes(id);
const SHARED: Readonly<Record<SharedCurrency, Shared>> = {
  dollar: { has: ({ sign }) => sign === '$', usual: 'USD', said: '“$” read' },
  krone: { has: oneOf('SEK', 'NOK', 'DKK'), usual: undefined, said: '“kr” read' },
  peso: { has: oneOf('MXN', 'CLP', 'PHP'), usual: undefined, said: 'Pesos read' },
  rupee: {
    ...{ has: oneOf('INR'), usual: 'INR', said: '“Rs” read' },
    unrated: { PK: 'PKR', LK: 'LKR', NP: 'NPR', MU: 'MUR', SC: 'SCR' },
  },
  yen: { has: oneOf('JPY'), usual: 'JPY', said: '“¥” read', unrated: { CN: 'CNY' } },
};

const EXAMPLE = '120k eur senior dubai';

/**
 * The currency of an offer in a country. "$" is the country's own dollar where it has one; an amount without a currency is
 * in the country's, and lakh without one are rupees.
 */
export function currencyOfOffer(
  { currency: said, inLakh }: Pick<Offer, 'currency' | 'inLakh'>,
  country: string,
  pay: Rated,
): OfferCurrency | Refusal {
  const own = pay.currencyOf(country);
  const taken = (currency: Currency | undefined, said: string): OfferCurrency | Refusal =>
    currency
      ? { currency, note: `${said} as ${currency.name}.` }
      : { title: 'In which currency is that?', hint: 'Say it beside the amount.', example: EXAMPLE };
  switch (said?.kind) {
    case 'one': {
      const currency = pay.currency(said.id);
      return currency ? { currency, note: '' } : withoutRate(said.id);
    }
    case 'unrated':
      return withoutRate(said.code);
    case 'shared': {
      const { has, usual, said: words, unrated } = SHARED[said.shared];
      const code = unrated?.[country];
      if (code !== undefined) return withoutRate(code);
      const isOwn = own !== undefined && has(own);
      const isPlain = isOwn && own.id === usual;
      const read = taken(isOwn ? own : pay.currency(usual ?? ''), words);
      return isPlain ? { currency: own, note: '' } : read;
    }
    case undefined:
      return inLakh && own?.id !== 'INR'
        ? taken(own ? pay.currency('INR') : undefined, 'Lakh read')
        : taken(own, 'Read');
  }
}

const withoutRate = (code: string): Refusal => ({
  title: `I have no exchange rate for ${code}`,
  hint: 'Give the offer in a currency with a rate, such as USD or EUR.',
  example: EXAMPLE,
});

function need(currency: Currency | undefined): Currency {
  if (!currency) throw new Error('the US dollar is not in the dataset');
  return currency;
}

/** An amount in another currency, exact, at the dated rates. */
export function convert(amount: Fraction, from: Currency, to: Currency, pay: Pick<Pay, 'rate'>): Fraction {
  if (from.id === to.id) return amount;
  const [rate, other] = [pay.rate(from.id), pay.rate(to.id)];
  if (!rate || !other) throw new Error(`no rate for ${from.id} or ${to.id}`);
  return amount.div(rate.perUsd).mul(other.perUsd);
}

/** Under so many US dollars a year, an amount is most likely a month's. */
const LEAST_USD = 3000;
const MOST_USD = 20_000_000;

/** Why an amount is no year's pay in its currency; undefined where it may be. */
export function implausible({ low, high }: Ends, currency: Currency, pay: Rated): Refusal | undefined {
  const usd = need(pay.currency('USD'));
  if (convert(high, currency, usd, pay).compare(MOST_USD) > 0)
    return {
      title: 'That’s more than any job pays',
      hint: 'Check the zeros and the unit.',
      example: '120k gbp senior london',
    };
  if (convert(low, currency, usd, pay).compare(LEAST_USD) < 0)
    return {
      title: 'Is that a month’s pay?',
      hint: 'Then say “a month” after it.',
      example: '8k eur a month senior berlin',
    };
  return undefined;
}
