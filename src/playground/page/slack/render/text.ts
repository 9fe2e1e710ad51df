import { html } from 'hono/html';
import { type Html, words } from './markup.ts';
import { mrkdwn } from './mrkdwn.ts';
import type { Scene } from './scene.ts';
import { textWords } from '../../../slack/people/words.ts';

/** A text object of Block Kit. */
export interface TextObject {
  readonly type: 'plain_text' | 'mrkdwn';
  readonly text: string;
  readonly verbatim?: boolean | undefined;
}

/** A text object as HTML. */
export const text = (one: TextObject, scene: Scene): Html =>
  one.type === 'mrkdwn' ? mrkdwn(one.text, scene, one.verbatim) : words(one.text);

interface Confirm {
  readonly title?: TextObject | undefined;
  readonly text: TextObject;
  readonly confirm?: TextObject | undefined;
  readonly deny?: TextObject | undefined;
}

/** The attribute that makes the page ask before it acts; nothing where the element does not ask for it. */
export function confirming({ confirm }: { readonly confirm?: Confirm | undefined }): Html | '' {
  if (!confirm) return '';
  const asked = JSON.stringify({
    title: confirm.title?.text ?? 'Are you sure?',
    text: textWords(confirm.text),
    ok: confirm.confirm?.text ?? 'Yes',
    deny: confirm.deny?.text ?? 'Cancel',
  });
  return html`data-confirm="${asked}"`;
}
