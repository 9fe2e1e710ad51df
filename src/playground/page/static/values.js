/**
 * The value that an element has, as its platform's client wants it.
 * @param {HTMLElement} element
 * @returns {unknown}
 */
export function valueOf(element) {
  if (element instanceof HTMLSelectElement)
    return element.multiple ? [...element.selectedOptions].map((one) => one.value) : element.value;
  if (element instanceof HTMLInputElement && element.type === 'checkbox') return checkedBeside(element);
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) return element.value;
  return undefined;
}

/** @param {HTMLInputElement} box */
function checkedBeside(box) {
  const group = box.closest('[data-group]') ?? box.closest('fieldset') ?? box.parentElement;
  const boxes = [...(group?.querySelectorAll('input[type=checkbox]') ?? [])];
  return boxes
    .filter((one) => one instanceof HTMLInputElement)
    .filter((one) => one.name === box.name && one.checked)
    .map((one) => one.value);
}

/**
 * The fields of a form: a text, several texts, or the files that were chosen.
 * @param {HTMLFormElement} form
 * @returns {Promise<{ value: Record<string, unknown>, withFile: boolean }>}
 */
export async function fieldsOf(form) {
  const data = new FormData(form);
  /** @type {Record<string, unknown>} */
  const value = {};
  let withFile = false;
  for (const name of new Set(data.keys())) {
    const texts = data.getAll(name).filter((one) => typeof one === 'string');
    const files = data.getAll(name).filter((one) => one instanceof File && one.size > 0);
    if (texts.length > 0) value[name] = texts.length > 1 ? texts : texts[0];
    const read = await Promise.all(files.map((one) => readFile(/** @type {File} */ (one))));
    if (read.length > 0) value[name] = read.length > 1 ? read : read[0];
    withFile ||= read.length > 0;
  }
  return { value, withFile };
}

/** @param {File} file */
async function readFile(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return { name: file.name, type: file.type, base64: btoa(text) };
}

/**
 * Fills the fields of a form that was drawn again with what was in them, by their names.
 * @param {ParentNode} old
 * @param {ParentNode} fresh
 */
export function keepFilled(old, fresh) {
  /** @param {Element} one @param {Element} other */
  const isSame = (one, other) =>
    one.getAttribute('name') === other.getAttribute('name') &&
    (!isBox(one) || one.getAttribute('value') === other.getAttribute('value'));
  const before = [...old.querySelectorAll('[name]')];
  for (const field of fresh.querySelectorAll('[name]')) {
    const was = before.find((one) => one.tagName === field.tagName && isSame(one, field));
    if (was) copy(was, field);
  }
}

/** @param {Element} element */
const isBox = (element) =>
  element instanceof HTMLInputElement && (element.type === 'checkbox' || element.type === 'radio');

/** @param {Element} was @param {Element} field */
function copy(was, field) {
  if (was instanceof HTMLInputElement && field instanceof HTMLInputElement) {
    if (isBox(field)) field.checked = was.checked;
    else if (field.type === 'file') field.files = was.files;
    else if (field.type !== 'hidden') field.value = was.value;
  } else if (was instanceof HTMLTextAreaElement && field instanceof HTMLTextAreaElement)
    field.value = was.value;
  else if (was instanceof HTMLSelectElement && field instanceof HTMLSelectElement) {
    const chosen = new Set([...was.selectedOptions].map((one) => one.value));
    for (const option of field.options) option.selected = chosen.has(option.value);
  }
}
