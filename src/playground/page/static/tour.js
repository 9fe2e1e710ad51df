import { sentenceOf } from './api.js';
import { find } from './dom.js';
import { STEPS } from './tour-steps.js';

/** @typedef {import('./pane.js').Pane} Pane */

/**
 * What the tour acts on.
 * @typedef {object} TourParts
 * @property {readonly Pane[]} panes
 * @property {{ move: (move: string) => Promise<void> }} clock
 * @property {(platform: string) => void} show shows a platform where the page is narrow
 * @property {number} step where it begins; 0 for closed
 * @property {() => void} moved
 */

/** The tour: a step is a sentence, and a button that does it. */
export class Tour {
  #parts;
  #step;
  #isDone = false;
  #box = find('#tour', HTMLElement);
  #status = find('#tour-status', HTMLElement);
  #do = find('#tour-do', HTMLButtonElement);
  #next = find('#tour-next', HTMLButtonElement);

  /** @param {TourParts} parts */
  constructor(parts) {
    this.#parts = parts;
    this.#step = parts.step >= 0 && parts.step <= STEPS.length ? parts.step : 0;
    this.#do.addEventListener('click', () => void this.#act());
    this.#next.addEventListener('click', () => void this.#go(this.#step + 1));
    find('#tour-back', HTMLButtonElement).addEventListener('click', () => void this.#go(this.#step - 1));
    const opener = find('#tour-open', HTMLButtonElement);
    find('#tour-close', HTMLButtonElement).addEventListener('click', () => {
      void this.#go(0);
      opener.focus();
    });
    opener.addEventListener('click', () => void this.#go(1).then(() => this.#do.focus()));
    this.#show();
  }

  /** The step that is shown; 0 where the tour is closed. */
  get step() {
    return this.#step;
  }

  /** Told that a pane was drawn: perhaps the visitor did the step by themselves. */
  drawn() {
    const current = STEPS[this.#step - 1];
    if (current && !this.#isDone && current.isDone(this.#pane(current.platform))) this.#finish();
  }

  /** @param {string} platform */
  #pane(platform) {
    const found = this.#parts.panes.find((one) => one.platform === platform);
    if (!found) throw new Error(`there is no ${platform}`);
    return found;
  }

  #show() {
    const current = STEPS[this.#step - 1];
    this.#box.hidden = !current;
    if (!current) return;
    find('#tour-count', HTMLElement).textContent = `Step ${this.#step} of ${STEPS.length}`;
    find('#tour-text', HTMLElement).textContent = current.text;
    find('#tour-back', HTMLButtonElement).disabled = this.#step === 1;
    this.#status.textContent = '';
    this.#isDone = false;
    this.#do.textContent = 'Do it';
    this.#next.textContent = this.#step === STEPS.length ? 'End' : 'Next';
    this.#lead(this.#do, this.#next);
  }

  /**
   * Puts one button before another.
   * @param {HTMLButtonElement} first
   * @param {HTMLButtonElement} second
   */
  #lead(first, second) {
    first.classList.add('pg-primary');
    second.classList.remove('pg-primary');
  }

  /** @param {number} step */
  async #go(step) {
    this.#step = step > STEPS.length ? 0 : Math.max(0, step);
    this.#show();
    this.#parts.moved();
    const current = STEPS[this.#step - 1];
    if (!current) return;
    this.#parts.show(current.platform);
    const pane = this.#pane(current.platform);
    if (pane.place !== current.place) await pane.go(current.place);
  }

  #finish() {
    this.#isDone = true;
    this.#status.textContent =
      this.#step === STEPS.length ? 'Done. That was the tour.' : 'Done. Look at it, then go on.';
    this.#do.textContent = 'Do it again';
    this.#lead(this.#next, this.#do);
  }

  async #act() {
    const at = this.#step;
    const current = STEPS[at - 1];
    if (!current) return;
    this.#status.textContent = 'Doing it…';
    this.#do.disabled = true;
    try {
      const pane = this.#pane(current.platform);
      if (pane.place !== current.place) await pane.go(current.place);
      await current.act(pane, this.#parts.clock);
      if (at === this.#step) this.#finish();
    } catch (error) {
      this.#status.textContent = sentenceOf(error);
    } finally {
      this.#do.disabled = false;
    }
  }
}
