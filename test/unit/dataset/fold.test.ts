import { fc } from '../../harness/property.ts';
import { describe, expect, test } from 'vitest';
import { fold } from '../../../src/dataset/fold.ts';

describe('given text as people type it, when folded, then spellings of one word are equal', () => {
  test.each([
    ['London', 'london'],
    ['  São   Paulo ', 'sao paulo'],
    ['Zürich', 'zurich'],
    ['Straße', 'strasse'],
    ['Tromsø', 'tromso'],
    ['Łódź', 'lodz'],
    ['Æbeltoft', 'aebeltoft'],
    ['İzmir', 'izmir'],
    ["Xi'an", 'xian'],
    ['Xi’an', 'xian'],
    ['St. John`s', 'st johns'],
    ['Portland, OR', 'portland or'],
    ['Cluj-Napoca', 'cluj napoca'],
    ['C++', 'c++'],
    ['6+ years', '6+ years'],
    ['ＬＯＮＤＯＮ', 'london'],
    ['東京', '東京'],
    ['Москва', 'москва'],
    ['서울', '서울'],
    ['London 🇬🇧', 'london'],
    ['a\u0000b\nc', 'a b c'],
    ['', ''],
    ['...', ''],
    [' a', 'a'],
    ['a  b', 'a b'],
    ['a ', 'a'],
  ])('when %j is folded, then it is %j', (text, folded) => expect(fold(text)).toBe(folded));
});

test('given any text, when folded twice, then the second changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
    { numRuns: 2_000 },
  );
});

test('given any text, when folded, then words are single-spaced and hold letters, marks, digits and + alone', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(fold(text)).toMatch(/^(?:[\p{L}\p{M}\p{N}+]+(?: [\p{L}\p{M}\p{N}+]+)*)?$/u);
    }),
    { numRuns: 2_000 },
  );
});

test('given text in capitals, when folded, then it equals the same in small letters', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zäöüéñçłø ,.'-]{0,30}$/), (text) => {
      expect(fold(text.toUpperCase())).toBe(fold(text));
    }),
  );
});
