import { field, fields, heading, link, note, paragraph } from '../../reply/build.ts';
import type { Block, Field, Span } from '../../reply/reply.ts';
import { dayOf, type EpochMs } from '../../time.ts';
import { rememberedFor } from '../result-cache.ts';
import { writeAge } from './age.ts';
import type { Dataset, NamedSource } from '../dataset.ts';
import type { Figures, Line } from './answer.ts';
import type { Quote } from './quote.ts';
import { writePremium } from './money.ts';
import { writeSteps } from './pay-words.ts';
import type { Situation } from './rows-for-place.ts';

/** Steps of arithmetic up to which there is room for more beside them. */
const FEW_STEPS = 2;

/** The arithmetic of every figure of the guide in an answer, step by step, and what else it says that moves it. */
export function explain(figures: Figures, situation: Situation, data: Dataset): Block[] {
  const { pay } = data;
  const nameOf = (id: Parameters<typeof pay.level>[0]) => pay.level(id).name;
  const steps = (quote: Quote): Field[] =>
    writeSteps(quote, nameOf).map((step, at) => field(String(at + 1), step));
  // With one specialisation its steps begin with those of the plain band.
  const own = situation.kind === 'row' && figures.own.length === 2 ? figures.own.slice(1) : figures.own;
  const shown = [...own, ...figures.rows];
  // The title of the answer has the only figure there is.
  const one = ({ label, quote }: Line): Block[] => [
    ...(shown.length > 1 ? [heading(`${label}: ${quote.text}`)] : []),
    fields(...steps(quote)),
  ];
  const count = shown.reduce((sum, { quote }) => sum + quote.steps.length, figures.national.length);
  // Beside longer arithmetic it would be a wall; /career has it as well.
  const isShort = count <= FEW_STEPS;
  const area = situation.kind === 'row' ? situation.area : undefined;
  const premiumNotes = pay.placePremiums
    .filter((premium) => premium.area === area?.id && !premium.applies)
    .map((premium) => {
      const over = premium.baseline === undefined ? '' : ` over ${premium.baseline}`;
      return paragraph(
        `The guide also puts the ${area?.name ?? ''} at ${writePremium(premium)}${over}. This band already includes it.`,
      );
    });
  return [
    ...shown.flatMap(one),
    ...(figures.national.length > 0
      ? [
          heading(`US-wide, ${(figures.nationalLabel ?? '').toLowerCase()}`),
          fields(
            ...figures.national.map(({ label, quote }) =>
              field(label, quote.steps.length > 1 ? writeSteps(quote, nameOf).join('; ') : quote.text),
            ),
          ),
        ]
      : []),
    ...premiumNotes,
    ...(isShort
      ? [
          heading('Company type moves it too'),
          fields(...pay.companyTypes.map(({ name, summary }) => field(name, summary))),
        ]
      : []),
  ];
}

/** What was written of the same sources on the same day: an age changes with it. */
const written = rememberedFor<readonly (string | Span)[]>();

/**
 * The note that names every source behind an answer's figures, each once, after what else the small print says. With
 * `now` each that is over a year old says how old.
 */
export function sourcesNote(ids: readonly string[], data: Dataset, said = '', now?: EpochMs): Block {
  const unique = new Set(ids);
  const key = `${now === undefined ? '' : dayOf(now)} ${[...unique].join(' ')}`;
  const named = written(data, key, () => writeSources([...unique], data, now));
  return note([said === '' ? '' : `${said} `, ...named]);
}

function writeSources(ids: readonly string[], data: Dataset, now: EpochMs | undefined): (string | Span)[] {
  const named = ids.map((id) => data.source(id));
  return [
    named.length > 1 ? 'Sources: ' : 'Source: ',
    ...named.flatMap((source, at): (string | Span)[] => [at > 0 ? '; ' : '', ...namedSource(source, now)]),
    '.',
  ];
}

/** A source by its name and date, linked where it has an address, and how old it is where that is over a year. */
export function namedSource(source: NamedSource, now?: EpochMs): (string | Span)[] {
  const age = now === undefined ? '' : writeAge(source.date, now);
  return [
    source.url === undefined ? source.label : link(source.label, source.url),
    age === '' ? '' : `, ${age}`,
  ];
}

/** The sources of all figures of an answer, by id. */
export function sourcesOf({ own, national, rows }: Figures): string[] {
  return [...own, ...national, ...rows].flatMap(({ quote }) => sourceIds(quote));
}

/** The sources of one figure, by id: who printed it, whose premium, whose rates. */
export function sourceIds({ steps }: Line['quote']): string[] {
  return steps.flatMap((step) => {
    if (step.kind === 'printed') return [step.source];
    if (step.kind === 'premium') return [step.premium.source];
    return step.kind === 'converted' ? [step.from.rate.source, step.to.rate.source] : [];
  });
}
