import type { Dataset } from '../../dataset/dataset.ts';
import { figuresFor, type Figures } from '../../dataset/pay/answer.ts';
import { sourceIds } from '../../dataset/pay/explain.ts';
import { remembered } from '../../dataset/result-cache.ts';
import { isOwnFigure } from '../../dataset/pay/own/own-pay.ts';
import type { Quote } from '../../dataset/pay/quote.ts';
import type { Level, Specialisation } from '../../dataset/pay/records.ts';
import type { Situation } from '../../dataset/pay/rows-for-place.ts';
import type { LevelRow, SalaryPicture } from '../../reply/picture.ts';
import { sourcesOfVoices, type Voices } from '../pay/voices.ts';
import { bandOf, listedPay, listedWords, moneyOf, officialPay, sourceLine } from './pay-parts.ts';

/** What a picture of pay is asked for; `who` and `where` are as the answer has them: "AI engineer", "London". */
export interface PictureAsked {
  readonly who: string;
  readonly where: string;
  readonly level: Level;
  readonly specialisations: readonly Specialisation[];
  readonly currency: string | undefined;
}
/** What was found for it. */
export interface PictureFound {
  readonly figures: Figures;
  readonly situation: Situation;
  readonly voices: Voices;
}

/** The pictures of what was found before, so that a question asked again costs a lookup. */
const made = new WeakMap<Voices, ReturnType<typeof remembered<SalaryPicture>>>();

/** Pay by level in one place; undefined where the level asked for has no band. */
export function salaryPicture(
  asked: PictureAsked,
  found: PictureFound,
  data: Dataset,
): SalaryPicture | undefined {
  const { headline } = found.figures;
  if (!headline) return undefined;
  const known = made.get(found.voices) ?? remembered<SalaryPicture>();
  made.set(found.voices, known);
  const { who, where, specialisations } = asked;
  const key = [who, where, ...specialisations.map(({ id }) => id)].join('|');
  return known(key, () => pictureOf(asked, { ...found, headline }, data));
}

function pictureOf(
  asked: PictureAsked,
  { situation, voices, headline }: PictureFound & { readonly headline: Quote },
  data: Dataset,
): SalaryPicture {
  const { level, specialisations, currency } = asked;
  const quoteOf = (one: Level): Quote | undefined =>
    one.id === level.id ? headline : figuresFor(data.pay, situation, one, specialisations, currency).headline;
  const found = data.pay.levels.flatMap((one) => {
    const quote = quoteOf(one);
    return quote ? [{ one, quote }] : [];
  });
  const rows = found.map(({ one, quote }): LevelRow => ({
    ...{ label: one.name, asked: one.id === level.id, band: bandOf(quote) },
  }));
  const per = situation.kind === 'whole' ? 'a year, on average' : 'a year';
  return {
    ...{
      kind: 'salary',
      personal: found.some(({ quote }) => isOwnFigure(quote)),
      rows,
      money: moneyOf(headline.currency),
    },
    eyebrow: [asked.who, asked.where, per].join(' · '),
    ...{ title: level.name, figure: headline.text },
    subtitle: officialName(voices),
    source: sourceLine(
      [
        ...found.flatMap(({ quote }) => sourceIds(quote)),
        ...sourcesOfVoices(voices, data),
        ...(voices.official ? [voices.official.row.source] : []),
      ],
      data,
    ),
    ...{ listed: listedPay(voices, data), official: officialPay(voices, data) },
    alt: [
      `${asked.who} pay ${per}, ${asked.where}: ${rows.map(levelWords).join('; ')}.`,
      ...voiceWords(voices, data),
      ...(rows.some(({ band }) => band.estimate) ? ['≈ marks estimates.'] : []),
    ].join(' '),
  };
}

const levelWords = ({ label, asked, band }: LevelRow): string =>
  `${label.toLowerCase()} ${band.text}${asked ? ' (asked for)' : ''}`;

/** Whose pay the official line is, which is not that of AI engineers. */
const officialName = ({ official }: Voices): string =>
  official ? `Official, all levels: ${official.trade.name}, ${official.where}` : '';

function voiceWords(voices: Voices, data: Dataset): string[] {
  const { listed, spread, official, currency } = voices;
  const shown = listedPay(voices, data);
  return [
    ...(listed && spread && shown ? [`${listedWords(shown, listed, spread)}.`] : []),
    ...(official ? [`${officialName(voices)}: ${data.pay.officialText(official, currency)}.`] : []),
  ];
}
