/**
 * What a link to the page holds.
 * @typedef {object} View
 * @property {string} person
 * @property {string} tab the platform that a narrow page shows
 * @property {Record<string, string>} places by platform
 * @property {string} theme "auto", "light" or "dark"
 * @property {number} tour the step of the tour; 0 where it is closed
 */

/** @returns {Partial<View>} */
export function readAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  /** @param {string} name */
  const one = (name) => given.get(name) ?? undefined;
  const tour = Number(one('tour') ?? Number.NaN);
  return {
    ...(one('person') !== undefined && { person: one('person') ?? '' }),
    ...(one('tab') !== undefined && { tab: one('tab') ?? '' }),
    ...(one('theme') !== undefined && { theme: one('theme') ?? '' }),
    ...(Number.isInteger(tour) && { tour }),
    places: Object.fromEntries([...given].filter(([name]) => name === 'slack' || name === 'discord')),
  };
}

/** @param {View} view */
export function writeAddress({ person, tab, places, theme, tour }) {
  const written = new URLSearchParams({ person, tab, ...places });
  if (theme !== 'auto') written.set('theme', theme);
  if (tour > 0) written.set('tour', String(tour));
  history.replaceState(null, '', `#${written}`);
}
