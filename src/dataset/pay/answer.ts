import type { Pay } from './pay.ts';
import { bandNames, type NationalBand } from './quotes.ts';
import type { Situation } from './rows-for-place.ts';
import type { Premium, Quote } from './quote.ts';
import type { Level, PlaceBand, Specialisation } from './records.ts';

/** A figure and what it is called. */
export interface Line {
  readonly label: string;
  readonly quote: Quote;
}

/** All figures for a level in a place. */
export interface Figures {
  /** The figure that the answer leads with; undefined when there is no data. */
  readonly headline: Quote | undefined;
  /** The place's own band, then each specialisation alone. */
  readonly own: readonly Line[];
  /** The country's level table, where it has one. */
  readonly national: readonly Line[];
  /** For a country as a whole: the bands of its place rows. */
  readonly rows: readonly Line[];
  /** The level's name in the level table, where one row may hold two levels. */
  readonly nationalLabel: string | undefined;
}

const BANDS: readonly NationalBand[] = ['average', 'top', 'total'];

/** Collects the figures for a level in a place. Specialisations are never added up: each stands alone. */
export function figuresFor(
  pay: Pay,
  situation: Situation,
  level: Level,
  specialisations: readonly Specialisation[],
  currency: string | undefined,
): Figures {
  const asked = { level: level.id, currency };
  const bandsOf = (row: PlaceBand, premium: Premium | undefined): Line[] =>
    [undefined, ...specialisations].flatMap((specialisation) => {
      const quote = pay.quote(row, premium, { ...asked, specialisation });
      return quote ? [{ label: specialisation?.name ?? row.name, quote }] : [];
    });
  const country =
    situation.kind === 'whole'
      ? situation.country
      : situation.kind === 'row'
        ? situation.row.covers.country
        : '';
  const table = pay.national(country, level.id);
  const national = table
    ? BANDS.map((band): Line => ({
        label: capital(bandNames[band]),
        quote: pay.nationalQuote(table, band, asked),
      }))
    : [];
  const nationalLabel = table?.label;
  if (situation.kind === 'none')
    return { headline: undefined, own: [], national: [], rows: [], nationalLabel };
  if (situation.kind === 'row') {
    const own = bandsOf(situation.row, situation.premium);
    return { headline: leading(own), own, national, rows: [], nationalLabel };
  }
  const raised = table
    ? specialisations.map((specialisation): Line => ({
        label: specialisation.name,
        quote: pay.nationalQuote(table, 'average', { ...asked, specialisation }),
      }))
    : [];
  const rows = situation.rows.flatMap((row) => {
    const [plain, ...lines] = bandsOf(row, undefined);
    return plain
      ? [plain, ...lines.map(({ label, quote }) => ({ label: `${row.name}, ${label}`, quote }))]
      : [];
  });
  return {
    headline: leading([...national.slice(0, 1), ...raised]),
    own: raised,
    national,
    rows,
    nationalLabel,
  };
}

/** With one specialisation its figure is what was asked for; with none or several, the plain band. */
function leading(lines: readonly Line[]): Quote | undefined {
  return lines[lines.length === 2 ? 1 : 0]?.quote;
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
