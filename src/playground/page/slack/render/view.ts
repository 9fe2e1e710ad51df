import { html } from 'hono/html';
import type { SeenView } from '../../../slack/workspace.ts';
import { blocks } from './blocks.ts';
import type { Html } from './markup.ts';
import type { Scene } from './scene.ts';

const CLOSE = JSON.stringify({ kind: 'close' });

/** A modal: its title, its form, and the buttons that Slack puts under it. */
export function modal({ id, title, view, blocks: all, errors }: SeenView, scene: Scene): Html {
  const { close, submit } = view.type === 'modal' ? view : { close: undefined, submit: undefined };
  const act = JSON.stringify({ kind: 'submit', view: id });
  const send = submit && html`<button type="submit" class="sk-button sk-primary">${submit.text}</button>`;
  return html`<form class="sk-modal" data-act="${act}" data-key="${id}" aria-labelledby="sk-modal-title">
    <header class="sk-modal-head">
      <h2 id="sk-modal-title">${title}</h2>
      <button type="button" class="sk-close" aria-label="Close" data-act="${CLOSE}">
        <span aria-hidden="true">✕</span>
      </button>
    </header>
    <div class="sk-modal-body sk-blocks">
      ${blocks(all, { ...scene, holder: { view: id } }, errors)}${folded(view)}
    </div>
    <footer class="sk-modal-foot">
      <button type="button" class="sk-button" data-act="${CLOSE}">
        ${close?.text ?? (submit ? 'Cancel' : 'Close')}</button
      >${send}
    </footer>
  </form>`;
}

/** The app's home. */
export function home(seen: SeenView | undefined, scene: Scene): Html {
  if (!seen)
    return html`<div class="sk-home sk-home-empty"><p>This app has not drawn its home yet.</p></div>`;
  const { id, blocks: all, view } = seen;
  return html`<div class="sk-home sk-blocks">
    ${blocks(all, { ...scene, holder: { view: id } })}${folded(view)}
  </div>`;
}

const folded = (view: SeenView['view']): Html =>
  html`<details class="pg-json">
    <summary>JSON</summary>
    <pre>${JSON.stringify(view, undefined, 2)}</pre>
  </details>`;
