import { notInFigures } from '../../dataset/pay/not-in-figures.ts';
import type { Currency, Specialisation } from '../../dataset/pay/records.ts';
import type { OptionKind } from '../declare/option.ts';
import { closedKind, vocabulary } from './vocabulary.ts';

const specialisationWords = vocabulary<Specialisation>((data) =>
  data.pay.specialisations.map((one) => ({
    value: one.id,
    label: one.name,
    words: [one.name, ...one.aliases],
    item: one,
  })),
);

/** A specialisation, which adds a premium to pay. */
export const specialisationKind = closedKind(
  'specialisation',
  'llm',
  specialisationWords,
  (value) => String(value).replaceAll('-', ' '),
  ({ name }) => name,
);

const currencyWords = vocabulary<Currency>((data) =>
  data.pay.currencies.map((one) => ({
    value: one.id,
    label: `${one.id}, ${one.name}`,
    words: [...one.aliases, one.name],
    item: one,
  })),
);

/** "€", "$" alone where one currency's figures are written so; "a$", "us$" by the letters its code begins with. */
function bySign(phrase: string, currencies: readonly Currency[]): Currency | undefined {
  return currencies.find(({ id, prefix, sign }) => {
    if (sign === '' || !phrase.endsWith(sign)) return false;
    const letters = phrase.slice(0, -sign.length);
    return letters === '' ? prefix === '' : id.toLowerCase().startsWith(letters);
  });
}

/** Most phrases hold no sign of a currency. */
const UNSIGNED = /^[a-z0-9 ]*$/;

/** Every currency's ISO 4217 code. */
const CODES = new Set(Intl.supportedValuesOf('currency'));

/** A currency that there is a rate for: "in usd", "euros". */
export const currencyKind: OptionKind<Currency> = {
  ...closedKind(
    'currency',
    'in usd',
    currencyWords,
    (value) => `in ${String(value).toLowerCase()}`,
    ({ id }) => `in ${id}`,
  ),
  lead: 'in',
  match(phrase, data) {
    const words = phrase.includes(' ') ? phrase.replace(/^(?:in|to|converted to) /, '') : phrase;
    return (
      currencyWords.match(words, data) ??
      (UNSIGNED.test(words) ? undefined : bySign(words, data.pay.currencies)?.id)
    );
  },
  refuse(phrase, said = phrase) {
    const reason = notInFigures(phrase);
    if (reason !== undefined) return reason;
    const code = /^(?:in |to )?([a-z]{3})$/.exec(phrase)?.[1]?.toUpperCase() ?? '';
    const isCode = phrase.startsWith('in ') || said.trim() === code;
    return isCode && CODES.has(code) ? `There is no rate for ${code}.` : undefined;
  },
  suggest: (prefix, data) => currencyWords.suggest(prefix.replace(/^\s*in\s+/iu, ''), data),
  /** Never sure: a three-letter code with one wrong letter may as well be another currency. */
  near: (phrase, data) =>
    currencyWords.near(phrase, data).map((one) => ({ ...one, sure: one.sure && phrase.length > 4 })),
};
