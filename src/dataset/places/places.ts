/** A city, town or country that people name. */
export interface Place {
  /** Stable: `c:gb` for a country (ISO 3166-1 alpha-2, lower case), `g:2643743` for a town (GeoNames id). */
  readonly id: string;
  readonly kind: 'country' | 'city';
  /** As people write it: "London", "United Kingdom". */
  readonly name: string;
  /** Unambiguous, and found again by `find`: "London, UK"; "London, Ontario, Canada"; "UK". */
  readonly label: string;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country: string;
  /** Short everyday name of the country: "UK", "US", "Germany". */
  readonly countryName: string;
  /** Name of the state or province where the gazetteer knows it. */
  readonly region?: string;
  readonly population: number;
  /** IANA zone; a country has that of its most populous city. */
  readonly zone: string;
  /** Degrees, to about a kilometre. */
  readonly latitude: number;
  readonly longitude: number;
}

/** The places of a name: the most populous, then the others by population. */
export interface PlaceMatch {
  readonly place: Place;
  readonly others: readonly Place[];
  /** The state or nation that was named, where its whole country stands for it: "California". */
  readonly part?: string;
}

/** A place whose name is misspelt by so many letters; two swapped count as one. */
export interface NearPlace {
  readonly place: Place;
  readonly edits: number;
}

/** The gazetteer: every question is answered from memory, by lookup and not by scanning. */
export interface Places {
  /**
   * The place a whole phrase names, ignoring case, accents and punctuation: "london", "londres" where known,
   * "london canada", "portland, or", "sf", "the states". Undefined when no place has that name.
   */
  find(phrase: string): PlaceMatch | undefined;
  /** Places whose name is a typo away, the likeliest first (fewest edits, then population). */
  near(phrase: string, limit: number): readonly NearPlace[];
  /** Places whose name begins so, most populous first; for an empty prefix, the best known. */
  suggest(prefix: string, limit: number): readonly Place[];
  /** By stable id. */
  get(id: string): Place | undefined;
}
