import { html } from 'hono/html';
import type { Html } from './markup.ts';
import { link, unknown } from './markup.ts';
import type { Scene } from './scene.ts';

/** A picture of Block Kit: by address, or a file that was uploaded. */
interface Shown {
  readonly alt_text: string;
  readonly image_url?: string | undefined;
  readonly slack_file?: { readonly id?: string; readonly url?: string } | undefined;
}

/** A picture that stands alone, with its title above it. */
export const picture = (one: Shown, title: string | undefined, scene: Scene): Html =>
  html`<figure class="sk-picture">
    ${title === undefined ? '' : html`<figcaption>${title}</figcaption>`}${shown(one, scene)}
  </figure>`;

/** A picture among words or beside them. */
export const smallPicture = (one: Shown, scene: Scene): Html =>
  html`<span class="sk-thumb">${shown(one, scene)}</span>`;

function shown({ alt_text, image_url, slack_file }: Shown, scene: Scene): Html {
  // The page asks for nothing from outside, so a picture of another site is a link to it.
  if (image_url !== undefined) return html`<span class="sk-no-picture">${link(image_url, alt_text)}</span>`;
  const file = slack_file && scene.file(slack_file);
  if (!file) return html`<span class="sk-no-picture">This picture was deleted: ${alt_text}</span>`;
  return file.width === undefined || file.height === undefined
    ? unknown('kind of picture', file.name)
    : html`<img src="${file.src}" alt="${alt_text}" width="${file.width}" height="${file.height}" />`;
}
