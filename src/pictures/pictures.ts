import type { Picture } from '../reply/picture.ts';
import { pictureKey } from '../reply/picture-key.ts';
import type { Drawer } from './draw.ts';
import type { PictureCache } from './disk-cache.ts';
import type { Drawn } from './pixels.ts';

/** Gives pictures as PNG: drawn once for all who ask for the same, but for those of a person or a team. */
export interface Pictures {
  /** Rejects where none can be drawn: the words stand for it then. */
  readonly draw: (picture: Picture) => Promise<Drawn>;
  /** The same as sixels for a terminal, so many pixels wide; none are kept. */
  readonly drawSixel: (picture: Picture, width: number) => Promise<string>;
  close(): Promise<void>;
}

/** Where a PNG says its width and height, in bytes from its start. */
const PNG_WIDTH = 16;
const PNG_HEIGHT = 20;

/** Pictures by a drawer, kept where they are of nobody in particular. @param report told what went wrong with keeping one */
export function createPictures(
  drawer: Drawer,
  kept: PictureCache,
  report: (error: unknown) => void,
): Pictures {
  const drawing = new Map<string, Promise<Drawn>>();
  const drawOrRead = async (key: string, picture: Picture): Promise<Drawn> => {
    const png = await kept.read(key);
    if (png && png.byteLength > PNG_HEIGHT + 4) return sized(png);
    const drawn = await drawer.draw(picture);
    await kept.write(key, drawn.png).catch(report);
    return drawn;
  };
  return {
    draw(picture) {
      if (picture.personal) return drawer.draw(picture);
      const key = pictureKey(picture);
      const own = drawing.get(key) ?? drawOrRead(key, picture).finally(() => drawing.delete(key));
      drawing.set(key, own);
      return own;
    },
    drawSixel: (picture, width) => drawer.drawSixel(picture, width),
    close: () => drawer.close(),
  };
}

function sized(png: Uint8Array): Drawn {
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength);
  return { png, width: view.getUint32(PNG_WIDTH), height: view.getUint32(PNG_HEIGHT) };
}
