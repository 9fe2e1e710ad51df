/**
 * An element of the page that is there. Throws where it is not.
 * @template {HTMLElement} T
 * @param {string} selector
 * @param {new () => T} kind
 * @param {ParentNode} within
 * @returns {T}
 */
export function find(selector, kind, within = document) {
  const found = within.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`there is no ${selector}`);
  return found;
}

/**
 * Makes an element with properties and children.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, string>} [attributes]
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[K]}
 */
export function make(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/**
 * The one element that HTML of the server stands for.
 * @param {string} html
 * @returns {HTMLElement}
 */
export function elementOf(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  const [first, ...more] = template.content.children;
  if (first instanceof HTMLElement && more.length === 0) return first;
  const around = document.createElement('div');
  around.append(template.content);
  return around;
}
