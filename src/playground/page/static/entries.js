import { elementOf } from './dom.js';

/** @typedef {import('../server/protocol.ts').SentEntry} SentEntry */

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';

/**
 * The entries that stand in a log, by their keys.
 * @param {HTMLElement} log
 * @returns {Map<string, HTMLElement>}
 */
const standing = (log) =>
  new Map(
    [...log.children].flatMap((one) =>
      one instanceof HTMLElement && one.dataset.hash ? [[one.dataset.key ?? '', one]] : [],
    ),
  );

/** @param {HTMLElement} log */
export const hashesIn = (log) => [...standing(log).values()].map((one) => one.dataset.hash ?? '');

/**
 * Makes a log show entries: those that changed are replaced, the others are left alone.
 * @param {HTMLElement} log
 * @param {readonly SentEntry[]} entries
 * @param {Element | null} end the element that they stand before
 * @returns {{ isComplete: boolean, added: number }} incomplete where an entry was neither sent nor there
 */
export function showEntries(log, entries, end) {
  const there = standing(log);
  const keys = new Set(entries.map((one) => one.key));
  for (const [key, element] of there) if (!keys.has(key)) element.remove();
  let before = end;
  let isComplete = true;
  let added = 0;
  for (const entry of entries.toReversed()) {
    const old = there.get(entry.key);
    const element = entry.html === undefined ? old : renewed(old, entry);
    if (!element) {
      isComplete = false;
      continue;
    }
    if (!old) added++;
    if (element.nextElementSibling !== before || element.parentElement !== log)
      log.insertBefore(element, before);
    before = element;
  }
  return { isComplete, added };
}

/**
 * @param {HTMLElement | undefined} old
 * @param {SentEntry} entry
 */
function renewed(old, { key, hash, html = '' }) {
  const element = elementOf(html);
  element.dataset.key = key;
  element.dataset.hash = hash;
  if (old) replace(old, element);
  return element;
}

/**
 * Replaces an element and keeps in the new one what is its reader's: what is unfolded, what is half typed, the focus.
 * @param {HTMLElement} old
 * @param {HTMLElement} element
 */
function replace(old, element) {
  const folds = element.querySelectorAll('details');
  old.querySelectorAll('details').forEach((one, at) => {
    const fold = folds[at];
    if (one.open && fold) fold.open = true;
  });
  const [typed, field] = [old, element].map((one) => one.querySelector('input[name=text]'));
  if (typed instanceof HTMLInputElement && field instanceof HTMLInputElement) field.value = typed.value;
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const place = focused && [...old.querySelectorAll(FOCUSABLE)].indexOf(focused);
  old.replaceWith(element);
  if (focused) focusAgain(element, focused, place ?? 0);
}

/**
 * @param {HTMLElement} element
 * @param {Element} focused what had the focus in the element that stood there
 * @param {number} place its place among what could have it
 */
function focusAgain(element, focused, place) {
  const able = [...element.querySelectorAll(FOCUSABLE)].filter((one) => one instanceof HTMLElement);
  const act = focused.getAttribute('data-act');
  const words = focused.textContent;
  const label = focused.getAttribute('aria-label');
  const same =
    able.find(
      (one) => label !== null && one.tagName === focused.tagName && one.getAttribute('aria-label') === label,
    ) ??
    able.find((one) => act !== null && one.getAttribute('data-act') === act) ??
    able.find((one) => one.tagName === focused.tagName && words !== '' && one.textContent === words) ??
    able[Math.min(place, able.length - 1)];
  if (!same) element.tabIndex = -1;
  (same ?? element).focus({ preventScroll: true });
}
