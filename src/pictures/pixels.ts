import { Resvg, type RenderedImage } from '@resvg/resvg-js';
import { image2sixel } from 'sixel';

/** A picture as a PNG, and its size in pixels. */
export interface Drawn {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** SVG as a PNG, in the faces given and no others. It takes tens of milliseconds, and is for a thread of its own. */
export function pixelsOf(svg: string, fontFiles: readonly string[], width?: number): Drawn {
  const image = imageOf(svg, fontFiles, width);
  return { png: image.asPng(), width: image.width, height: image.height };
}

/** The same for terminals that show sixels, in few colours, as the text that is written to them. */
export function sixelOf(svg: string, fontFiles: readonly string[], width: number): string {
  const image = imageOf(svg, fontFiles, width);
  return image2sixel(image.pixels, image.width, image.height, SIXEL_COLOURS);
}

/** As many as the oldest terminals that show more than a few. */
const SIXEL_COLOURS = 256;

const imageOf = (svg: string, fontFiles: readonly string[], width: number | undefined): RenderedImage =>
  new Resvg(svg, {
    font: { loadSystemFonts: false, fontFiles: [...fontFiles], defaultFontFamily: 'Inter' },
    ...(width !== undefined && { fitTo: { mode: 'width', value: width } }),
  }).render();
