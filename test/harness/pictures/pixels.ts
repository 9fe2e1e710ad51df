import { Resvg } from '@resvg/resvg-js';
import { fontFiles } from '../../../src/pictures/fonts.ts';
import type { Box } from '../../../src/pictures/marks.ts';
import { COLOURS } from '../../../src/pictures/look.ts';

/** The pixels of SVG, by the colour of each. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** Red, green and blue, 0 to 255. */
  at(x: number, y: number): readonly [number, number, number];
}

export function draw(svg: string): Pixels {
  const image = new Resvg(svg, {
    font: { loadSystemFonts: false, fontFiles: fontFiles(svg), defaultFontFamily: 'Inter' },
  }).render();
  const { width, height, pixels } = image;
  return {
    ...{ width, height },
    at: (x, y) => {
      const from = 4 * (Math.floor(y) * width + Math.floor(x));
      return [pixels[from] ?? 0, pixels[from + 1] ?? 0, pixels[from + 2] ?? 0];
    },
  };
}

const part = (value: number): number =>
  value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4;
const light = ([red, green, blue]: readonly [number, number, number]): number =>
  0.2126 * part(red) + 0.7152 * part(green) + 0.0722 * part(blue);
const rgb = (hex: string): readonly [number, number, number] => {
  const value = parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
};

/** How much two colours differ in brightness, 1 to 21, as accessibility rules count it. */
export function contrast(one: string, other: string): number {
  const [more = 0, less = 0] = [light(rgb(one)), light(rgb(other))].sort((a, b) => b - a);
  return (more + 0.05) / (less + 0.05);
}

/** The share of a rectangle's pixels, 0 to 1, that differ from a colour by less than `least` in contrast. */
export function shareBelow(pixels: Pixels, box: Box, colour: string, least: number): number {
  const { x, y, width, height } = box;
  const own = light(rgb(colour));
  let [below, all] = [0, 0];
  for (let row = Math.ceil(y); row < y + height; row++)
    for (let column = Math.ceil(x); column < x + width; column++) {
      const [less, more] = [own, light(pixels.at(column, row))].sort((a, b) => a - b) as [number, number];
      all += 1;
      if ((more + 0.05) / (less + 0.05) < least) below += 1;
    }
  return below / all;
}

/** How many pixels of a rectangle are bright enough to be something on the card, and how many there are. */
export function bright(
  pixels: Pixels,
  { x, y, width, height }: Pick<Box, 'x' | 'y' | 'width' | 'height'>,
): number {
  const least = light(rgb(COLOURS.panel)) + 0.12;
  let count = 0;
  for (let row = Math.max(0, Math.floor(y)); row < Math.min(pixels.height, y + height); row++)
    for (let column = Math.max(0, Math.floor(x)); column < Math.min(pixels.width, x + width); column++)
      if (light(pixels.at(column, row)) > least) count += 1;
  return count;
}

/** Whether two texts share a point. */
export const touch = (one: Box, other: Box): boolean =>
  one.x < other.x + other.width &&
  other.x < one.x + one.width &&
  one.y < other.y + other.height &&
  other.y < one.y + one.height;
