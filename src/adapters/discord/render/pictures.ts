import { type APIMediaGalleryComponent, ComponentType } from 'discord-api-types/v10';
import { shorten } from '../../../reply/clean.ts';
import type { Picture } from '../../../reply/picture.ts';
import { altOf } from '../../../reply/tidy.ts';
import { LIMITS } from './limits.ts';

/** The names of the files that show pictures, no two alike: "rung-salary.png", "rung-salary-2.png". */
export function pictureNames(pictures: Iterable<Picture>): ReadonlyMap<Picture, string> {
  const names = new Map<Picture, string>();
  for (const picture of new Set(pictures)) {
    const before = [...names.keys()].filter(({ kind }) => kind === picture.kind).length;
    names.set(picture, `rung-${picture.kind}${before === 0 ? '' : `-${before + 1}`}.png`);
  }
  return names;
}

/** A picture at its full width, by the name of the file that comes with the message. */
export const gallery = (picture: Picture, name: string): APIMediaGalleryComponent => ({
  type: ComponentType.MediaGallery,
  items: [
    {
      media: { url: `attachment://${name}` },
      description: shorten(altOf(picture), LIMITS.mediaDescription),
    },
  ],
});
