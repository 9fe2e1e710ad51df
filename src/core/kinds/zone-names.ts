/**
 * Time zones by the names that people give them, folded: states and provinces, everyday words, abbreviations. Zones of
 * states are those of the IANA time zone database (zone1970.tab and the comments of northamerica, australasia and
 * southamerica); a state that lies in two zones has that of most of its people.
 */
export const ZONE_NAMES: Readonly<Record<string, string>> = {
  ...namesOf('America/New_York', [
    ...['connecticut', 'delaware', 'florida', 'indiana', 'maine', 'maryland', 'massachusetts', 'michigan'],
    ...[
      'new hampshire',
      'new jersey',
      'new york state',
      'north carolina',
      'ohio',
      'pennsylvania',
      'rhode island',
    ],
    ...['south carolina', 'vermont', 'virginia', 'west virginia', 'district of columbia'],
    ...['eastern time', 'eastern', 'us eastern', 'east coast', 'et', 'est', 'edt', 'est5edt'],
  ]),
  ...namesOf('America/Chicago', [
    ...[
      'alabama',
      'arkansas',
      'illinois',
      'iowa',
      'kansas',
      'louisiana',
      'minnesota',
      'mississippi',
      'missouri',
    ],
    ...['nebraska', 'north dakota', 'oklahoma', 'south dakota', 'tennessee', 'texas', 'wisconsin'],
    ...['central time', 'us central', 'ct', 'cdt', 'cst6cdt'],
  ]),
  ...namesOf('America/Denver', [
    ...['colorado', 'idaho', 'montana', 'new mexico', 'utah', 'wyoming'],
    ...['mountain time', 'us mountain', 'mt', 'mst', 'mdt', 'mst7mdt'],
  ]),
  ...namesOf('America/Kentucky/Louisville', ['kentucky']),
  ...namesOf('America/Phoenix', ['arizona']),
  ...namesOf('America/Los_Angeles', [
    ...['california', 'nevada', 'oregon', 'washington state'],
    ...['pacific time', 'pacific', 'us pacific', 'west coast', 'pt', 'pst', 'pdt', 'pst8pdt'],
  ]),
  ...namesOf('America/Anchorage', ['alaska', 'alaska time', 'akst', 'akdt']),
  ...namesOf('Pacific/Honolulu', ['hawaii', 'hawaii time', 'hst']),
  ...namesOf('America/Toronto', ['ontario', 'quebec']),
  ...namesOf('America/Vancouver', ['british columbia', 'bc']),
  ...namesOf('America/Edmonton', ['alberta']),
  ...namesOf('America/Regina', ['saskatchewan']),
  ...namesOf('America/Winnipeg', ['manitoba']),
  ...namesOf('America/Halifax', ['nova scotia', 'prince edward island', 'atlantic time', 'ast', 'adt']),
  ...namesOf('America/Moncton', ['new brunswick']),
  ...namesOf('America/St_Johns', ['newfoundland', 'newfoundland and labrador', 'nst', 'ndt']),
  ...namesOf('America/Whitehorse', ['yukon']),
  ...namesOf('America/Iqaluit', ['nunavut']),
  ...namesOf('America/Sao_Paulo', ['brt', 'brasilia time']),
  ...namesOf('America/Argentina/Buenos_Aires', ['art']),
  ...namesOf('Australia/Sydney', [
    'new south wales',
    'nsw',
    'australian eastern time',
    'aest',
    'aedt',
    'aet',
  ]),
  ...namesOf('Australia/Melbourne', ['victoria australia']),
  ...namesOf('Australia/Brisbane', ['queensland', 'qld']),
  ...namesOf('Australia/Adelaide', ['south australia', 'acst', 'acdt']),
  ...namesOf('Australia/Perth', ['western australia', 'awst']),
  ...namesOf('Australia/Hobart', ['tasmania']),
  ...namesOf('Australia/Darwin', ['northern territory']),
  ...namesOf('Pacific/Auckland', ['nzst', 'nzdt', 'nzt']),
  ...namesOf('Europe/London', ['uk time', 'british time', 'england', 'scotland', 'wales', 'london time']),
  ...namesOf('Europe/Dublin', ['irish time']),
  ...namesOf('Europe/Berlin', ['cet', 'cest', 'central european time', 'mez', 'mesz', 'bavaria']),
  ...namesOf('Europe/Athens', ['eet', 'eest', 'eastern european time']),
  ...namesOf('Europe/Lisbon', ['wet', 'west', 'western european time']),
  ...namesOf('Europe/Moscow', ['msk', 'moscow time']),
  ...namesOf('Europe/Istanbul', ['trt']),
  ...namesOf('Africa/Johannesburg', ['sast']),
  ...namesOf('Africa/Lagos', ['wat']),
  ...namesOf('Africa/Nairobi', ['eat']),
  ...namesOf('Asia/Dubai', ['gst', 'gulf time']),
  ...namesOf('Asia/Karachi', ['pkt']),
  ...namesOf('Asia/Kolkata', [
    'indian time',
    'india standard time',
    'karnataka',
    'maharashtra',
    'tamil nadu',
  ]),
  ...namesOf('Asia/Kathmandu', ['npt']),
  ...namesOf('Asia/Bangkok', ['ict']),
  ...namesOf('Asia/Jakarta', ['wib']),
  ...namesOf('Asia/Singapore', ['sgt', 'singapore time']),
  ...namesOf('Asia/Manila', ['pht', 'phst']),
  ...namesOf('Asia/Hong_Kong', ['hkt']),
  ...namesOf('Asia/Taipei', ['taiwan time']),
  ...namesOf('Asia/Seoul', ['kst', 'korean time']),
  ...namesOf('Asia/Tokyo', ['jst', 'japan time']),
  ...namesOf('Atlantic/Azores', ['azores', 'the azores', 'azores time']),
  ...namesOf('Atlantic/Madeira', ['madeira']),
  ...namesOf('Atlantic/Canary', ['canary islands', 'canaries', 'the canaries', 'tenerife', 'gran canaria']),
  ...namesOf('Europe/Madrid', ['balearic islands', 'balearics', 'catalonia', 'andalusia', 'basque country']),
  ...namesOf('Europe/Rome', ['sicily', 'sardinia', 'tuscany', 'lombardy']),
  ...namesOf('Europe/Paris', ['corsica', 'normandy', 'brittany', 'provence']),
  ...namesOf('Europe/Athens', ['crete']),
  ...namesOf('Europe/London', ['northern ireland']),
  ...namesOf('Pacific/Galapagos', ['galapagos', 'galapagos islands']),
  ...namesOf('Pacific/Easter', ['easter island']),
  ...namesOf('Asia/Makassar', ['bali', 'wita']),
  ...namesOf('Asia/Kolkata', ['kerala', 'goa', 'gujarat', 'telangana', 'west bengal', 'delhi ncr']),
  ...namesOf('UTC', [
    'utc',
    'gmt',
    'z',
    'zulu',
    'greenwich',
    'greenwich mean time',
    'universal time',
    'etc utc',
  ]),
};

function namesOf(zone: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, zone]));
}

/** Names that stand for several zones, each with a place that shows which: they are asked back, never guessed. */
export const AMBIGUOUS_ZONES: Readonly<Record<string, readonly (readonly [place: string, zone: string])[]>> =
  {
    ist: [
      ['India', 'Asia/Kolkata'],
      ['Ireland', 'Europe/Dublin'],
      ['Israel', 'Asia/Jerusalem'],
    ],
    cst: [
      ['Chicago', 'America/Chicago'],
      ['China', 'Asia/Shanghai'],
      ['Cuba', 'America/Havana'],
    ],
    bst: [
      ['London', 'Europe/London'],
      ['Bangladesh', 'Asia/Dhaka'],
    ],
    georgia: [
      ['Georgia, US', 'America/New_York'],
      ['Georgia', 'Asia/Tbilisi'],
    ],
    washington: [
      ['Washington, D.C.', 'America/New_York'],
      ['Washington State', 'America/Los_Angeles'],
    ],
    victoria: [
      ['Victoria, Australia', 'Australia/Melbourne'],
      ['Victoria, Canada', 'America/Vancouver'],
    ],
    amt: [
      ['Armenia', 'Asia/Yerevan'],
      ['Manaus', 'America/Manaus'],
    ],
    'central standard time': [
      ['Chicago', 'America/Chicago'],
      ['Adelaide', 'Australia/Adelaide'],
    ],
  };

/** Countries that lie in several zones: which one is meant by the country alone is a guess, and said so. */
export const SEVERAL_ZONES: ReadonlySet<string> = new Set(
  'AQ AR AU BR CA CD CL CN CY EC ES FM FR GL ID KI KZ MN MX MY NZ PF PG PS PT RU UA UM US UZ'.split(' '),
);

/** States that lie in two zones, by their folded names: the zone of most people is taken, and said so. */
export const DIVIDED_STATES: ReadonlySet<string> = new Set([
  ...['florida', 'idaho', 'indiana', 'kansas', 'kentucky', 'michigan', 'nebraska', 'north dakota', 'oregon'],
  ...['south dakota', 'tennessee', 'texas', 'ontario', 'quebec', 'british columbia', 'nunavut'],
]);
