import { COLOURS, INSET, PANEL_RADIUS, WIDTH } from './look.ts';
import { piecesOf } from './faces/line.ts';
import { drawable, fitted, widthOf, type Measure, type Setting } from './text.ts';

/** The rectangle that a text is drawn in. */
export interface Box {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly size: number;
}

/** A piece of a picture; a text says where it lies. */
export interface Mark {
  readonly svg: string;
  readonly box?: Box;
}

/** A picture before it becomes pixels. */
export interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** A text and where it stands: `y` is its baseline, `most` its greatest width. */
export interface Words extends Setting {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly fill: string;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly most?: number;
  /** Stands for a text that the typefaces have no letter of. */
  readonly fallback?: string;
}

/** Capitals and descenders, as parts of the size of type. */
const ABOVE = 0.76;
const BELOW = 0.22;

const escape = (text: string): string => text.replace(/[<>&"']/g, (one) => `&#${one.charCodeAt(0)};`);
const number = (value: number): string => String(Number((Number.isFinite(value) ? value : 0).toFixed(2)));

/** A text, cut to its room. Nothing for one that is empty. */
export function words(given: Words, measure: Measure): Mark[] {
  const { x, y, size, weight, spacing, fill, anchor = 'start', most = Infinity, fallback = '' } = given;
  const text = fitted(drawable(given.text, measure, fallback), most, given, measure);
  if (text === '') return [];
  const width = widthOf(text, given, measure);
  const left = { start: x, middle: x - width / 2, end: x - width }[anchor];
  const extra = spacing === undefined ? '' : ` letter-spacing="${number(spacing)}"`;
  const pieces = piecesOf(text, given, measure);
  const drawn = pieces.map((piece) => {
    const [from, side] = pieces.length === 1 ? [x, anchor] : [left + piece.x, 'start'];
    return `<text x="${number(from)}" y="${number(y)}" font-family="${piece.face.family}" font-size="${number(size * piece.face.scale)}" font-weight="${weight}" fill="${fill}" text-anchor="${side}"${extra}>${escape(piece.text)}</text>`;
  });
  return [
    {
      svg: drawn.join(''),
      box: { text, x: left, y: y - ABOVE * size, width, height: (ABOVE + BELOW) * size, size },
    },
  ];
}

/** A rectangle's place and look; dashed where `dash` is set. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
  readonly radius?: number;
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly dash?: string;
  readonly opacity?: number;
}

/** A rectangle; its stroke lies within it. */
export function rectangle(given: Rectangle): Mark {
  const { fill, radius = 0, stroke, strokeWidth = 0, dash, opacity } = given;
  const half = stroke === undefined ? 0 : strokeWidth / 2;
  const outline =
    stroke === undefined
      ? ''
      : ` stroke="${stroke}" stroke-width="${number(strokeWidth)}"${dash === undefined ? '' : ` stroke-dasharray="${dash}"`}`;
  const clear = opacity === undefined ? '' : ` fill-opacity="${number(opacity)}"`;
  return {
    svg: `<rect x="${number(given.x + half)}" y="${number(given.y + half)}" width="${number(Math.max(0, given.width - 2 * half))}" height="${number(Math.max(0, given.height - 2 * half))}" rx="${number(radius)}" fill="${fill}"${clear}${outline}/>`,
  };
}

/** A straight line; round ends unless it is dashed. */
export const line = (
  [x1, y1]: readonly [number, number],
  [x2, y2]: readonly [number, number],
  stroke: string,
  width: number,
  dash?: string,
): Mark => ({
  svg: `<line x1="${number(x1)}" y1="${number(y1)}" x2="${number(x2)}" y2="${number(y2)}" stroke="${stroke}" stroke-width="${number(width)}"${dash === undefined ? ' stroke-linecap="round"' : ` stroke-dasharray="${dash}"`}/>`,
});

/** A disc with a rim. */
export const disc = (
  x: number,
  y: number,
  radius: number,
  fill: string,
  rim: string,
  rimWidth: number,
): Mark => ({
  svg: `<circle cx="${number(x)}" cy="${number(y)}" r="${number(radius)}" fill="${fill}" stroke="${rim}" stroke-width="${number(rimWidth)}"/>`,
});

/** A path through points, open, or filled down to a base line. */
export const path = (points: readonly (readonly [number, number])[], look: string): Mark => ({
  svg: `<path d="${points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${number(x)} ${number(y)}`).join('')}" ${look}/>`,
});

/** The panel behind what was asked. */
export const panel = (y: number, height: number): Mark =>
  rectangle({
    ...{ x: INSET, y, width: WIDTH - 2 * INSET, height, radius: PANEL_RADIUS },
    fill: COLOURS.panel,
  });

/** A sheet as SVG: one opaque card with an edge. */
export function svgOf({ width, height, marks }: Sheet): string {
  const card = rectangle({
    ...{ x: 0, y: 0, width, height, fill: COLOURS.background },
    ...{ stroke: COLOURS.edge, strokeWidth: 2 },
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${number(height)}" viewBox="0 0 ${width} ${number(height)}">${card.svg}${marks.map(({ svg }) => svg).join('')}</svg>`;
}
