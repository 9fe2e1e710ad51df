import type { Dataset } from '../../dataset/dataset.ts';
import type { Listed } from '../../dataset/pay/listed/listed.ts';
import { amountAt } from '../../dataset/pay/listed/listed.ts';
import {
  writeCount,
  writeCounted,
  writeMedian,
  writeSpan,
  type Spread,
} from '../../dataset/pay/listed/words.ts';
import type { Quote } from '../../dataset/pay/quote.ts';
import type { LevelId, Rate } from '../../dataset/pay/records.ts';
import type { Place, PlaceMatch } from '../../dataset/places/places.ts';
import { namedSource } from '../../dataset/pay/explain.ts';
import type { OfficialFigure } from '../../dataset/pay/official/official.ts';
import { rememberedFor } from '../../dataset/result-cache.ts';
import { dayOf, type EpochMs } from '../../time.ts';
import { note, paragraph, strong } from '../../reply/build.ts';
import type { WordBlock } from '../../reply/reply.ts';

/** What is known of pay in a place beside the guide's band: each is shown by itself, never mixed with another. */
export interface Voices {
  readonly place: Place;
  /** The state of its country that was named, where one was. */
  readonly part: string | undefined;
  /** ISO 4217 code of the currency asked for. */
  readonly currency: string | undefined;
  /** What was listed in the country for AI and machine-learning jobs. */
  readonly listed: Listed | undefined;
  /** Its spread in the currency that is shown; undefined where there are too few listings. */
  readonly spread: Spread | undefined;
  /** What an office counts for the trade next to AI engineers, in the same area, region or country. */
  readonly official: OfficialFigure | undefined;
}

/** What was found before, so that a question asked again costs a lookup. */
const found = rememberedFor<Voices>();

/** What speaks of a level's pay in a place beside the guide. */
export function voicesIn(
  { place, part }: Pick<PlaceMatch, 'place' | 'part'>,
  level: LevelId,
  currency: string | undefined,
  data: Dataset,
): Voices {
  const { pay } = data;
  return found(data, `${place.id}|${part ?? ''}|${level}|${currency ?? ''}`, () => {
    const listed = pay.listed(place.country, level);
    return {
      ...{ place, part, currency, listed },
      spread: listed && pay.spread(listed, currency),
      official: pay.official.main(part === undefined ? { place } : { place, part }),
    };
  });
}

/** The voices as they were written last, and on which day: an age changes with it. */
interface Written {
  readonly day: number;
  readonly lines: readonly WordBlock[];
  readonly caption: WordBlock | undefined;
}
const written = new WeakMap<Voices, Written>();

function writtenOn(voices: Voices, data: Dataset, now: EpochMs): Written {
  const day = dayOf(now);
  const before = written.get(voices);
  if (before?.day === day) return before;
  const lines = [...listedLine(voices, data), ...officialLine(voices, data, now)];
  const fresh = { day, lines, caption: captionOf(voices, data, now) };
  written.set(voices, fresh);
  return fresh;
}

/** A line for each voice, as it stands under the answer's band. */
export const voiceLines = (voices: Voices, data: Dataset, now: EpochMs): readonly WordBlock[] =>
  writtenOn(voices, data, now).lines;

/** Under a picture: what it leaves out of the other voices, and whose the official figure is: "Listed: 2023–25. Official: ONS, 2025, up to 22 months old." */
export const voicesCaption = (voices: Voices, data: Dataset, now: EpochMs): WordBlock | undefined =>
  writtenOn(voices, data, now).caption;

function captionOf({ listed, spread, official }: Voices, data: Dataset, now: EpochMs): WordBlock | undefined {
  const parts = [
    ...(listed ? [`Listed: ${listedNote(listed, spread, data)}.`] : []),
    ...(official
      ? [
          listed ? ' Official: ' : 'Official: ',
          ...namedSource(data.source(official.row.source), now),
          `${madeOf(official)}.`,
        ]
      : []),
  ];
  return parts.length > 0 ? note(parts) : undefined;
}

/** What a picture does not show of the listings: their years, how many are in local currency, or that they are too few. */
function listedNote(listed: Listed, spread: Spread | undefined, { pay }: Dataset): string {
  if (!spread) return `only ${writeCount(listed.listings)} (${writeSpan(listed)}): too few`;
  return writeCounted(listed, `${listed.local} in ${pay.currency(listed.currency)?.id ?? listed.currency}`);
}

/** Under a picture that shows listings alone: "Listed: 2023–25." */
export const listedCaption = ({ listed, spread }: Voices, data: Dataset): WordBlock | undefined =>
  listed && note(`Listed: ${listedNote(listed, spread, data)}.`);

/** What an office's yearly pay was made of, where it publishes none. */
const madeOf = ({ row: { per } }: OfficialFigure): string =>
  ({ year: '', month: '; from monthly pay', hour: '; from hourly pay' })[per];

/** "Software developers, Seattle area, all levels: median $167K, middle 80% $99K–$258K (BLS, May 2025, 18 months old)." */
export function officialLine({ official, currency }: Voices, data: Dataset, now: EpochMs): WordBlock[] {
  if (!official) return [];
  const { trade, where, row } = official;
  return [
    paragraph([
      strong(`${trade.name}, ${where}, all levels:`),
      ` ${data.pay.officialText(official, currency)} (`,
      ...namedSource(data.source(row.source), now),
      `${madeOf(official)}).`,
    ]),
  ];
}

function listedLine({ place, currency, listed }: Voices, { pay }: Dataset): WordBlock[] {
  if (!listed) return [];
  const level = (id: LevelId) => pay.level(id).name.toLowerCase();
  const instead =
    listed.insteadOf === undefined ? '' : ` (${level(listed.level)}; no ${level(listed.insteadOf)} level)`;
  return [
    paragraph([strong(`Listed, ${place.countryName}${instead}:`), ` ${pay.listedText(listed, currency)}.`]),
  ];
}

/** The rates that listings and the office's figure were converted at; none where they are in their own currency. */
export function ratesOf({ spread, official, currency }: Voices, { pay }: Dataset): Rate[] {
  const listed = spread?.rate ? [spread.rate] : [];
  if (!official || currency === undefined || currency === official.currency.id) return listed;
  return [...listed, ...[official.currency.id, currency].flatMap((code) => pay.rate(code) ?? [])];
}

/** The sources of what was listed, and of the rates that anything was converted at, by id; an office is named by itself. */
export const sourcesOfVoices = (voices: Voices, data: Dataset): string[] => [
  ...(voices.listed ? [voices.listed.source] : []),
  ...ratesOf(voices, data).map((rate) => rate.source),
];

/** The answer that the voices give where the guide has none; undefined where none of them gives a figure. */
export function voicesTitle({ spread, official, currency }: Voices, { pay }: Dataset): string | undefined {
  if (spread) return `Listed: median ${writeMedian(spread)} a year`;
  if (!official) return undefined;
  return `${pay.officialAmount(official, 50, currency)?.text ?? ''} a year for ${tradeIn(official)}`;
}

/** A trade as it stands in a sentence: "software developers", "AI and ML engineers". */
const tradeIn = ({ trade: { name } }: OfficialFigure): string =>
  /^[A-Z][a-z]/.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;

/** Why is said where an end of the listings is further from the guide's than this part of it. */
const FAR = 0.25;

/**
 * Why the guide's band and the middle half of the listings may differ, where an end of theirs lies more than a quarter of
 * the guide's away; "" where none does. Both are in one currency.
 */
export function whyTheyDiffer(quote: Quote, { listed, spread }: Voices): string {
  if (listed?.insteadOf !== undefined) return '';
  const [low, high] = spread ? [amountAt(spread.amounts, 25), amountAt(spread.amounts, 75)] : [];
  if (low === undefined || high === undefined || spread?.currency.id !== quote.currency.id) return '';
  const side = (own: number, other: number): number =>
    Math.abs(other - own) > FAR * own ? Math.sign(other - own) : 0;
  const lower = side(quote.low, low);
  const upper = quote.open ? 0 : side(quote.high, high);
  const how = HOW[`${lower} ${upper}`];
  if (how === undefined) return '';
  return `Listings ${how}: advertised pay, any AI/ML title.`;
}

/** How listings differ from the guide, by the signs of the differences at the low and the high end. */
const HOW: Readonly<Partial<Record<string, string>>> = {
  '-1 -1': 'run lower',
  '-1 0': 'start lower',
  '0 -1': 'top out lower',
  '1 1': 'run higher',
  '1 0': 'start higher',
  '0 1': 'top out higher',
  '-1 1': 'spread wider',
  '1 -1': 'spread less',
};
