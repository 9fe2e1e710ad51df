import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import opentype from 'opentype.js';
import { WEIGHTS, type Measure, type Weight } from './text.ts';

const FACES: Readonly<Record<Weight, string>> = {
  400: '400Regular/Inter_400Regular.ttf',
  500: '500Medium/Inter_500Medium.ttf',
  600: '600SemiBold/Inter_600SemiBold.ttf',
  700: '700Bold/Inter_700Bold.ttf',
};
const PACKAGE = '@expo-google-fonts/inter';

/** The files of the typeface, as they lie in its package. */
export function fontFiles(): Readonly<Record<Weight, string>> {
  const { resolve } = createRequire(import.meta.url);
  const inPackage = (face: string): string => resolve(`${PACKAGE}/${face}`);
  return {
    400: inPackage(FACES[400]),
    500: inPackage(FACES[500]),
    600: inPackage(FACES[600]),
    700: inPackage(FACES[700]),
  };
}

/** Reads the faces, which takes some tens of milliseconds. @throws Error where a file is missing */
export function loadMeasure(files = fontFiles()): Measure {
  const read = (weight: Weight): opentype.Font => {
    const { buffer, byteOffset, byteLength } = readFileSync(files[weight]);
    return opentype.parse(buffer.slice(byteOffset, byteOffset + byteLength), { lowMemory: true });
  };
  const fonts: Readonly<Record<Weight, opentype.Font>> = {
    400: read(400),
    500: read(500),
    600: read(600),
    700: read(700),
  };
  const advances = new Map<string, number>();
  return {
    has: (point) => WEIGHTS.every((weight) => fonts[weight].charToGlyphIndex(point) > 0),
    advance(point, weight) {
      const key = `${weight}${point}`;
      const known = advances.get(key);
      if (known !== undefined) return known;
      const font = fonts[weight];
      const advance = (font.charToGlyph(point).advanceWidth ?? 0) / font.unitsPerEm;
      advances.set(key, advance);
      return advance;
    },
  };
}
