import {
  field,
  fields,
  isOwnFigure,
  listedCaption,
  markOf,
  namedSource,
  note,
  offerPicture,
  offerPoint,
  paragraph,
  PART_NAMES,
  picture,
  ratesOf,
  sourcesNote,
  sourcesOf,
  sourcesOfVoices,
  strong,
  titleIn,
  titleOfMatch,
  writeCount,
  writeCounted,
  writeEnds,
  writeRates,
  writeStep,
  writeYearly,
  type Block,
  type Dataset,
  type EpochMs,
  type Field,
  type JudgedOffer,
  type Quote,
  type Situation,
  type Reply,
} from '#bot';
import { offerActions, type Job } from './_offer-actions.ts';
import { LONGEST_TITLE } from './_titles.ts';

/** An offer beside what is known of pay there: where it stands, its arithmetic, and what to ask next. */
export function offerReply(judged: JudgedOffer, job: Job, data: Dataset, now: EpochMs): Reply {
  return {
    summary: titleOf(judged, data),
    blocks: [
      leadOf(judged, job, data),
      ...arithmetic(judged),
      ...standingBlocks(judged, job, data, now),
      nextStep(judged, data),
      smallPrint(judged, data, now),
    ],
    actions: offerActions(job, judged.figures.headline !== undefined),
    unshared: true,
  };
}

/** The question to ask next; beside an answer with little else to say, why: the guide's point. */
function nextStep(judged: JudgedOffer, data: Dataset): Block {
  const { question, fact } = offerPoint(judged, data);
  const isShort = !isInParts(judged) && remarks(judged, data).length === 0;
  return paragraph([strong('Ask next:'), ` “${question}”${isShort && fact ? ` ${fact.summary}` : ''}`]);
}

const isInParts = ({ worth }: JudgedOffer): boolean => worth.steps.length > 1;

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** The answer alone: what an offer in parts is worth, and where the base stands. */
function titleOf(judged: JudgedOffer, data: Dataset): string {
  const { worth, money, offer } = judged;
  const stands = standsAt(judged, data);
  if (!isInParts(judged))
    return offer.base ? capital(stands) : `${writeYearly(worth, money.currency)} a year in all, base unknown`;
  const all = `${writeYearly(worth, money.currency)} a year`;
  const whole = `${all}; base ${stands}`;
  return judged.inBand !== undefined && whole.length <= LONGEST_TITLE ? whole : `${all} in all`;
}

/** Where the base stands, by the first voice that says so. */
function standsAt({ inBand, amongListed, inOfficial, place, voices }: JudgedOffer, data: Dataset): string {
  if (inBand !== undefined) return inBand;
  if (amongListed !== undefined) return `${amongListed} of listings`;
  if (inOfficial !== undefined) return `${inOfficial} of ${voices.official?.trade.name.toLowerCase() ?? ''}`;
  return `no pay figure for ${titleIn(place.place, data.places)}`;
}

/** Who the offer is for, and where; what it is, where that is not in the arithmetic below. */
function leadOf(judged: JudgedOffer, job: Job, data: Dataset): Block {
  const { offer, money, worth } = judged;
  const base = offer.base && worth.steps.length === 1 ? `${writeEnds(offer.base, money.currency)} · ` : '';
  return paragraph(strong(`${base}${jobOf(judged, job, data)}`));
}

/** "Senior LLM engineer (6y) · London". */
function jobOf({ place, specialisation }: JudgedOffer, { level }: Job, { places }: Dataset): string {
  const years = level.years === undefined ? '' : ` (${level.years}y)`;
  const role = specialisation?.title ?? 'AI engineer';
  return `${level.level.name} ${role}${years} · ${titleOfMatch(place, places)}`;
}

/** The parts of an offer as they add up to a year, and amounts that were said by the month. */
function arithmetic({ offer, worth, money: { currency } }: JudgedOffer): Block[] {
  const { steps } = worth;
  const isPlain = steps.length === 1 && steps[0]?.how === 'yearly';
  if (isPlain) return [];
  return [
    fields(...steps.map((step) => field(PART_NAMES[step.part], writeStep(step, offer.base, currency)))),
  ];
}

/** Where the base and all of the offer stand, a field for each voice; the band and the listings as a picture where one is shown. */
function standingBlocks(judged: JudgedOffer, job: Job, data: Dataset, now: EpochMs): Block[] {
  const inPicture = [...bandField(judged, data), ...listedField(judged, data)];
  const others = [...officialField(judged, data, now), ...totalField(judged)];
  const drawn = offerPicture(judged, jobOf(judged, job, data), data);
  if (drawn)
    return [
      picture(drawn, [fields(...inPicture)], listedCaption(judged.voices, data)),
      ...(others.length > 0 ? [fields(...others)] : []),
    ];
  const list = [...inPicture, ...others];
  return list.length > 0 ? [fields(...list)] : [];
}

const totalField = ({ total }: JudgedOffer): Field[] =>
  total ? [field('US total comp', [strong(total.quote.text), `: ${total.standing}`])] : [];

const whoseBand = (band: Quote, { kind }: Situation): string =>
  isOwnFigure(band) ? 'Your company’s band' : kind === 'whole' ? 'Guide, US average' : 'Guide’s band';

function bandField(judged: JudgedOffer, data: Dataset): Field[] {
  const { figures, inBand, situation } = judged;
  const band = figures.headline;
  const mark = band ? markOf(band) : '';
  return band && inBand !== undefined
    ? [
        field(whoseBand(band, situation), [
          strong(band.text),
          `${mark === '' ? '' : ` (${mark})`}${titleOf(judged, data).toLowerCase().includes(inBand) ? '' : `: ${inBand}`}`,
        ]),
      ]
    : [];
}

function listedField(
  { amongListed, voices: { listed, spread, place } }: JudgedOffer,
  { pay }: Dataset,
): Field[] {
  const own = listed && pay.currency(listed.currency);
  if (!listed || !own) return [];
  const level = listed.insteadOf === undefined ? '' : ` (${listed.level})`;
  const label = `Listed, ${place.countryName}${level}`;
  if (!spread) return [field(label, `only ${writeCount(listed.listings)}: too few`)];
  if (amongListed === undefined) return [];
  const counted = ` of ${writeCount(listed.listings)} (${writeCounted(listed, `${listed.local} in ${own.id}`)})`;
  return [field(label, [strong(amongListed), counted])];
}

function officialField(
  { inOfficial, voices: { official } }: JudgedOffer,
  data: Dataset,
  now: EpochMs,
): Field[] {
  if (!official || inOfficial === undefined) return [];
  const source = namedSource(data.source(official.row.source), now);
  return [field(`${official.trade.name}, ${official.where}`, [strong(inOfficial), ' (', ...source, ')'])];
}

/** The years that nobody said. */
function assumption({
  worth: { assumedYears },
  offer: { equity },
}: Pick<JudgedOffer, 'worth' | 'offer'>): string {
  if (!assumedYears) return '';
  const years = assumedYears.toString();
  return equity?.isAssumed === true
    ? `Assumes ${years}-year vesting.`
    : `Sign-on spread over ${years} years.`;
}

/** What was taken for granted, what is not counted, and at what rates. */
function remarks({ figures, voices, money, worth, offer }: JudgedOffer, data: Dataset): string[] {
  const rates = [...(figures.headline?.rates ?? []), ...ratesOf(voices, data)];
  const names = (list: readonly string[]): string => capital(list.join(' and ').toLowerCase());
  return [
    money.note,
    assumption({ worth, offer }),
    worth.otherTotal ? `You gave ${writeEnds(worth.otherTotal, money.currency)} as the total.` : '',
    offer.unpriced.length > 0
      ? `${names(offer.unpriced.map((part) => PART_NAMES[part]))}: no amount, not counted.`
      : '',
    offer.notCounted.length > 0 ? `${names(offer.notCounted)}: not counted.` : '',
    rates.length > 0 ? `Converted at ${writeRates({ rates })}.` : '',
  ].filter((one) => one !== '');
}

/** The small print: what was taken how, else that nothing is kept, and the sources. */
function smallPrint(judged: JudgedOffer, data: Dataset, now: EpochMs): Block {
  const { figures, voices } = judged;
  const found = remarks(judged, data);
  const said = found.length === 0 && !isInParts(judged) ? ['I keep no amounts.'] : found;
  const sources = [...sourcesOf(figures), ...sourcesOfVoices(voices, data)];
  return sources.length > 0 ? sourcesNote(sources, data, said.join(' '), now) : note(said.join(' '));
}
