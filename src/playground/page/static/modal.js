import { find } from './dom.js';
import { keepFilled } from './values.js';

/** The form that is open. */
export class Modal {
  #dialog;
  #host;
  #shown = '';

  /**
   * @param {HTMLElement} pane
   * @param {() => void} close told when the person leaves it by Escape
   */
  constructor(pane, close) {
    this.#dialog = find('.pg-modal', HTMLDialogElement, pane);
    this.#host = find('.pg-modal-host', HTMLElement, pane);
    this.#dialog.addEventListener('cancel', (event) => {
      // A file chooser that is left sends one too, and it comes up from within.
      if (event.target !== this.#dialog) return;
      event.preventDefault();
      close();
    });
  }

  /** Whether a form is open. */
  get isOpen() {
    return this.#dialog.open;
  }

  /** @param {string | undefined} html undefined where no form is open */
  show(html) {
    if (html === this.#shown || (html === undefined && !this.isOpen)) return;
    if (html === undefined) {
      this.#shown = '';
      this.#dialog.close();
      this.#host.replaceChildren();
      return;
    }
    const fresh = document.createElement('div');
    fresh.innerHTML = html;
    const focused = document.activeElement?.getAttribute('name') ?? '';
    const knownWrong = new Set(wrongIn(this.#host).map((one) => one.getAttribute('name')));
    if (this.isOpen) keepFilled(this.#host, fresh);
    this.#host.replaceChildren(...fresh.childNodes);
    this.#shown = html;
    const heading = this.#host.querySelector('h1, h2, h3')?.textContent.trim();
    this.#dialog.setAttribute('aria-label', heading ?? 'Form');
    const isFirst = !this.isOpen;
    if (isFirst) this.#dialog.showModal();
    const wrong = wrongIn(this.#host).find((one) => !knownWrong.has(one.getAttribute('name')));
    const again = focused === '' ? null : this.#host.querySelector(`[name="${CSS.escape(focused)}"]`);
    const next = isFirst ? this.#host.querySelector(FIELDS) : (wrong ?? again);
    if (next instanceof HTMLElement) next.focus();
  }
}

const FIELDS = ['input', 'textarea', 'select'].map((one) => `${one}:not([type=hidden], [disabled])`).join();

/** @param {ParentNode} host */
const wrongIn = (host) => [...host.querySelectorAll('[name][aria-invalid=true]')];
