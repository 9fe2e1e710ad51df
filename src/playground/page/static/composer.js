import { find, make } from './dom.js';

/** @typedef {import('../seam/client.ts').Suggestion} Suggestion */

/** How long the fingers rest before the server is asked, in milliseconds. */
const REST = 60;
/** How long a list stays once the field lost the focus, so that a tap on it counts, in milliseconds. */
const LINGER = 150;

/** The field that lines are typed into, with a list of what they may become. */
export class Composer {
  /** @type {readonly Suggestion[]} */
  #offered = [];
  #active = -1;
  #last = '';
  #asking = new AbortController();
  #list;
  #parts;

  /**
   * @param {HTMLElement} pane
   * @param {string} id of its list
   * @param {{ suggest: (typed: string, signal: AbortSignal) => Promise<readonly Suggestion[]>, send: (line: string) => void }} parts
   */
  constructor(pane, id, parts) {
    this.#parts = parts;
    this.form = find('.pg-composer', HTMLFormElement, pane);
    this.input = find('input', HTMLInputElement, this.form);
    this.#list = find('.pg-suggestions', HTMLUListElement, this.form);
    this.#list.id = id;
    this.input.setAttribute('aria-controls', id);
    this.#listen();
  }

  /**
   * Puts a line in, to be sent or changed.
   * @param {string} line
   */
  fill(line) {
    this.input.value = line;
    this.input.focus();
  }

  /** Shuts the list. */
  hide() {
    this.#asking.abort();
    this.#show([]);
  }

  #listen() {
    this.input.addEventListener('input', () => void this.#ask());
    this.input.addEventListener('keydown', (event) => {
      if (this.#onKey(event)) event.preventDefault();
    });
    this.input.addEventListener('blur', () =>
      setTimeout(() => {
        if (document.activeElement !== this.input) this.hide();
      }, LINGER),
    );
    this.#list.addEventListener('mousedown', (event) => event.preventDefault());
    this.#list.addEventListener('click', (event) => {
      const option = event.target instanceof Element ? event.target.closest('li') : null;
      if (option) this.#choose(this.#offered[[...this.#list.children].indexOf(option)]);
    });
    this.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#submit();
    });
  }

  /**
   * @param {KeyboardEvent} event
   * @returns {boolean} whether the key was meant for the list
   */
  #onKey({ key, shiftKey }) {
    const isOpen = !this.#list.hidden;
    const count = this.#offered.length;
    if (key === 'ArrowDown' && isOpen) this.#mark((this.#active + 1) % count);
    else if (key === 'ArrowUp' && isOpen) this.#mark((Math.max(this.#active, 0) - 1 + count) % count);
    else if (key === 'ArrowUp' && this.input.value === '') this.input.value = this.#last;
    else if (key === 'Tab' && isOpen && !shiftKey) this.#choose(this.#offered[Math.max(this.#active, 0)]);
    else if (key === 'Enter' && isOpen && this.#active >= 0) this.#choose(this.#offered[this.#active]);
    else if (key === 'Escape' && isOpen) this.hide();
    else return false;
    return true;
  }

  /** @param {readonly Suggestion[]} suggestions */
  #show(suggestions) {
    this.#offered = suggestions;
    this.#list.replaceChildren(...suggestions.map((one, at) => optionOf(`${this.#list.id}-${at}`, one)));
    this.#list.hidden = suggestions.length === 0;
    this.input.setAttribute('aria-expanded', String(!this.#list.hidden));
    this.#mark(-1);
  }

  /** @param {number} at */
  #mark(at) {
    this.#active = at;
    [...this.#list.children].forEach((one, index) => one.setAttribute('aria-selected', String(index === at)));
    const chosen = this.#list.children[at];
    if (chosen) this.input.setAttribute('aria-activedescendant', chosen.id);
    else this.input.removeAttribute('aria-activedescendant');
    chosen?.scrollIntoView({ block: 'nearest' });
  }

  async #ask() {
    this.#asking.abort();
    const { signal } = (this.#asking = new AbortController());
    const typed = this.input.value;
    await new Promise((resolve) => setTimeout(resolve, typed === '' ? 0 : REST));
    if (signal.aborted) return;
    const found = typed.trim() === '' ? [] : await this.#parts.suggest(typed, signal).catch(() => []);
    if (!isAborted(signal)) this.#show(found);
  }

  /** @param {Suggestion | undefined} suggestion */
  #choose(suggestion) {
    if (!suggestion) return;
    this.input.value = suggestion.fill;
    this.input.focus();
    // What was offered before is gone: another Enter sends the line.
    this.hide();
    if (suggestion.sends) this.#submit();
    else void this.#ask();
  }

  #submit() {
    const line = this.input.value.trim();
    if (line === '') return;
    this.hide();
    this.#last = line;
    this.input.value = '';
    this.#parts.send(line);
  }
}

/** @param {AbortSignal} signal */
const isAborted = (signal) => signal.aborted;

/** @param {string} id @param {Suggestion} suggestion */
const optionOf = (id, { label, hint }) =>
  make(
    'li',
    { role: 'option', id, 'aria-selected': 'false' },
    make('b', {}, label),
    ' ',
    make('span', {}, hint),
  );
