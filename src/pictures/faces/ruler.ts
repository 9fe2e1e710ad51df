import { Resvg } from '@resvg/resvg-js';
import type { Face } from './faces.ts';

/** Pixels: wide enough that roundings do not count. */
const SIZE = 100;
/** Names come again from picture to picture; more than this is only held. */
const MOST = 500;

/** Measures text whose letters join, in ems, by setting it as it will be drawn: in a millisecond or two. */
export function createRuler(fileOf: (face: Face) => string): (text: string, face: Face) => number {
  const widths = new Map<string, number>();
  return (text, face) => {
    const key = `${face.family} ${text}`;
    const known = widths.get(key);
    if (known !== undefined) return known;
    if (widths.size >= MOST) widths.clear();
    const between = (inner: string): number =>
      new Resvg(svgOf(`${face.post}${inner}${face.post}`, face), {
        font: { loadSystemFonts: false, fontFiles: [fileOf(face)], defaultFontFamily: face.family },
      }).getBBox()?.width ?? 0;
    const width = (face.scale * (between(text) - between(''))) / SIZE;
    widths.set(key, width);
    return width;
  };
}

/** Faces that are ruled have no letter that SVG would take for markup. */
const svgOf = (text: string, { family }: Face): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"><text y="${SIZE}" font-family="${family}" font-size="${SIZE}" xml:space="preserve">${text}</text></svg>`;
