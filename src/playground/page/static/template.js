import { find } from './dom.js';

/** The platforms by their names. */
export const NAMES = { slack: 'Slack', discord: 'Discord' };

/** The classes that their style sheets colour by. */
const LOOKS = { slack: 'sk', discord: 'dc' };

/** What can be typed there first. */
export const EXAMPLES = { slack: '/salary senior london', discord: '/salary level:senior place:london' };

/**
 * An empty pane for a platform.
 * @param {'slack' | 'discord'} platform
 */
export function copyOfTemplate(platform) {
  const template = find('#pane', HTMLTemplateElement);
  const element = document.importNode(template.content, true).firstElementChild;
  if (!(element instanceof HTMLElement)) throw new Error('the template of a pane is empty');
  element.dataset.platform = platform;
  element.id = `pane-${platform}`;
  element.setAttribute('aria-label', NAMES[platform]);
  for (const part of element.querySelectorAll('.pg-room, .pg-modal')) part.classList.add(LOOKS[platform]);
  find('.pg-places', HTMLElement, element).setAttribute('aria-label', `Places in ${NAMES[platform]}`);
  return element;
}
