import { listen } from './acts.js';
import { read, Refusal, send, sentenceOf } from './api.js';
import { Composer } from './composer.js';
import { find, make } from './dom.js';
import { hashesIn, showEntries } from './entries.js';
import { Modal } from './modal.js';
import { showPlaces, showPrompts } from './places.js';
import { createScroll } from './scroll.js';
import { copyOfTemplate, EXAMPLES, NAMES } from './template.js';

/** @typedef {import('../server/protocol.ts').Pane} PaneState */
/** @typedef {import('../seam/client.ts').Suggestion} Suggestion */
/** @typedef {{ person: () => string, place: string, moved: () => void, drawn: () => void }} PaneParts */

/** How many entries are shown at first, and how many more each time. */
const SHOWN = 80;
/** How long something takes before a bar says that it is being done, in milliseconds. */
const SLOW = 1000;

/** One platform as one person sees it. */
export class Pane {
  #parts;
  #place;
  #last = SHOWN;
  #busy = 0;
  #isStale = false;
  /** Whether the place is the app's own: its home, or a conversation with it. */
  #isApps = false;
  /** @type {Promise<void> | undefined} */
  #drawing;
  #pending = make('div', { class: 'pg-pending' });

  /**
   * @param {'slack' | 'discord'} platform
   * @param {PaneParts} parts
   */
  constructor(platform, parts) {
    this.platform = platform;
    this.#parts = parts;
    this.#place = parts.place;
    this.element = copyOfTemplate(platform);
    this.log = find('.pg-log', HTMLElement, this.element);
    this.log.append(this.#pending);
    this.earlier = find('.pg-earlier', HTMLButtonElement, this.element);
    this.places = find('.pg-places ul', HTMLUListElement, this.element);
    this.scroll = createScroll(this.log, find('.pg-jump', HTMLButtonElement, this.element));
    this.modal = new Modal(this.element, () => void this.perform({ kind: 'close' }, undefined));
    this.composer = new Composer(this.element, `suggestions-${platform}`, {
      suggest: (typed, signal) => this.#suggest(typed, signal),
      send: (line) => void this.type(line),
    });
    this.#offerExample();
    this.#listen();
  }

  /** Says in an empty place what can be typed, and puts it in at a press. */
  #offerExample() {
    const example = make('button', { type: 'button', class: 'pg-example' }, EXAMPLES[this.platform]);
    example.addEventListener('click', () => this.composer.fill(EXAMPLES[this.platform]));
    find('.pg-empty', HTMLElement, this.element).append('Nothing was said here yet. Try ', example);
  }

  /** The id of the place that is shown. */
  get place() {
    return this.#place;
  }

  #listen() {
    listen(this.element, (act, value, withFile) => this.perform(act, value, withFile));
    this.composer.input.addEventListener('input', () => this.#say(''));
    this.places.addEventListener('click', (event) => {
      const button = event.target instanceof Element ? event.target.closest('button') : null;
      if (button?.dataset.place !== undefined) void this.go(button.dataset.place);
    });
    this.earlier.addEventListener('click', () => {
      this.#last += SHOWN;
      void this.draw();
    });
  }

  /**
   * @param {string} typed
   * @param {AbortSignal} signal
   */
  async #suggest(typed, signal) {
    const asked = { ...this.#standpoint(), typed };
    return /** @type {{ suggestions: Suggestion[] }} */ (await read('/suggest', asked, signal)).suggestions;
  }

  #standpoint() {
    return { platform: this.platform, person: this.#parts.person(), place: this.#place };
  }

  /** @param {string} sentence */
  #say(sentence) {
    for (const one of this.element.querySelectorAll('.pg-status'))
      one.textContent = (one.closest('dialog') !== null) === this.modal.isOpen ? sentence : '';
  }

  /**
   * Has the person do something; what is refused is said below the messages.
   * @param {unknown} act
   * @param {unknown} value
   * @param {boolean} [withFile]
   * @returns {Promise<{ isDone: boolean, instead?: string | undefined }>} whether it was done; a line that would do it
   */
  async perform(act, value, withFile = false) {
    this.#say('');
    const slow = setTimeout(() => this.#showBars(), SLOW);
    this.#busy++;
    /** @type {{ isDone: boolean, instead?: string | undefined }} */
    let outcome = { isDone: true };
    try {
      await send(withFile ? '/act/file' : '/act', {
        ...this.#standpoint(),
        act,
        ...(value !== undefined && { value }),
      });
    } catch (error) {
      outcome = { isDone: false, instead: error instanceof Refusal ? error.instead : undefined };
      this.#say(sentenceOf(error));
    }
    await this.draw();
    clearTimeout(slow);
    if (--this.#busy === 0) this.#hideBars();
    return outcome;
  }

  #showBars() {
    for (const one of this.element.querySelectorAll('progress.pg-busy')) one.removeAttribute('hidden');
  }

  #hideBars() {
    for (const one of this.element.querySelectorAll('progress.pg-busy')) one.setAttribute('hidden', '');
  }

  /**
   * Types a line and sends it.
   * @param {string} line
   */
  async type(line) {
    const waiting = make(
      'p',
      { class: 'pg-sending' },
      make('b', {}, this.#parts.person()),
      ` ${line} `,
      make('i', {}, 'sending…'),
    );
    this.#pending.append(waiting);
    this.scroll.toEnd();
    const { isDone, instead = line } = await this.perform({ kind: 'type' }, line);
    waiting.remove();
    if (!isDone && this.composer.input.value === '') this.composer.input.value = instead;
  }

  /**
   * Goes to another place.
   * @param {string} place
   */
  async go(place) {
    this.#place = place;
    this.#last = SHOWN;
    this.#parts.moved();
    await this.renew();
  }

  /** Draws everything anew: another person or another place. */
  async renew() {
    this.#say('');
    this.composer.hide();
    this.modal.show(undefined);
    this.#clear();
    await this.draw();
    this.scroll.toEnd();
    // A platform may tell the app that its person came by.
    if (this.#isApps) await this.perform({ kind: 'open' }, undefined);
  }

  #clear() {
    for (const one of [...this.log.children]) if (one !== this.#pending && one !== this.earlier) one.remove();
  }

  /** Draws what changed; one drawing at a time. */
  async draw() {
    this.#isStale = true;
    this.#drawing ??= this.#drawWhileStale().finally(() => {
      this.#drawing = undefined;
    });
    await this.#drawing;
  }

  async #drawWhileStale() {
    while (this.#isStale) {
      this.#isStale = false;
      try {
        await this.#drawOnce();
      } catch (error) {
        this.#say(sentenceOf(error));
      }
    }
  }

  async #drawOnce() {
    const asked = this.#standpoint();
    const have = hashesIn(this.log).join('.');
    const pane = /** @type {PaneState} */ (await read('/pane', { ...asked, have, last: String(this.#last) }));
    const now = this.#standpoint();
    // The visitor went elsewhere meanwhile.
    if (asked.person !== now.person || asked.place !== now.place) {
      this.#isStale = true;
      return;
    }
    const isFirst = have === '';
    // What a place holds is not read out on the way into it.
    this.log.setAttribute('aria-live', isFirst ? 'off' : 'polite');
    const { isComplete, added } = this.scroll.keeping(
      () => showEntries(this.log, pane.entries, this.#pending),
      isFirst,
    );
    if (!isComplete) {
      this.#clear();
      this.#isStale = true;
    }
    if (added > 0 && !isFirst) this.scroll.came();
    this.#showAround(pane);
    this.modal.show(pane.modal);
    this.#parts.drawn();
  }

  /** @param {PaneState} pane */
  #showAround({ places, entries, composer, prompts, earlier }) {
    const here = places.find((one) => one.id === this.#place);
    const isLog = here?.kind !== 'home';
    if (this.log.role !== (isLog ? 'log' : 'region')) this.scroll.follow(isLog);
    this.log.role = isLog ? 'log' : 'region';
    this.#isApps = here !== undefined && here.kind !== 'channel';
    const name = `${here?.kind === 'channel' ? '#' : ''}${here?.label ?? ''}`;
    find('.pg-title', HTMLElement, this.element).textContent = name;
    this.log.setAttribute('aria-label', `${NAMES[this.platform]}, ${name}`);
    showPlaces(this.places, places, this.#place);
    find('.pg-empty', HTMLElement, this.element).hidden = entries.length > 0 || composer === undefined;
    this.earlier.hidden = earlier === 0;
    this.earlier.textContent = `Show earlier messages (${earlier})`;
    this.composer.form.hidden = composer === undefined;
    this.composer.input.placeholder = composer?.placeholder ?? '';
    this.composer.input.setAttribute('aria-label', composer?.placeholder ?? '');
    showPrompts(find('.pg-prompts', HTMLElement, this.element), prompts);
  }
}
