import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { piecesOf } from '../../../src/pictures/faces/line.ts';
import { fontFiles } from '../../../src/pictures/fonts.ts';
import { svgOf } from '../../../src/pictures/marks.ts';
import { drawable, fitted, widthOf } from '../../../src/pictures/text.ts';
import { ANCHORS, NAMES, inkOf, measure, roomOf, set, setting } from '../../harness/pictures/line.ts';
import { bright, draw } from '../../harness/pictures/pixels.ts';

describe('given names in scripts that Inter lacks', () => {
  test.each(NAMES)(
    'when one in %s is drawn, then it lies in its box, wherever it is anchored',
    (_script, name) => {
      for (const anchor of ANCHORS) {
        const { inside, beside } = inkOf(name, { anchor });
        expect(inside).toBeGreaterThan(100);
        expect(beside).toBe(0);
      }
    },
  );

  test.each(NAMES)('when one in %s is drawn, then its box is as wide as it is', (_script, name) => {
    for (const anchor of ANCHORS) expect(roomOf(name, anchor)).toBeLessThan(0.3 * setting.size);
  });

  test.each(NAMES)('when one in %s is drawn, then nothing of it is left out', (_script, name) => {
    const isShown = /[\p{L}\p{N}\p{Extended_Pictographic}]/gu;
    expect(drawable(name, measure).match(isShown)).toEqual(name.match(isShown));
  });

  test('when two characters of one script are drawn, then they look different', () => {
    for (const [one, other] of ['عب', 'שד', '田中', '张伟', '김민', '🦄🦊', 'さく'].map((pair) =>
      Array.from(pair),
    ))
      expect(inkOf(one ?? '').inside).not.toBe(inkOf(other ?? '').inside);
  });

  test('when letters of Inter stand beside others, then they are the same ones as alone', () => {
    const leftHalf = (text: string): number[] => {
      const { marks } = set(text, { x: 20, weight: 700 });
      const pixels = draw(svgOf({ width: 1200, height: 100, marks }));
      const width = Math.floor(widthOf('Ann Lee', { ...setting, weight: 700 }, measure));
      return Array.from({ length: width }, (_none, at) =>
        bright(pixels, { x: 20 + at, y: 4, width: 1, height: 92 }),
      );
    };
    for (const other of ['张伟', '田中', '김민수', 'عبد', '🦄'])
      expect(leftHalf(`Ann Lee ${other}`)).toEqual(leftHalf('Ann Lee'));
  });
});

describe('given letters that no face has', () => {
  test.each([
    ['Sakura ᠮᠣᠩ Lee', 'Sakura … Lee'],
    ['ᠮᠣᠩ ᠮᠣᠩ Lee', '… Lee'],
    ['Lee ᠮᠣᠩ', 'Lee …'],
    ['田中ᠮ', '田中…'],
    ['عبد ᠮᠣᠩ', 'عبد …'],
  ])('when some of "%s" are left out, then a sign stands for them', (name, kept) => {
    expect(drawable(name, measure, 'Teammate')).toBe(kept);
  });
});

describe('given a line that is read in both directions', () => {
  const seen = (text: string): string[] => piecesOf(text, setting, measure).map((piece) => piece.text);

  test.each([
    ['עבודה is at 40%', ['עבודה', 'is at 40%']],
    ['Roadmap · עבד (אב)', ['Roadmap ·', '(', 'אב', ')', 'עבד']],
    ['עבד (אב)', ['(', 'אב', ')', 'עבד']],
    ['עבד 12 🦄', ['🦄', '12', 'עבד']],
    ['Ann עבד…', ['Ann', '…', 'עבד']],
    ['עבד Ann…', ['עבד', 'Ann…']],
    ['Ann 🦄 Lee', ['Ann', '🦄', 'Lee']],
  ])('when it is "%s", then its parts stand in their order from the left', (text, parts) => {
    expect(seen(text)).toEqual(parts);
  });
});

describe('given text that does not fit', () => {
  test.each(NAMES)(
    'when one in %s is cut, then between two characters, and what is left fits',
    (_script, name) => {
      const whole = drawable(name, measure);
      const parts = Array.from(new Intl.Segmenter().segment(whole), ({ segment }) => segment);
      const beginnings = new Set(parts.map((_part, at) => parts.slice(0, at).join('').trimEnd()));
      for (let most = 40; most < widthOf(whole, setting, measure); most += 23) {
        const text = fitted(whole, most, setting, measure);
        expect(widthOf(text, setting, measure)).toBeLessThanOrEqual(most);
        expect(beginnings.has(text.replace(/…$/u, ''))).toBe(true);
      }
    },
  );

  test('when one that is read from the right is cut, then the sign is at its left', () => {
    const edges = (name: string): { left: number; right: number } => {
      const { marks, box } = set(name, { most: 150 });
      expect(box.text.endsWith('…')).toBe(true);
      const pixels = draw(svgOf({ width: 1200, height: 100, marks }));
      // Dots have nothing above them.
      const above = { y: 4, width: 24, height: 60 - 0.3 * setting.size - 4 };
      return {
        left: bright(pixels, { ...above, x: box.x }),
        right: bright(pixels, { ...above, x: box.x + box.width - 24 }),
      };
    };
    for (const name of ['דוד בן גוריון הראשון', 'كككككك كككككك ككككك']) {
      const { left, right } = edges(name);
      expect(left).toBe(0);
      expect(right).toBeGreaterThan(0);
    }
    expect(edges('Wolfeschlegelsteinhausen').right).toBe(0);
  });
});

describe('given any text of these scripts', () => {
  const part = fc.oneof(
    ...['ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةىپچژگٹڈ', 'אבגדהוזחטיכלמנסעפצקרשתםןץףך'].map((letters) =>
      fc.string({ unit: fc.constantFrom(...Array.from(letters)), minLength: 1, maxLength: 6 }),
    ),
    fc.string({
      unit: fc.constantFrom(...Array.from('田中国さくらカナ张伟陳김민수한')),
      minLength: 1,
      maxLength: 4,
    }),
    fc.constantFrom('🦄', '👨‍👩‍👧‍👦', '🇵🇱', '👍🏽', '1️⃣', '❤️‍🔥', 'Ann', 'Lee', '12', '(', ')', '·', '–', 'ᠮ'),
  );
  const name = fc.array(part, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '));

  test('when it is drawn, then nothing lies beside its box', () => {
    fc.assert(
      fc.property(
        name,
        fc.constantFrom(...ANCHORS),
        fc.integer({ min: 60, max: 500 }),
        (text, anchor, most) => {
          expect(inkOf(text, { anchor, most, fallback: 'Teammate' }).beside).toBe(0);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('when it is Unicode of any kind, then it is drawn as what is left of it or as its fallback', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(inkOf(text, { fallback: 'Teammate', most: 500 }).beside).toBe(0);
      }),
      { numRuns: 40 },
    );
  });
});

describe('given which faces a picture needs', () => {
  const filesOf = (text: string): number =>
    fontFiles(svgOf({ width: 900, height: 90, marks: set(text).marks })).length;

  test('when its text is in Inter alone, then no other face is read', () => {
    expect(filesOf('Senior · £90K–£130K → 1st #2 * © ≈')).toBe(fontFiles().length);
  });

  test('when it has other letters, then the faces of those are read too', () => {
    expect(filesOf('Ann عبد 🦄')).toBe(fontFiles().length + 2);
    for (const file of fontFiles('font-family="NanumGothic"'))
      expect(readFileSync(file).length).toBeGreaterThan(10_000);
  });
});
