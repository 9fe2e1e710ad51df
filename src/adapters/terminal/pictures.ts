import { hash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { picturesOf } from '../../reply/files.ts';
import type { Picture } from '../../reply/picture.ts';
import type { Reply } from '../../reply/reply.ts';
import { altOf } from '../../reply/tidy.ts';
import type { DrawPicture } from '../shared/pictures/in-time.ts';
import { inlinePicture, sixelWidth, type Graphics } from './graphics.ts';
import { wrap } from './render.ts';

/** The parts that show pictures. */
export interface PictureParts {
  readonly draw: DrawPicture;
  /** A picture as sixels, so many pixels wide. */
  readonly drawSixel: (picture: Picture, width: number) => Promise<string>;
  /** Undefined where the terminal shows none: they are written to files. */
  readonly graphics: Graphics | undefined;
  /** Where those of nobody in particular are written. */
  readonly folder: string;
  /** Told why one could not be shown. */
  readonly report: (error: unknown) => void;
}

/** The pictures of an answer: those shown, what shows them, and what is said under the answer of the others. */
export interface ShownPictures {
  readonly shown: ReadonlyMap<Picture, string>;
  readonly inline: string;
  readonly lines: readonly string[];
  /** Whether each was given in some way, so that no button needs to ask for it. */
  readonly isWhole: boolean;
}

/** Shows pictures while a chat goes on. */
export interface TerminalPictures {
  /** Draws those of an answer, `columns` cells wide. Never rejects. A path stands in one line, so that it can be copied. */
  show(reply: Reply, columns: number): Promise<ShownPictures>;
  /** Removes what was written of people. */
  close(): Promise<void>;
}

const FAILED = 'I couldn’t show that picture. Ask for it again.';
/** As the folder of what Rung remembers. */
const OWNER_ALONE = { folder: 0o700, file: 0o600 };

/** Opens them. Nothing is written before a picture is asked for. */
export function openPictures({ draw, drawSixel, graphics, folder, report }: PictureParts): TerminalPictures {
  let own: Promise<string> | undefined;
  /** Writes one where nobody else reads it, and says where; those of people go with the chat. */
  const write = async (picture: Picture, png: Uint8Array): Promise<string> => {
    const where = picture.personal ? await (own ??= mkdtemp(join(tmpdir(), 'rung-'))) : folder;
    await mkdir(where, { recursive: true, mode: OWNER_ALONE.folder });
    const file = join(where, `${picture.kind}-${hash('sha256', png).slice(0, 8)}.png`);
    await writeFile(file, png, { mode: OWNER_ALONE.file });
    return `Picture: ${file}${picture.personal ? ' (gone when you leave)' : ''}`;
  };
  return {
    async show(reply, columns) {
      const shown = new Map<Picture, string>();
      const lines: string[] = [];
      let isWhole = true;
      for (const picture of picturesOf(reply)) {
        try {
          if (graphics === 'sixel') {
            shown.set(picture, await drawSixel(picture, sixelWidth(columns)));
            continue;
          }
          const { png } = await draw(picture);
          if (graphics) shown.set(picture, inlinePicture(png, graphics, columns));
          else lines.push('', await write(picture, png), ...wrap(altOf(picture), columns));
        } catch (error) {
          report(error);
          lines.push('', FAILED);
          isWhole = false;
        }
      }
      return { shown, inline: [...shown.values()].map((one) => `${one}\n\n`).join(''), lines, isWhole };
    },
    async close() {
      if (own) await rm(await own, { recursive: true, force: true });
    },
  };
}
