/** Cities that are offered where a place is asked for. */
export const CITIES = ['london', 'san francisco', 'new york', 'berlin', 'toronto', 'bengaluru'];
