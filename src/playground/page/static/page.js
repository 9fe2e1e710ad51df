import { readAddress, writeAddress } from './address.js';
import { read, sentenceOf } from './api.js';
import { find, make } from './dom.js';
import { hear } from './events.js';
import { Pane } from './pane.js';
import { createTabs } from './tabs.js';
import { createClock, createTheme, showNetwork, shutMenus } from './top.js';
import { Tour } from './tour.js';

/** @typedef {import('../server/protocol.ts').PageState} PageState */

const wanted = readAddress();
const theme = createTheme(wanted.theme ?? 'auto', () => remember());
/** Writes the view into the address. */
let remember = () => undefined;

/**
 * What is said above the panes, by what it is about.
 * @type {Map<string, string>}
 */
const said = new Map();

/** @param {string} sentence @param {string} [about] what it takes the place of */
function say(sentence, about = '') {
  if (sentence === '') said.delete(about);
  else said.set(about, sentence);
  const line = find('#offline', HTMLElement);
  line.textContent = [...new Set(said.values())].join(' ');
  line.hidden = said.size === 0;
}

/** @param {PageState} state */
async function open(state) {
  const people = state.platforms[0]?.people ?? [];
  const who = find('#person', HTMLSelectElement);
  who.append(
    ...people.map(({ name, admin }) => make('option', { value: name }, admin ? `${name} (admin)` : name)),
  );
  if (people.some((one) => one.name === wanted.person)) who.value = wanted.person ?? '';
  const person = () => who.value;
  const zone = () => people.find((one) => one.name === person())?.zone ?? 'UTC';

  const panes = state.platforms.map(({ name }) => {
    const place = wanted.places?.[name] ?? 'general';
    return new Pane(name, { person, place, moved: () => remember(), drawn: () => tour.drawn() });
  });
  find('#panes', HTMLElement).append(...panes.map((one) => one.element));
  const tabs = createTabs(panes, wanted.tab ?? 'slack', () => remember());
  const clock = createClock({ zone, person, say });
  const tour = new Tour({
    ...{ panes, clock, person },
    show: (platform) => tabs.choose(platform),
    step: wanted.tour ?? 0,
    moved: () => remember(),
  });
  remember = () => {
    writeAddress({
      ...{ person: person(), tab: tabs.chosen(), theme: theme.theme(), tour: tour.step },
      places: Object.fromEntries(panes.map((one) => [one.platform, one.place])),
    });
    return undefined;
  };
  showNetwork(state, say);
  shutMenus();
  showFoot(state.demo);
  clock.set(state.now);
  who.addEventListener('change', () => {
    clock.show();
    remember();
    for (const pane of panes) void pane.renew();
  });
  hear({
    changed: (platform) => void panes.find((one) => one.platform === platform)?.draw(),
    clock: (now) => clock.set(now),
    back: () => panes.forEach((one) => void one.draw()),
  });
  await Promise.all(panes.map((one) => one.renew()));
}

/** @param {boolean} demo */
function showFoot(demo) {
  find('#foot', HTMLElement).textContent = demo
    ? 'A workspace and a server of your own, with Rung in them. Nothing leaves this machine, and all of it is gone a quarter of an hour after your last visit.'
    : 'A Slack workspace and a Discord server on this machine, with Rung in them. Nothing leaves it, and each start begins afresh.';
}

/** @returns {Promise<void>} */
async function begin() {
  const starting = find('#starting', HTMLElement);
  try {
    const state = /** @type {PageState} */ (await read('/state'));
    starting.remove();
    await open(state);
  } catch (error) {
    starting.remove();
    say(sentenceOf(error));
  }
}
await begin();
