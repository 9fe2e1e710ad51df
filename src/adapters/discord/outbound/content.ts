import type { Picture } from '../../../reply/picture.ts';
import type { Reply } from '../../../reply/reply.ts';
import type { Rendered, RenderRequest, Telemetry } from '../../shared/adapter.ts';
import type { Wait } from '../../shared/backoff.ts';
import { picturesInTime, type DrawPicture } from '../../shared/pictures/in-time.ts';
import type { Attachment } from '../connection/rest.ts';
import { LIMITS } from '../render/limits.ts';
import { pictureNames } from '../render/pictures.ts';
import { render, type DiscordMessage } from '../render/render.ts';

/** A message and the files that it names and is sent with. */
export interface Content {
  readonly message: DiscordMessage;
  readonly files: readonly Attachment[];
}

/** The parts that pictures are drawn with. */
export interface DrawingParts {
  readonly telemetry: Telemetry;
  /** Ends early where Rung stops: what is not drawn by then is in words. */
  readonly wait: Wait;
  readonly drawPicture: DrawPicture;
}

/** Pictures as PNG. */
export type Drawn = ReadonlyMap<Picture, Uint8Array>;

/** Where no picture is shown. */
export const NO_PICTURES: Drawn = new Map();

/**
 * The pictures of a reply that are drawn within `ms` milliseconds, or within the patience that an answer has. One that
 * is larger than Discord takes is missing, as are those that are late or fail. Never rejects.
 */
export async function drawnInTime(
  drawing: DrawingParts | undefined,
  reply: Reply,
  ms?: number,
): Promise<Drawn> {
  if (!drawing) return NO_PICTURES;
  const draw = async (picture: Picture): Promise<Uint8Array | undefined> => {
    const { png } = await drawing.drawPicture(picture);
    return png.byteLength <= LIMITS.file ? png : undefined;
  };
  return picturesInTime(drawing, reply, draw, ms);
}

/** A reply as a message that shows those of its pictures that are drawn. */
export function renderContent(request: Omit<RenderRequest, 'shown'>, drawn: Drawn): Rendered<Content> {
  const shown = pictureNames(drawn.keys());
  const { payload: message, files = [], pictures, ...rendered } = render({ ...request, shown });
  const pngs = pictures.flatMap((picture): Attachment[] => {
    const [name, content] = [shown.get(picture), drawn.get(picture)];
    return name === undefined || !content ? [] : [{ name, mediaType: 'image/png', content }];
  });
  return { ...rendered, payload: { message, files: [...files, ...pngs] } };
}
