/** Places of each kind that pay is asked of: with and without a band, listings and an office. */
export const PAY_PLACES = [
  ...['san francisco', 'seattle', 'chicago', 'us', 'remote us', 'jackson, wyoming', 'san juan, puerto rico'],
  ...[
    'london',
    'edinburgh',
    'uk',
    'berlin',
    'germany',
    'paris',
    'stockholm',
    'oslo',
    'copenhagen',
    'helsinki',
  ],
  ...[
    'amsterdam',
    'madrid',
    'toronto',
    'whitehorse',
    'prince george',
    'bengaluru',
    'singapore',
    'tokyo',
    'sydney',
  ],
  ...['são paulo', 'nairobi', 'ulan bator', 'santiago', 'mexico city', 'bosnia and herzegovina'],
];
