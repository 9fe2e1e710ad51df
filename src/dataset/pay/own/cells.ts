import type { Dataset } from '../../dataset.ts';
import { fold } from '../../fold.ts';
import type { Place } from '../../places/places.ts';
import type { Area, LevelId } from '../records.ts';
import type { OneBand, OwnWhere } from './gather.ts';

type Known = Pick<Dataset, 'places' | 'pay'>;
type Cells = Readonly<Record<string, string>>;
type Refusal = { readonly reason: string };

/** The towns that a city's band is for as well, in kilometres around it, where the market's bands name no area. */
const AROUND = 40;
/** The most that anybody earns in a year in any currency. */
const MOST_AMOUNT = 1_000_000_000_000;

/** Reads one row of a table of bands, by the names of its columns. */
export function readCells(cells: Cells, known: Known): Omit<OneBand, 'at'> | Refusal {
  const where = placeIn(cells['place'] ?? '', known);
  if ('reason' in where) return where;
  const level = levelIn(cells['level'] ?? '', known);
  if (level === undefined)
    return { reason: `“${cells['level'] ?? ''}” is no level: use entry, mid, senior, staff or principal` };
  const currency = (cells['currency'] ?? '').trim().toUpperCase();
  if (!known.pay.currency(currency))
    return { reason: `“${cells['currency'] ?? ''}” is no currency: use its code, such as GBP` };
  const [low, high] = [amountIn(cells['low']), amountIn(cells['high'])];
  if (low === undefined || high === undefined) {
    const name = low === undefined ? 'low' : 'high';
    return { reason: `${name} “${cells[name] ?? ''}” is no amount a year: write 90000` };
  }
  if (low.value > high.value) return { reason: 'low is above high' };
  return {
    ...{ place: where, level, currency },
    band: { low: low.value, high: high.value, open: high.open },
  };
}

const levelIn = (typed: string, { pay }: Known): LevelId | undefined => {
  const word = fold(typed);
  return pay.levels.find(({ id, name, aliases }) => [id, fold(name), ...aliases].includes(word))?.id;
};

/** "90000", "90,000", "£90 000", "90k", and with a plus where it is open: "130000+". */
const AMOUNT = /^\p{Sc}?\s?(\d+|\d{1,3}(?:[,. ’\u00a0\u202f]\d{3})+)(?:\s?(k))?(\+)?$/iu;

function amountIn(typed = ''): { readonly value: number; readonly open: boolean } | undefined {
  const [, digits, thousand, plus] = AMOUNT.exec(typed.trim()) ?? [];
  if (digits === undefined) return undefined;
  const value = Number(digits.replace(/\D/gu, '')) * (thousand === undefined ? 1 : 1000);
  return value > 0 && value <= MOST_AMOUNT ? { value, open: plus !== undefined } : undefined;
}

function placeIn(typed: string, known: Known): OwnWhere | Refusal {
  const { places, pay } = known;
  if (typed.trim() === '') return { reason: 'it names no place' };
  const found = places.find(typed);
  if (!found) {
    const [near] = places.near(typed, 1);
    return { reason: `I know no place “${typed}”${near ? `: is it ${near.place.label}?` : ''}` };
  }
  const { place, part } = found;
  if (part !== undefined) return { reason: `“${part}” is part of a country: name a city, or the country` };
  const { label, country } = place;
  if (place.kind === 'country') return { label, name: place.countryName, country };
  const area = pay.areas.find((one) => cityOf(one, known)?.id === place.id);
  return area
    ? whereOfArea(area, known)
    : { label, name: place.name, country, centre: [place.latitude, place.longitude], km: AROUND };
}

/** The city that an area is named for. */
const cityOf = ({ name }: Area, { places }: Known): Place | undefined =>
  places.find(name.replace(/ area$/, ''))?.place;

/** Where the band of an area is for, by the city that the area is named for. */
export function whereOfArea(area: Area, known: Known): OwnWhere {
  const { country, centre, km } = area;
  const { label, name } = cityOf(area, known) ?? { label: area.name, name: area.name };
  return { label, name, country, centre, km };
}
