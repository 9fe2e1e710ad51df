// @ts-check

/** @typedef {import('./pane.js').Pane} Pane */

/**
 * A step of the tour.
 * @typedef {object} Step
 * @property {'slack' | 'discord'} platform
 * @property {string} place
 * @property {string} text
 * @property {(pane: Pane, clock: { move: (move: string) => Promise<void> }) => Promise<void>} act
 * @property {(pane: Pane) => boolean} isDone whether the visitor did it by themselves
 */

/** How long a step waits for what it expects, in milliseconds. */
const PATIENCE = 8_000;

/** @param {Pane} pane @returns {string} */
const newest = (pane) => [...pane.log.querySelectorAll('[data-hash]')].at(-1)?.textContent ?? '';

/**
 * Waits until something is so.
 * @param {() => unknown} check
 */
async function until(check) {
  const end = performance.now() + PATIENCE;
  while (!check()) {
    if (performance.now() > end) throw new Error('That did not come about. Try it by hand, or go on.');
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

/**
 * Presses the newest button of a label in a pane, its open form included.
 * @param {Pane} pane
 * @param {RegExp} label
 */
async function press(pane, label) {
  const find = () =>
    [...pane.element.querySelectorAll('.pg-log button, dialog[open] button')]
      .filter(
        (one) => one instanceof HTMLButtonElement && !one.disabled && label.test(one.textContent.trim()),
      )
      .at(-1);
  await until(find);
  const button = find();
  if (!(button instanceof HTMLButtonElement)) return;
  button.scrollIntoView({ block: 'nearest' });
  button.focus();
  button.click();
}

/**
 * Types a line and waits for its answer.
 * @param {Pane} pane
 * @param {string} line
 * @param {RegExp} answer
 */
async function type(pane, line, answer) {
  await pane.type(line);
  await until(() => answer.test(newest(pane)));
}

/** @type {readonly Step[]} */
export const STEPS = [];
[press, type];
