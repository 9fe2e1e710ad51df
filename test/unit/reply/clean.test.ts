import { fc } from '../../harness/property.ts';
import { expect, test } from 'vitest';
import { beginning, breakAt, clean, shorten } from '../../../src/reply/clean.ts';
import { anyText } from '../../harness/replies/arbitrary-reply.ts';

test('given control, bidi and broken characters, when cleaned, then none is left and the words are', () => {
  expect(clean('a\u0000b\u001b[31m\u009bc\u202ed\u2066e\ud83df\u061cg')).toBe('ab[31mcdef\u061cg');
  expect(clean('one\r\ntwo\u2028three\tfour')).toBe('one two three four');
  expect(clean('one\r\ntwo\n\n\n\nthree', 'keep')).toBe('one\ntwo\n\nthree');
});

test.each([
  '\u0000',
  '\u001b',
  '\u007f',
  '\u009b',
  '\u202a',
  '\u202e',
  '\u2066',
  '\u2069',
  '\ud800',
  '\udfff',
])('given %j alone among words, when cleaned, then it is gone', (unwanted) => {
  expect(clean(`a${unwanted}b`)).toBe('ab');
});

test('given any text, when cleaned, then it is well-formed, free of controls, and cleaning again changes nothing', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('keep' as const, 'space' as const), (text, breaks) => {
      const cleaned = clean(text, breaks);
      expect(cleaned.isWellFormed()).toBe(true);
      expect(cleaned).not.toMatch(
        breaks === 'keep' ? /(?!\n)\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u : /\p{Cc}/u,
      );
      expect(clean(cleaned, breaks)).toBe(cleaned);
    }),
  );
});

test('given a text too long, when it is broken, then words and characters stay whole where they can', () => {
  expect(breakAt('one two three', 9)).toBe(8);
  expect(breakAt('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 15)).toBe(11);
  expect(breakAt('🙂🙂', 1)).toBe(2);
  expect(shorten('one two three', 9)).toBe('one two…');
  expect([beginning('🙂', 1), beginning('ab', 1)]).toEqual(['', 'a']);
});

test('given any clean text, when it is broken anywhere, then both parts are well-formed and the first is not empty', () => {
  fc.assert(
    fc.property(anyText, fc.nat(), (raw, point) => {
      const text = clean(raw);
      fc.pre(text.length > 1);
      const at = breakAt(text, 1 + (point % (text.length - 1)));
      expect(at).toBeGreaterThan(0);
      expect(text.slice(0, at).isWellFormed() && text.slice(at).isWellFormed()).toBe(true);
    }),
  );
});
