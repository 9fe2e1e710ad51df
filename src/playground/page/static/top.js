import { send, sentenceOf } from './api.js';
import { find, make } from './dom.js';

/** @typedef {import('../server/protocol.ts').PageState} PageState */
/** @typedef {(sentence: string, about?: string) => void} Say */

const THEMES = ['auto', 'light', 'dark'];

/**
 * The switch between the theme of the machine, a light and a dark one.
 * @param {string} first
 * @param {(theme: string) => void} changed
 */
export function createTheme(first, changed) {
  const button = find('#theme', HTMLButtonElement);
  let theme = THEMES.includes(first) ? first : 'auto';
  const show = () => {
    if (theme === 'auto') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    button.textContent = `Theme: ${theme}`;
  };
  button.addEventListener('click', () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length] ?? 'auto';
    show();
    changed(theme);
  });
  show();
  return { theme: () => theme };
}

/**
 * The clock of the workspace, as it goes, and how it is moved.
 * @param {{ zone: () => string, person: () => string, say: (sentence: string) => void }} parts
 */
export function createClock({ zone, person, say }) {
  const shown = find('#now', HTMLTimeElement);
  const menu = /** @type {HTMLDetailsElement} */ (find('#moves', HTMLElement).parentElement);
  let ahead = 0;
  const show = () => {
    const now = new Date(performance.now() + ahead);
    shown.dateTime = now.toISOString();
    const words = new Intl.DateTimeFormat('en-GB', {
      ...{ weekday: 'short', day: 'numeric', month: 'short' },
      ...{ hour: '2-digit', minute: '2-digit', timeZone: zone() },
    }).format(now);
    shown.textContent = `${words} ${zone().split('/').at(-1)?.replaceAll('_', ' ') ?? ''}`;
  };
  setInterval(show, 5_000);
  /** @param {string} move */
  const move = async (move) => {
    try {
      await send('/clock', { move, person: person() });
      say('');
    } catch (error) {
      say(sentenceOf(error));
    }
  };
  menu.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    if (button?.dataset.move === undefined) return;
    menu.open = false;
    find('summary', HTMLElement, menu).focus();
    void move(button.dataset.move);
  });
  return {
    move,
    show,
    /** @param {number} now what the server's clock says, in epoch milliseconds */
    set(now) {
      ahead = now - performance.now();
      show();
    },
  };
}

/** Shuts an open menu once its reader presses elsewhere, or Escape. */
export function shutMenus() {
  /** @returns {HTMLDetailsElement | null} */
  const open = () => document.querySelector('.pg-menu[open]');
  document.addEventListener('click', ({ target }) => {
    const menu = open();
    if (menu && target instanceof Node && !menu.contains(target)) menu.open = false;
  });
  document.addEventListener('keydown', ({ key }) => {
    const menu = open();
    if (key !== 'Escape' || !menu) return;
    menu.open = false;
    find('summary', HTMLElement, menu).focus();
  });
}

/**
 * @param {PageState} state
 * @param {Say} say
 */
export function showNetwork({ platforms, demo }, say) {
  const host = find('#network', HTMLElement);
  for (const { name, network } of platforms) {
    const group = make('fieldset', {}, make('legend', {}, name === 'slack' ? 'Slack' : 'Discord'));
    for (const trouble of network) group.append(...switchOf(name, trouble, demo, say));
    host.append(group);
  }
  if (demo) host.append(make('p', {}, 'Network trouble can be tried where you run Rung yourself.'));
}

/** How long it is said that something happens once, in milliseconds. */
const ONCE = 8_000;

/**
 * @param {string} platform
 * @param {PageState['platforms'][number]['network'][number]} trouble
 * @param {boolean} locked
 * @param {Say} say
 */
function switchOf(platform, { name, label, summary, active, ends }, locked, say) {
  const id = `trouble-${platform}-${name}`;
  const set = async (/** @type {boolean} */ on) => {
    try {
      await send('/network', { platform, name, on });
      say(on ? summary : '', id);
      if (on && !ends) setTimeout(() => say('', id), ONCE);
    } catch (error) {
      say(sentenceOf(error), id);
    }
  };
  const hint = make('p', { id: `${id}-hint` }, summary);
  if (!ends) {
    const button = make('button', { type: 'button', 'aria-describedby': hint.id }, label);
    button.disabled = locked;
    button.addEventListener('click', () => void set(true));
    return [button, hint];
  }
  const box = make('input', { type: 'checkbox', id, 'aria-describedby': hint.id });
  box.checked = active;
  if (active) say(summary, id);
  box.disabled = locked;
  box.addEventListener('change', () => void set(box.checked));
  return [make('label', { for: id }, box, ` ${label}`), hint];
}
