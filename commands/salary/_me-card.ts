import {
  briefly,
  field,
  fields,
  heading,
  isOwnFigure,
  markOf,
  officialLine,
  paragraph,
  sourceIds,
  sourcesNote,
  strong,
  titleOfMatch,
  voiceLines,
  writePremium,
  writeRaise,
  writeRates,
  type Block,
  type Dataset,
  type EpochMs,
  type Field,
  type Gap,
  type Requirement,
  type Specialisation,
  type Voices,
} from '#bot';
import { voiceTitle, noBand, toGo, type Me, type Worth } from './_me.ts';

/** First skills of a gap that are shown. */
const FIRST = 3;

/** The card under its title; `now` is when it is asked for, in epoch milliseconds. */
export function blocksOf(me: Me, worth: Worth, dataset: Dataset, now: EpochMs): Block[] {
  const { gap } = worth;
  const where = titleOfMatch(me.place, dataset.places);
  const hasTitle = (worth.now ?? worth.next ?? voiceTitle(me, worth, dataset)) !== undefined;
  const all = [
    ...nextField(me, worth),
    ...nextListed(me, worth, dataset),
    ...(me.next ? nearestField(worth) : specialisationFields(worth)),
  ];
  return [
    paragraph([strong(`${me.now.name} AI engineer · ${where}${worth.isAverage ? ', on average' : ''}`)]),
    ...voicesOf(worth, dataset, now),
    ...(all.length > 0 ? [fields(...all)] : []),
    // Without any figure the gap is the title.
    ...(gap && me.next && hasTitle ? [heading(toGo(me.next, gap))] : []),
    ...(gap ? firstSkills(gap, me, worth, dataset) : []),
    smallPrint(me, worth, dataset, now),
  ];
}

/** Whether listings speak on the card: that they are too few is only said where no office has a figure. */
const isListed = ({ listed, spread, official }: Voices): boolean =>
  listed !== undefined && (spread !== undefined || official === undefined);

/** What other voices say of the level now, where the guide has no band. */
function voicesOf({ voices }: Worth, dataset: Dataset, now: EpochMs): readonly Block[] {
  if (!voices) return [];
  return (isListed(voices.now) ? voiceLines : officialLine)(voices.now, dataset, now);
}

/** What was listed for the next level, where the guide has no band: never mixed with the guide's premiums. */
function nextListed({ next, currency }: Me, { voices }: Worth, { pay }: Dataset): Field[] {
  const { listed, spread } = voices?.next ?? {};
  return next && listed && spread ? [field(`Listed, ${next.name}`, pay.listedText(listed, currency))] : [];
}

/** What the next level adds to the band. */
function nextField(me: Me, { now, next }: Worth): Field[] {
  if (!me.next) return [field('Next level', `None above ${me.now.name}; a specialisation adds to it`)];
  if (!now || !next) return [];
  // A company's band and the market's say nothing of a raise together.
  if (isOwnFigure(now) !== isOwnFigure(next))
    return [
      field(me.next.name, `${next.text} by ${isOwnFigure(next) ? 'your company’s band' : 'the guide'}`),
    ];
  const more = writeRaise(now, next);
  const by = isOwnFigure(now) ? 'at your company' : 'in the guide';
  const none = now.text === next.text ? `the same band ${by}` : `no more ${by}`;
  return [field(me.next.name, more === undefined ? none : `about ${more} a year`)];
}

/** What a specialisation adds at the level now: its premium, and that in money where there is a band. */
function premiumIn(specialisation: Specialisation, { now, specialised }: Worth): string {
  const raised = specialised.get(specialisation);
  const more = now && raised && writeRaise(now, raised);
  return [writePremium(specialisation), ...(more === undefined ? [] : [more])].join(', ');
}

const nearestField = (worth: Worth): Field[] => {
  const { nearest } = worth;
  if (!nearest) return [];
  const { specialisation, met, asked } = nearest;
  return [
    field('Nearest specialisation', [
      strong(specialisation.name),
      `, ${met} of ${asked} skills: ${premiumIn(specialisation, worth)}`,
    ]),
  ];
};

/** Every specialisation, the nearest first and with how near it is. */
function specialisationFields(worth: Worth): Field[] {
  const { nearest, specialised } = worth;
  const own = nearest?.specialisation;
  const all = [...specialised.keys()];
  const sorted = own ? [own, ...all.filter((one) => one !== own)] : all;
  return sorted.map((one) => {
    const near = nearest && one === own ? ` (${nearest.met} of ${nearest.asked} skills)` : '';
    return field(`${one.name}${near}`, premiumIn(one, worth));
  });
}

/** The first skills of a gap: the grade now, the grade asked for, and what each opens. */
function firstSkills({ short }: Gap, { grades }: Me, { voices }: Worth, { skills }: Dataset): Block[] {
  if (short.length === 0) return [];
  return [
    fields(
      ...firstOf(short).map(({ skill, grade }) => {
        const [after] = skills.buildingOn(skill.id);
        // Beside the lines of other voices there is no room for it.
        const leads = after && !voices ? ` · leads to ${briefly(after.name)}` : '';
        return field(briefly(skill.name), `${grades[skill.id] ?? '–'}\u00a0→\u00a0${grade}${leads}`);
      }),
    ),
  ];
}

/** The skills of a gap that are shown. */
export const firstOf = (short: readonly Requirement[]): readonly Requirement[] => short.slice(0, FIRST);

/** How the bands came about, and the sources of all. */
function smallPrint(me: Me, worth: Worth, dataset: Dataset, at: EpochMs): Block {
  const { now, next, voices, nearest, gap, specialised } = worth;
  const quotes = [now, next].flatMap((one) => one ?? []);
  // Where both are worked out, the longer mark names what the other was made by as well.
  const mark = quotes
    .map((one) => markOf({ ...one, rates: [] }))
    .reduce((longest, one) => (one.length > longest.length ? one : longest), '');
  const rates = writeRates(...quotes);
  const isSaid = quotes.length > 0 || (!gap && voiceTitle(me, worth, dataset) === undefined);
  const said = [
    mark === '' ? '' : `≈ ${mark}.`,
    rates === '' ? '' : `Converted at ${rates}.`,
    isSaid ? '' : `${noBand(me, dataset)}.`,
  ];
  const sources = [
    ...quotes.flatMap(sourceIds),
    ...[voices?.now, voices?.next].flatMap((one) => (one && isListed(one) ? (one.listed?.source ?? []) : [])),
    ...[...specialised.keys()]
      .filter((one) => !me.next || one === nearest?.specialisation)
      .map(({ source }) => source),
    ...(nearest || gap ? ['rung'] : []),
  ];
  return sourcesNote(
    sources.length > 0 ? sources : ['guide'],
    dataset,
    said.filter((one) => one !== '').join(' '),
    at,
  );
}
