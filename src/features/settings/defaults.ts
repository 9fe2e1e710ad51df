import type { Dataset } from '../../dataset/dataset.ts';
import { writeYears } from '../../dataset/pay/pay-words.ts';
import type { Level } from '../../dataset/pay/records.ts';
import { field, fields } from '../../reply/build.ts';
import type { Block } from '../../reply/reply.ts';
import { counted } from '../teams/team-words.ts';
import type { Defaults } from '../../store/store.ts';

/** A person's remembered values in words, as one block of fields; what is not set says so. */
export function defaultsBlock(defaults: Defaults, dataset: Dataset): Block {
  const { level, place, target, rated, currency } = valuesOf(defaults, dataset);
  return fields(
    field('Level', level ?? 'not set'),
    field('Place', place ?? 'not set'),
    field('Target', target ?? 'not set'),
    field('Skills rated', rated === 0 ? 'none' : `${rated} of ${dataset.skills.all.length}`),
    field('Currency', currency ?? "each place's own"),
  );
}

/** The values that a person set, each in words; the grades they gave are counted. */
export function settingsInWords(defaults: Defaults, dataset: Dataset): string[] {
  const { level, place, target, rated, currency } = valuesOf(defaults, dataset);
  const skills = rated === 0 ? undefined : `${counted(rated, 'skill')} rated`;
  return [level, place, target && `target ${target}`, currency, skills].filter((one) => one !== undefined);
}

interface Values {
  readonly level: string | undefined;
  readonly place: string | undefined;
  readonly target: string | undefined;
  readonly currency: string | undefined;
  /** How many skills they rated. */
  readonly rated: number;
}

/** The years of experience that a person saved in place of a level: “6y”. The digit is needed, since “entry” ends in “y”. */
const savedYears = ({ level = '' }: Defaults): number | undefined =>
  /^\d+y$/.test(level) ? Number.parseInt(level, 10) : undefined;

/** The level that a person saved, or that the years they saved make; undefined where they saved neither. */
export function savedLevel(defaults: Defaults, { pay }: Pick<Dataset, 'pay'>): Level | undefined {
  const years = savedYears(defaults);
  return years === undefined
    ? pay.levels.find((one) => one.id === defaults['level'])
    : pay.levelOfYears(years);
}

function valuesOf(defaults: Defaults, dataset: Dataset): Values {
  const { pay, places, pages, skills } = dataset;
  const years = savedYears(defaults);
  const level = savedLevel(defaults, dataset);
  const levelWords = level && (years === undefined ? level.name : `${level.name} (${writeYears(years)})`);
  const place = defaults['place'] === undefined ? undefined : places.get(defaults['place'])?.label;
  const currency = defaults['currency'] === undefined ? undefined : pay.currency(defaults['currency']);
  const target = defaults['target'] === undefined ? undefined : pages.get(defaults['target'])?.name;
  const rated = skills.all.filter(({ id }) => defaults[`grade.${id}`] !== undefined).length;
  return {
    level: levelWords,
    ...{ place, target, rated },
    currency: currency && `${currency.id}, ${currency.name}`,
  };
}

/** The options of the settings, which are remembered under their own names. */
const SETTINGS = ['level', 'place', 'currency', 'target'];

/** The remembered settings, without other things that are remembered in the same place, such as grades. */
export const settingsOf = (defaults: Defaults): Defaults =>
  Object.fromEntries(Object.entries(defaults).filter(([name]) => SETTINGS.includes(name)));
