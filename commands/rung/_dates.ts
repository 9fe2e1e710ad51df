import { IN_DIGITS } from '#bot';

/** How days may be written, by the locale that writes them so, with its words and an example. */
export const DATE_STYLES = {
  'en-GB': { label: '28 Nov 2026', words: ['british', 'uk', 'day first', 'default'] },
  'en-US': { label: 'Nov 28, 2026', words: ['american', 'us', 'month first'] },
  [IN_DIGITS]: { label: '2026-11-28', words: ['iso', 'digits', 'year first'] },
  'de-DE': { label: '28. Nov. 2026', words: ['german', 'deutsch'] },
  'fr-FR': { label: '28 nov. 2026', words: ['french', 'francais'] },
  'es-ES': { label: '28 nov 2026', words: ['spanish', 'espanol'] },
  'pt-BR': { label: '28 de nov. de 2026', words: ['portuguese', 'portugues'] },
  'it-IT': { label: '28 nov 2026', words: ['italian', 'italiano'] },
  'nl-NL': { label: '28 nov 2026', words: ['dutch', 'nederlands'] },
  'pl-PL': { label: '28 lis 2026', words: ['polish', 'polski'] },
  'ja-JP': { label: '2026年11月28日', words: ['japanese'] },
} as const;

/** The locale that days are written by where nobody chose. */
export const USUAL_DATES = 'en-GB';

/** How a day is written by a locale. */
export const dateExample = (locale: string = USUAL_DATES): string =>
  locale in DATE_STYLES ? DATE_STYLES[locale as keyof typeof DATE_STYLES].label : locale;
