import { find } from './dom.js';
import { fieldsOf, valueOf } from './values.js';

/**
 * Does what an element stands for.
 * @typedef {(act: unknown, value: unknown, withFile: boolean) => Promise<{ isDone: boolean }>} Perform
 */

/**
 * Listens to all that can be pressed, chosen and submitted in an element, now and later.
 * @param {HTMLElement} root
 * @param {Perform} perform
 */
export function listen(root, perform) {
  root.addEventListener('click', (event) => {
    const element = acting(event.target);
    if (element instanceof HTMLButtonElement) void press(element, perform);
  });
  root.addEventListener('change', (event) => {
    const element = acting(event.target);
    if (element?.dataset.on !== 'change') return;
    void (async () => {
      if (await confirmed(element)) await perform(actOf(element), valueOf(element), false);
    })();
  });
  root.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset.act === undefined) return;
    event.preventDefault();
    void (async () => {
      const { value, withFile } = await fieldsOf(form);
      if (!(await confirmed(form))) return;
      // What is sent from within a log is no longer being typed.
      const typed = form.closest('dialog') ? null : form.querySelector('input[name=text]');
      const field = typed instanceof HTMLInputElement ? typed : undefined;
      const line = field?.value ?? '';
      if (field) field.value = '';
      const outcome = await perform(actOf(form), value, withFile);
      if (field?.value === '' && !outcome.isDone) field.value = line;
    })();
  });
}

/**
 * @param {HTMLButtonElement} button
 * @param {Perform} perform
 */
async function press(button, perform) {
  if (button.getAttribute('aria-busy') === 'true') return;
  if (!(await confirmed(button))) return;
  button.setAttribute('aria-busy', 'true');
  await perform(actOf(button), undefined, false);
  button.removeAttribute('aria-busy');
}

/** @param {EventTarget | null} target */
function acting(target) {
  const element = target instanceof Element ? target.closest('[data-act]') : null;
  return element instanceof HTMLElement ? element : undefined;
}

/** @param {HTMLElement} element @returns {unknown} */
const actOf = (element) => jsonOf(element.dataset.act ?? 'null');

/** @param {HTMLElement} element whether it is asked first is its own to say */
async function confirmed(element) {
  const wanted = element.dataset.confirm;
  if (wanted === undefined) return true;
  const words = /** @type {Record<string, string | undefined>} */ (jsonOf(wanted));
  const dialog = find('#confirm', HTMLDialogElement);
  find('#confirm-title', HTMLElement).textContent = words.title ?? 'Are you sure?';
  find('#confirm-text', HTMLElement).textContent = words.text ?? '';
  find('#confirm-no', HTMLElement).textContent = words.deny ?? 'Cancel';
  find('#confirm-yes', HTMLElement).textContent = words.ok ?? 'Yes';
  dialog.returnValue = 'no';
  dialog.showModal();
  await new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
  return dialog.returnValue === 'yes';
}

/** @param {string} text @returns {unknown} */
const jsonOf = (text) => /** @type {unknown} */ (JSON.parse(text));
