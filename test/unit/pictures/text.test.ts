import { describe, expect, test } from 'vitest';
import { loadMeasure } from '../../../src/pictures/fonts.ts';
import { words } from '../../../src/pictures/marks.ts';
import { drawable, fitted, widthOf } from '../../../src/pictures/text.ts';

const measure = loadMeasure();
const setting = { size: 30, weight: 600 } as const;

describe('given names from everywhere', () => {
  test.each([
    ['Łukasz Żółć', 'Łukasz Żółć'],
    ['Zoe\u0308', 'Zoë'],
    ['Ann 🦄 Lee', 'Ann 🦄 Lee'],
    ['Sakura 田中', 'Sakura 田中'],
    ['₹50L–₹80L ≈ ✓ →', '₹50L–₹80L ≈ ✓ →'],
  ])('when %s is drawn, then what the typefaces have is kept', (name, kept) => {
    expect(drawable(name, measure)).toBe(kept);
  });

  test.each(['ᠮᠣᠩᠭᠣᠯ', '\ue000', '\u202e\u2066', '· – ·', ''])(
    'when nothing of "%s" can be drawn, then a word stands for it',
    (name) => {
      expect(drawable(name, measure, 'Teammate')).toBe('Teammate');
    },
  );
});

describe('given a text and its room', () => {
  test('when it fits, then it is whole', () => {
    expect(fitted('Senior', 300, setting, measure)).toBe('Senior');
  });

  test('when it does not, then it is cut at a character and never wider than its room', () => {
    for (let most = 40; most < 400; most += 7) {
      const text = fitted('Wolfeschlegelsteinhausen', most, setting, measure);
      expect(widthOf(text, setting, measure)).toBeLessThanOrEqual(most);
      expect('Wolfeschlegelsteinhausen'.startsWith(text.replace('…', ''))).toBe(true);
    }
  });

  test('when it holds markup, then it is escaped', () => {
    const [mark] = words({ ...setting, text: '<b>&"\'', x: 0, y: 30, fill: '#fff' }, measure);
    expect(mark?.svg).toContain('>&#60;b&#62;&#38;&#34;&#39;</text>');
  });
});
