import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import opentype from 'opentype.js';
import { FURTHER, INTER, WEIGHTS, type Face, type Weight } from './faces/faces.ts';
import { createRuler } from './faces/ruler.ts';
import type { Measure } from './faces/runs.ts';

const { resolve } = createRequire(import.meta.url);

const TAKES_NO_ROOM = /^[\p{M}\p{Cf}]$/u;

/** The files of Inter, and of those further faces that SVG asks for. */
export function fontFiles(svg = ''): string[] {
  const asked = FURTHER.filter(({ family }) => svg.includes(`font-family="${family}"`));
  return [INTER, ...asked].flatMap(({ files }) =>
    [...new Set(Object.values(files))].map((file) => resolve(file)),
  );
}

/**
 * Reads Inter, which takes some tens of milliseconds, and the further faces when a text first needs them.
 *
 * @throws Error where a file is missing, of Inter at once, of a further face when it is needed
 */
export function loadMeasure(): Measure {
  const fonts = new Map<string, opentype.Font>();
  const fontOf = (face: Face, weight: Weight): opentype.Font => {
    const file = face.files[weight];
    const font = fonts.get(file) ?? read(file);
    fonts.set(file, font);
    return font;
  };
  for (const weight of WEIGHTS) fontOf(INTER, weight);
  const held = new Map<string, boolean>();
  const advances = new Map<string, number>();
  const advance = (point: string, weight: Weight, face: Face): number => {
    if (TAKES_NO_ROOM.test(point)) return 0;
    const key = `${face.family}${weight}${point}`;
    const known = advances.get(key);
    if (known !== undefined) return known;
    const font = fontOf(face, weight);
    const width = (face.scale * (font.charToGlyph(point).advanceWidth ?? 0)) / font.unitsPerEm;
    advances.set(key, width);
    return width;
  };
  const ruler = createRuler(({ files }) => resolve(files[400]));
  return {
    has(point, face) {
      if (!face.covers.test(point)) return false;
      const key = `${face.family}${point}`;
      const known = held.get(key);
      if (known !== undefined) return known;
      const has = WEIGHTS.every((weight) => fontOf(face, weight).charToGlyphIndex(point) > 0);
      held.set(key, has);
      return has;
    },
    width(text, weight, face) {
      if (face.post !== undefined) return ruler(text, face);
      return Array.from(text).reduce((sum, point) => sum + advance(point, weight, face), 0);
    },
  };
}

function read(file: string): opentype.Font {
  const { buffer, byteOffset, byteLength } = readFileSync(resolve(file));
  return opentype.parse(buffer.slice(byteOffset, byteOffset + byteLength), { lowMemory: true });
}
