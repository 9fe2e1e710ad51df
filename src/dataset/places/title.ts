import { fold } from '../fold.ts';
import type { Place, PlaceMatch, Places } from './places.ts';

/** A place by its plain name where that is enough to find it, else by its label: "London", "London, Ontario, Canada". */
export function titleOf(place: Place, places: Places): string {
  if (place.kind === 'country') return place.countryName;
  return places.find(fold(place.name))?.place.id === place.id ? place.name : place.label;
}

const WITH_ARTICLE =
  /^(?:U[A-Z]+|United|Netherlands|Philippines|Czech Republic|Dominican Republic|Bahamas|Maldives)\b/u;

/** The title as it stands after "in": "the US", "London". */
export function titleIn(place: Place, places: Places): string {
  const title = titleOf(place, places);
  return place.kind === 'country' && WITH_ARTICLE.test(title) ? `the ${title}` : title;
}

/** The label of a match: the state's name where a country stands for the state, else the place's title. */
export function titleOfMatch({ place, part }: PlaceMatch, places: Places): string {
  return part ?? titleOf(place, places);
}

/** The field value of a match; read back, it finds the same place. */
export function valueOfMatch({ place, part }: PlaceMatch): string {
  return part ?? place.id;
}
