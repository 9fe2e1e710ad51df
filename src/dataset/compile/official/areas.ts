import type { Place, Places } from '../../places/places.ts';

/** An area as an office names it. */
export interface NamedArea {
  readonly code: string;
  readonly name: string;
}

/** The states and provinces by their postal codes, where offices use those. */
export const STATES: Readonly<Record<string, string>> = Object.fromEntries(
  (
    'AL Alabama,AK Alaska,AZ Arizona,AR Arkansas,CA California,CO Colorado,CT Connecticut,DE Delaware,' +
    'DC D.C.,FL Florida,GA Georgia,HI Hawaii,ID Idaho,IL Illinois,IN Indiana,IA Iowa,KS Kansas,' +
    'KY Kentucky,LA Louisiana,ME Maine,MD Maryland,MA Massachusetts,MI Michigan,MN Minnesota,MS Mississippi,' +
    'MO Missouri,MT Montana,NE Nebraska,NV Nevada,NH New Hampshire,NJ New Jersey,NM New Mexico,NY New York,' +
    'NC North Carolina,ND North Dakota,OH Ohio,OK Oklahoma,OR Oregon,PA Pennsylvania,PR Puerto Rico,' +
    'RI Rhode Island,SC South Carolina,SD South Dakota,TN Tennessee,TX Texas,UT Utah,VT Vermont,VA Virginia,' +
    'WA Washington,WV West Virginia,WI Wisconsin,WY Wyoming,' +
    'AB Alberta,BC British Columbia,MB Manitoba,NB New Brunswick,NL Newfoundland and Labrador,NS Nova Scotia,' +
    'ON Ontario,PEI Prince Edward Island,QC Quebec,SK Saskatchewan'
  )
    .split(',')
    .map((one) => [one.slice(0, one.indexOf(' ')), one.slice(one.indexOf(' ') + 1)] as const)
    // The one state with a comma in its name.
    .map(([code, name]) => [code, name === 'D.C.' ? 'Washington, D.C.' : name]),
);

/** "Seattle-Tacoma-Bellevue, WA" as its part before the comma and the names of its states. */
export function partsOf(area: string): { readonly cities: string; readonly states: string[] } {
  const comma = area.lastIndexOf(', ');
  const codes = area.slice(comma + 2).split('-');
  const states = codes.map((code) => {
    const state = STATES[code];
    if (state === undefined) throw new Error(`area "${area}": there is no state ${code}`);
    return state;
  });
  return { cities: area.slice(0, comma), states };
}

/** What an area's name adds to a town's: "Boise City", "Amherst Town", "Urban Honolulu". */
const ADDED = /^Urban | (?:City|Town|County|Corridor)$/g;

/** A town of that name in one of the states; the most populous. */
export function townIn(name: string, states: readonly string[], places: Places): Place | undefined {
  const plain = name.replaceAll(ADDED, '');
  const found = [name, plain].flatMap((one) =>
    states.flatMap((state) => {
      const match = places.find(`${one}, ${state}`);
      return match?.place.kind === 'city' && match.part === undefined ? [match.place] : [];
    }),
  );
  return found.sort((a, b) => b.population - a.population)[0];
}

/** The towns that an area is named for: of names with dashes in them the longest that is a town counts. */
export function townsOf(cities: string, states: readonly string[], places: Places): Place[] {
  const names = cities.split(/--|\/|-/);
  const towns: Place[] = [];
  for (let at = 0; at < names.length; at++) {
    for (let end = names.length; end > at; end--) {
      const town = townIn(names.slice(at, end).join('-'), states, places);
      if (!town) continue;
      towns.push(town);
      at = end - 1;
      break;
    }
  }
  return towns;
}
