import { stemmer } from 'stemmer';
import type { Dataset } from '../../dataset/dataset.ts';
import { defineCommand } from '../declare/command.ts';
import { option } from '../declare/options.ts';
import { readText } from './parse.ts';
import { wordsOf } from './words.ts';

const ANY = { summary: '' };

/** The values that say what a sentence is about, whichever they are: “staff in london” is about pay as “junior in york”. */
const VALUES = defineCommand({
  summary: '',
  examples: [],
  options: {
    level: option.level(ANY),
    places: option.many(option.place(ANY), 1, 5),
    currency: option.currency(ANY),
    weekday: option.weekday(ANY),
    time: option.timeOfDay(ANY),
    hours: option.hours(ANY),
    until: option.until(ANY),
    amount: option.amount(''),
    roadmap: option.roadmap(ANY),
    specialisation: option.specialisation(ANY),
  },
});
/** Options whose value says more than that there is one. */
const TELLING: ReadonlySet<string> = new Set(['roadmap', 'specialisation']);

/**
 * What a sentence is classified by: its words without their endings, each two of them together, the first, the words that
 * the search takes for one, and which kinds of values it holds. The same here and where the examples are learnt from.
 */
export function featuresOf(text: string, data: Dataset): readonly string[] {
  const stems = wordsOf(text).map(({ folded }) => stemmer(folded));
  const { fields, extra } = readText(VALUES, text, data, true);
  const values = Object.entries(fields).flatMap(([name, value]) => [
    `@${name}`,
    ...(Array.isArray(value) && value.length > 1 ? [`@several ${name}`] : []),
    ...(TELLING.has(name) && typeof value === 'string' ? [`@${name} ${value}`] : []),
  ]);
  const found = new Set<string>([
    ...stems,
    `^${stems[0] ?? ''}`,
    ...stems.slice(1).map((stem, at) => `${stems[at]} ${stem}`),
    ...stems.slice(2).map((stem, at) => `${stems[at]} … ${stem}`),
    ...data.termsOf(text).map((term) => `=${term}`),
    ...values,
    ...extra.map(({ option }) => `@several ${option}`),
  ]);
  if (values.length === 0) found.add('@nothing');
  return [...found];
}
