import { make } from './dom.js';

/** @typedef {import('../server/protocol.ts').Pane['places']} Places */
/** @typedef {import('../server/protocol.ts').Pane['prompts']} Prompts */

const SIGNS = { channel: '#', direct: '@', home: '⌂' };

/**
 * Shows the places of a pane as a list of buttons.
 * @param {HTMLUListElement} list
 * @param {Places} places
 * @param {string} here the id of the one that is shown
 */
export function showPlaces(list, places, here) {
  const known = JSON.stringify([places, here]);
  if (list.dataset.known === known) return;
  const hadFocus = list.contains(document.activeElement);
  list.dataset.known = known;
  list.replaceChildren(...places.map((one) => make('li', {}, buttonOf(one, here))));
  const current = list.querySelector('button[aria-current]');
  if (hadFocus && current instanceof HTMLElement) current.focus();
}

/** @param {Places[number]} place @param {string} here */
function buttonOf({ id, label, kind, unread }, here) {
  const button = make('button', { type: 'button', 'data-place': id });
  button.append(make('span', { 'aria-hidden': 'true' }, SIGNS[kind]), ` ${label}`);
  if (unread && id !== here) button.append(' ', make('span', { class: 'pg-unread' }, 'new'));
  if (id === here) button.setAttribute('aria-current', 'page');
  return button;
}

/**
 * Shows the buttons above the composer.
 * @param {HTMLElement} host
 * @param {Prompts} prompts
 */
export function showPrompts(host, prompts) {
  const known = JSON.stringify(prompts);
  if (host.dataset.known === known) return;
  host.dataset.known = known;
  host.replaceChildren(
    ...prompts.map(({ label, act }) =>
      make('button', { type: 'button', 'data-act': JSON.stringify(act) }, label),
    ),
  );
}
