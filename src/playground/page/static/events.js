import { find } from './dom.js';

/**
 * Hears from the server what changed, for as long as the page is open.
 * @param {{ changed: (platform: string) => void, clock: (now: number) => void, back: () => void }} told
 */
export function hear({ changed, clock, back }) {
  const offline = find('#offline', HTMLElement);
  const source = new EventSource('/events');
  let wasAway = false;
  source.addEventListener('change', ({ data }) => changed(String(data)));
  for (const name of ['clock', 'beat']) source.addEventListener(name, ({ data }) => clock(Number(data)));
  source.addEventListener('open', () => {
    offline.hidden = true;
    if (wasAway) back();
    wasAway = false;
  });
  source.addEventListener('error', () => {
    wasAway = true;
    offline.textContent =
      'The playground does not answer. Is npm start still running? This page looks for it again by itself.';
    offline.hidden = false;
    // A browser gives up on a source that was refused.
    if (source.readyState === EventSource.CLOSED)
      setTimeout(() => {
        source.close();
        hear({ changed, clock, back });
        back();
      }, 2_000);
  });
}
