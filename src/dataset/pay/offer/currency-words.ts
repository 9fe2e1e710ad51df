import type { Currency } from '../records.ts';
import type { CurrencySaid, SharedCurrency } from './offer.ts';

/** What several currencies are called, and the words of each. */
const SHARED: Readonly<Record<SharedCurrency, readonly string[]>> = {
  dollar: ['$', 'dollars', 'dollar', 'bucks'],
  krone: ['kr', 'kronor', 'kroner', 'krona', 'krone'],
  peso: ['pesos', 'peso'],
  rupee: ['rs', 'rs.', 'rupees', 'rupee'],
  // Japan's and China's.
  yen: ['¥'],
};
/** Signs and short words of one currency beyond those in the data. */
const SIGNS: Readonly<Record<string, string>> = {
  c$: 'CAD',
  a$: 'AUD',
  s$: 'SGD',
  r$: 'BRL',
  nt$: 'TWD',
  '₪': 'ILS',
  '₺': 'TRY',
  '฿': 'THB',
  '₱': 'PHP',
  zł: 'PLN',
  zl: 'PLN',
  kč: 'CZK',
  sfr: 'CHF',
  'fr.': 'CHF',
};
/** Codes that are everyday words or names of something else: a currency only beside an amount, or in capitals. */
const WORDS: ReadonlySet<string> = new Set(
  'all top cup pen mop gel sos mad bob try cop ron php bam lak ang kes'.split(' '),
);
/** Every currency's ISO 4217 code. */
const CODES = new Set(Intl.supportedValuesOf('currency'));

/** Finds the currency that a text names at a place; `beside` says whether an amount stands next to it. */
export type CurrencyAt = (
  text: string,
  at: number,
  beside: boolean,
) => { readonly said: CurrencySaid; readonly length: number } | undefined;

interface Named {
  readonly words: string;
  readonly said: CurrencySaid;
}

const one = (id: string): CurrencySaid => ({ kind: 'one', id });

/** Every word and sign, the longest first, so that "us$" is no "$" after "us". */
function namesOf(currencies: readonly Currency[]): readonly Named[] {
  const shared = Object.entries(SHARED) as [SharedCurrency, readonly string[]][];
  const isShared = new Set(shared.flatMap(([, words]) => words));
  const dollars = currencies.filter(({ sign }) => sign === '$');
  const found: Named[] = [
    ...shared.flatMap(([kind, words]) =>
      words.map((word): Named => ({ words: word, said: { kind: 'shared', shared: kind } })),
    ),
    ...Object.entries(SIGNS).map(([words, id]): Named => ({ words, said: one(id) })),
    ...currencies.flatMap(({ id, sign, prefix, aliases }) => [
      ...[id.toLowerCase(), ...aliases].map((words): Named => ({ words, said: one(id) })),
      ...(sign !== '' && prefix === '' ? [{ words: sign, said: one(id) }] : []),
    ]),
    // "US$", "CA$", "CAD$": the first currency of those letters.
    ...dollars.flatMap(({ id }) =>
      [2, 3].map((length): Named => ({ words: `${id.slice(0, length).toLowerCase()}$`, said: one(id) })),
    ),
  ];
  const known = new Set<string>();
  return found
    .filter(({ words, said }) => said.kind === 'shared' || !isShared.has(words))
    .filter(({ words }) => !known.has(words) && known.add(words))
    .sort((a, b) => b.words.length - a.words.length);
}

const isLetter = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{M}]/u.test(char);

/** A finder of the currencies that are listed, and of codes that are not. */
export function currenciesIn(currencies: readonly Currency[]): CurrencyAt {
  const byFirst = Map.groupBy(namesOf(currencies), ({ words }) => words.charAt(0));
  const listed = new Set(currencies.map(({ id }) => id));
  return (text, at, beside) => {
    const lower = text.slice(at, at + 24).toLowerCase();
    const isWhole = (words: string): boolean => !isLetter(words.at(-1)) || !isLetter(text[at + words.length]);
    const named = byFirst
      .get(lower.charAt(0))
      ?.find(({ words }) => lower.startsWith(words) && isWhole(words));
    const typed = text.slice(at, at + 3);
    const code = typed.toUpperCase();
    if (named) {
      const isDoubtful = WORDS.has(named.words) || named.words === 'kr' || named.words === 'zl';
      if (!beside && isDoubtful) return undefined;
      return { said: named.said, length: named.words.length };
    }
    const isCode = CODES.has(code) && !listed.has(code) && isWhole(typed);
    if (!isCode || !beside || (WORDS.has(typed.toLowerCase()) && typed !== code)) return undefined;
    return { said: { kind: 'unrated', code }, length: 3 };
  };
}
