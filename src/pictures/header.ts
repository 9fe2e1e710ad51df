import { COLOURS, LEFT, RIGHT, SIZES } from './look.ts';
import { words, type Mark } from './marks.ts';
import { drawable, widthOf, type Measure } from './text.ts';
import type { Picture } from '../reply/picture.ts';

/** Where what is below the header begins, in pixels from the top. */
export const BODY = 204;
/** The room that a line under the title takes. */
const SUBTITLE = 44;
/** Where what is below the header begins; higher where no line is under the title. */
export const bodyOf = ({ subtitle }: Pick<Picture, 'subtitle'>): number =>
  subtitle === '' ? BODY - SUBTITLE : BODY;

const ROOM = RIGHT - LEFT;
const EYEBROW = { size: SIZES.eyebrow, weight: 600, spacing: 1.2 } as const;
const BASELINES = { eyebrow: 70, title: 126, subtitle: 172 } as const;

/** The top of a picture: what it is of, the answer, and a line under it. */
export function header(
  { eyebrow, title, figure, subtitle }: Pick<Picture, 'eyebrow' | 'title' | 'figure' | 'subtitle'>,
  measure: Measure,
): Mark[] {
  return [
    ...eyebrowMarks(eyebrow, measure),
    ...titleMarks(title, figure, measure),
    ...words(
      {
        ...{ text: subtitle, x: LEFT, y: BASELINES.subtitle, size: SIZES.subtitle, weight: 400 },
        ...{ fill: COLOURS.secondary, most: ROOM },
      },
      measure,
    ),
  ];
}

/** The line above the title: in capitals where these have room, else as it is written, which is narrower. */
function eyebrowMarks(eyebrow: string, measure: Measure): Mark[] {
  const capitals = eyebrow.toUpperCase();
  const hasRoom = widthOf(drawable(capitals, measure), EYEBROW, measure) <= ROOM;
  const style = hasRoom ? { ...EYEBROW, text: capitals } : { ...EYEBROW, text: eyebrow, spacing: 0 };
  return words({ ...style, x: LEFT, y: BASELINES.eyebrow, fill: COLOURS.muted, most: ROOM }, measure);
}

/** The title, smaller where it is long; the figure that ends it is never cut. */
function titleMarks(title: string, figure: string, measure: Measure): Mark[] {
  const text = drawable(title, measure);
  const amount = drawable(figure, measure);
  const wide = (size: number): number =>
    widthOf([text, amount].filter((one) => one !== '').join(' '), { size, weight: 700 }, measure);
  const fits = Math.floor((SIZES.title * ROOM) / wide(SIZES.title));
  const size = Math.max(SIZES.smallestTitle, Math.min(SIZES.title, fits));
  const style = { y: BASELINES.title, size, weight: 700 } as const;
  const ofFigure = amount === '' ? 0 : widthOf(amount, style, measure) + size / 4;
  const [first] = words({ ...style, text, x: LEFT, fill: COLOURS.text, most: ROOM - ofFigure }, measure);
  const after = LEFT + (first?.box ? first.box.width + size / 4 : 0);
  return [
    ...(first ? [first] : []),
    ...words({ ...style, text: amount, x: after, fill: COLOURS.asked }, measure),
  ];
}
