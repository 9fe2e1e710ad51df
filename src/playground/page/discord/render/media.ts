import type { APIAttachment, APIMediaGalleryItem, APIThumbnailComponent } from 'discord-api-types/v10';
import { html, unknown, type Html } from './html.ts';
import type { Scene } from './scene.ts';

/** The file of a message that an "attachment://" address names. */
export const attachedAs = (url: string, files: readonly APIAttachment[]): APIAttachment | undefined => {
  const name = /^attachment:\/\/(.+)$/.exec(url)?.[1];
  return files.find((one) => one.filename === name);
};

const isPicture = ({ content_type: type }: APIAttachment): boolean => type?.startsWith('image/') ?? false;

const image = ({ id, width, height }: APIAttachment, alt: string, scene: Scene, kind: string): Html =>
  html`<img
    class="${kind}"
    src="${scene.fileUrl(id)}"
    alt="${alt}"
    ${width && html`width="${width}"`}
    ${height && html`height="${height}"`}
  />`;

/** A picture that is elsewhere: the page asks nobody but itself, so its address is shown. */
const elsewhere = (url: string, description: string | null | undefined): Html =>
  html`<span class="dc-elsewhere">${description ? `${description}: ` : ''}<span>${url}</span></span>`;

function pictured(
  url: string,
  description: string | null | undefined,
  files: readonly APIAttachment[],
  scene: Scene,
  kind: string,
): Html {
  if (!url.startsWith('attachment://')) return elsewhere(url, description);
  const file = attachedAs(url, files);
  if (!file) return unknown('the file of a picture', url);
  if (!isPicture(file)) return unknown('how to show this file as a picture', file);
  return image(file, description ?? file.description ?? '', scene, kind);
}

/** Pictures of a gallery, one at its full width and more in columns. */
export const gallery = (
  items: readonly APIMediaGalleryItem[],
  files: readonly APIAttachment[],
  scene: Scene,
): Html =>
  html`<div class="dc-gallery ${items.length > 1 && 'dc-gallery-many'}">
    ${items.map(({ media, description }) => pictured(media.url, description, files, scene, 'dc-picture'))}
  </div>`;

/** The small picture beside a section. */
export const thumbnail = (
  { media, description }: APIThumbnailComponent,
  files: readonly APIAttachment[],
  scene: Scene,
): Html => pictured(media.url, description, files, scene, 'dc-thumbnail');

const UNITS = ['bytes', 'KB', 'MB'] as const;

/** A size in bytes as Discord writes it: "1.21 KB". */
export function sizeWords(bytes: number): string {
  const step = Math.min(UNITS.length - 1, bytes < 1024 ? 0 : bytes < 1024 ** 2 ? 1 : 2);
  return `${Number((bytes / 1024 ** step).toFixed(2))} ${UNITS[step] ?? 'bytes'}`;
}

const PAGE = html`<svg class="dc-file-icon" viewBox="0 0 24 32" width="24" height="32" aria-hidden="true">
  <path fill="#d3d6fd" d="M2 0h13l9 9v21a2 2 0 0 1-2 2H2a2 2 0 0 1-2-2V2a2 2 0 0 1 2-2Z" />
  <path fill="#939bf9" d="M15 0v7a2 2 0 0 0 2 2h7Z" />
</svg>`;

/** A file with its name and size, to be taken. */
export const fileCard = (file: APIAttachment, scene: Scene): Html =>
  html`<div class="dc-file">
    ${PAGE}
    <span class="dc-file-words"
      ><a class="dc-link" href="${scene.fileUrl(file.id)}" download="${file.filename}">${file.filename}</a
      ><span class="dc-hint">${sizeWords(file.size)}</span></span
    >
  </div>`;

/** Files of a message that no component names: pictures as such, others as cards. */
export const attached = (file: APIAttachment, scene: Scene): Html =>
  isPicture(file)
    ? html`<div class="dc-gallery">${image(file, file.description ?? '', scene, 'dc-picture')}</div>`
    : fileCard(file, scene);
