import { z } from 'zod';
import type { Dataset } from '../../dataset/dataset.ts';
import { fold } from '../../dataset/fold.ts';
import type { Place, PlaceMatch } from '../../dataset/places/places.ts';
import { titleOfMatch, valueOfMatch } from '../../dataset/places/title.ts';
import type { Choice } from '../../reply/reply.ts';
import type { OptionKind } from '../declare/option.ts';
import { FILLERS } from '../parse/words.ts';
import { MOST_SUGGESTED } from './vocabulary.ts';

const placeChoice = (place: Place): Choice => ({ label: place.label, value: place.id });

/** A misspelt place is taken without asking if it has this many people, and this many times the next candidate's. */
const SURE_POPULATION = 100_000;
/** The same of a name of several words, which is seldom mistaken for another. */
const SURE_POPULATION_OF_SEVERAL = 20_000;
const SURE_LEAD = 4;
/** Words of so few letters may be anything: what they may mean is asked. */
const SHORTEST_SURE = 3;

/** Words that people type in a question of pay, and that small towns are called too; such a town is meant by its label. */
const COMMON = new Set(
  (
    'best most meta eu apac emea latam amer anz mena nordics benelux dach lead base total range band data cloud vision ' +
    'research apple amazon google microsoft nvidia openai oracle tesla uber man may march sun mon can will ii iii'
  ).split(' '),
);
/** Regions of several countries, which no figure is of. */
const REGIONS = new Set(
  (
    'eu europe apac emea latam amer anz mena nordics benelux dach asia africa eea eurozone scandinavia cis ' +
    'baltics balkans oceania'
  ).split(' '),
).union(
  new Set([
    ...[
      'european union',
      'latin america',
      'north america',
      'south america',
      'southeast asia',
      'south east asia',
    ],
    ...['middle east', 'asia pacific', 'eastern europe', 'western europe', 'central europe', 'the nordics'],
  ]),
);

/** "greater seattle area", "seattle metro area": the town whose surroundings are meant. */
const withoutArea = (phrase: string): string =>
  phrase.replace(/^greater /, '').replace(/ (?:metro(?:politan)? )?(?:area|region|metro)$/, '');

/** A town or country of the gazetteer, by name or by stable id. */
export const placeKind: OptionKind<PlaceMatch> = {
  name: 'place',
  value: 'string',
  hint: 'london',
  maxWords: 6,
  open: true,
  schema: (data) =>
    z.string().transform((value, context) => {
      const match = matchOf(value, data);
      if (match) return match;
      context.addIssue({ code: 'custom', message: 'not a place' });
      return z.NEVER;
    }),
  match(phrase, data, list, said) {
    if (COMMON.has(phrase)) return undefined;
    const found = data.places.find(phrase);
    const isCode = phrase.length === 2 && said !== undefined && /^[A-Z]{2}$/.test(said.trim());
    const code = isCode ? `c:${phrase}` : undefined;
    // LA is Los Angeles to everybody; the town called De is nobody's reading of DE.
    const isCity = (found?.place.population ?? 0) >= SURE_POPULATION;
    if (code !== undefined && !isCity && data.places.get(code)) return code;
    if (found) return list && readsAsTwo(phrase, found.place, data) ? undefined : phrase;
    const town = withoutArea(phrase);
    return town !== phrase && data.places.find(town) ? town : undefined;
  },
  isWellKnown: (phrase, data) => (data.places.find(phrase)?.place.population ?? 0) >= SURE_POPULATION,
  refuse: (phrase) =>
    REGIONS.has(phrase) ? 'Pay is by country and town, not by region: name one of those.' : undefined,
  near(phrase, data) {
    const found = data.places.near(phrase, 3);
    const [first] = found;
    // A city state is one place under two entries, not its own rival.
    const second = found.find(
      ({ place }) => place.country !== first?.place.country || place.name !== first.place.name,
    );
    const rival = second?.edits === first?.edits ? (second?.place.population ?? 0) : 0;
    const sure =
      phrase.length > SHORTEST_SURE &&
      first?.edits === 1 &&
      first.place.population >= (phrase.includes(' ') ? SURE_POPULATION_OF_SEVERAL : SURE_POPULATION) &&
      first.place.population > SURE_LEAD * rival;
    return found.map(({ place }, at) => ({ choice: placeChoice(place), sure: at === 0 && sure }));
  },
  completes: true,
  suggest: (prefix, data) => data.places.suggest(prefix, MOST_SUGGESTED).map(placeChoice),
  format(value, data) {
    const match = matchOf(String(value), data);
    const title = fold(match ? titleOfMatch(match, data.places) : String(value));
    // There is a town called Of, which nobody would be taken to mean.
    return match && (FILLERS.has(title) || COMMON.has(title)) ? fold(match.place.label) : title;
  },
  label(value, data) {
    const match = matchOf(String(value), data);
    return match ? titleOfMatch(match, data.places) : String(value);
  },
  identity(value, data) {
    const match = matchOf(String(value), data);
    return match ? valueOfMatch(match) : String(value);
  },
};

function matchOf(value: string, { places }: Dataset): PlaceMatch | undefined {
  const place = places.get(value);
  return place ? { place, others: [] } : places.find(value);
}

/** "london us" in a list is London and the US, not the London of Ohio; "london ohio us" and "berlin germany" are one. */
function readsAsTwo(phrase: string, whole: Place, { places }: Dataset): boolean {
  for (let cut = phrase.indexOf(' '); cut > 0; cut = phrase.indexOf(' ', cut + 1)) {
    const tail = places.find(phrase.slice(cut + 1));
    const isCountry = tail?.place.kind === 'country' && tail.part === undefined;
    const first = isCountry ? places.find(phrase.slice(0, cut))?.place : undefined;
    if (first && first.id !== whole.id) return true;
  }
  return false;
}
