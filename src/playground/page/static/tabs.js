import { find, make } from './dom.js';

/**
 * The tabs of a narrow page; where it is wide, both panes are shown and the tabs are not.
 * @param {readonly { platform: string, element: HTMLElement }[]} panes
 * @param {string} first
 * @param {(platform: string) => void} changed
 */
export function createTabs(panes, first, changed) {
  const list = find('.pg-tabs', HTMLElement);
  const tabs = panes.map(({ platform, element }) =>
    make(
      'button',
      { type: 'button', role: 'tab', id: `tab-${platform}`, 'aria-controls': element.id },
      element.getAttribute('aria-label') ?? platform,
    ),
  );
  let at = Math.max(
    0,
    panes.findIndex((one) => one.platform === first),
  );
  const show = () => {
    tabs.forEach((tab, index) => {
      tab.setAttribute('aria-selected', String(index === at));
      tab.tabIndex = index === at ? 0 : -1;
      panes[index]?.element.classList.toggle('pg-chosen', index === at);
    });
  };
  /** @param {number} to */
  const choose = (to) => {
    at = (to + panes.length) % panes.length;
    show();
    changed(panes[at]?.platform ?? '');
  };
  tabs.forEach((tab, index) => tab.addEventListener('click', () => choose(index)));
  list.addEventListener('keydown', (event) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    choose(at + step);
    tabs[at]?.focus();
  });
  list.append(...tabs);
  show();
  return {
    chosen: () => panes[at]?.platform ?? '',
    /** @param {string} platform */
    choose: (platform) => choose(panes.findIndex((one) => one.platform === platform)),
  };
}
