import { html } from 'hono/html';
import { flag, type Html } from './markup.ts';

/** The replies to a message behind their number, folded unless `open`, and a field for one more. */
export function thread(ts: string, replies: readonly Html[], open: boolean): Html {
  const count = replies.length;
  const label = count === 0 ? 'Reply in thread' : `${count} ${count === 1 ? 'reply' : 'replies'}`;
  const act = JSON.stringify({ kind: 'reply', thread: ts });
  return html`<details
    class="sk-thread${count === 0 ? ' sk-no-replies' : ''}"
    ${flag('open', open && count > 0)}
  >
    <summary>${label}</summary>
    <div class="sk-replies">
      ${replies}
      <form class="sk-reply" data-act="${act}">
        <input
          class="sk-input"
          name="text"
          aria-label="Reply in thread"
          placeholder="Reply…"
          autocomplete="off"
        /><button class="sk-button" type="submit">Send</button>
      </form>
    </div>
  </details>`;
}
