import { fc } from '../../harness/property.ts';
import { expect, test } from 'vitest';
import { call } from '../../../src/reply/build.ts';
import { decodeCall, encodeCall, packCall, unpackCall } from '../../../src/reply/codec.ts';
import { anyCall, anyText } from '../../harness/replies/arbitrary-reply.ts';

const compare = call(['salary', 'compare'], {
  level: 'senior',
  place: ['london', 'new york'],
  weeks: 6,
  remote: true,
});

test('given a call, when encoded, then a person can read it', () => {
  expect(encodeCall(compare)).toBe(
    'salary.compare?level=senior&place*=london,new+york&weeks:=6&remote:=true',
  );
  expect(encodeCall({ ...call(['plan']), intent: 'form', page: 2 })).toBe('plan!form@2');
});

test('given any call, when encoded and decoded, then it is the same', () => {
  fc.assert(
    fc.property(anyCall, (one) => {
      expect(decodeCall(encodeCall(one))).toEqual(one);
    }),
    { numRuns: 500 },
  );
});

test('given an encoded call whose "&" came back escaped, when decoded, then it is the same', () => {
  fc.assert(
    fc.property(anyCall, (one) => {
      const escaped = encodeCall(one)
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;');
      expect(decodeCall(escaped)).toEqual(one);
    }),
  );
});

test('given any text, when decoded or unpacked, then nothing is thrown', () => {
  const mangled = fc.tuple(anyCall, fc.nat(200), anyText).map(([one, at, text]) => {
    const encoded = encodeCall(one);
    return encoded.slice(0, at) + text + encoded.slice(at);
  });
  fc.assert(
    fc.property(fc.oneof(anyText, mangled), (text) => {
      decodeCall(text);
      unpackCall(text);
      unpackCall(`0|${text}`);
    }),
  );
});

test.each([
  'a..b',
  'a?b=%',
  'a?b=%4',
  'a?b:=x',
  'a?b:=',
  'a?b*x',
  'a@0',
  'a!other',
  'a?b',
  'a?&',
  '?'.repeat(200_000),
])('given %s, when decoded, then it is no call', (text) => {
  expect(decodeCall(text)).toBeUndefined();
});

test('given a short call, when packed, then it is carried in place', () => {
  const { id, kept } = packCall(compare, 100, 3);
  expect(kept).toBeUndefined();
  expect(unpackCall(id)).toEqual({ call: compare });
});

test('given a call too long, when packed, then a token stands for it and the call is to be kept', () => {
  const { id, kept } = packCall(compare, 40, 36);
  expect(id).toBe(`10~${kept?.token ?? ''}`);
  expect(unpackCall(id)).toEqual({ token: kept?.token });
  expect(kept?.token).toMatch(/^[\w-]{22}$/);
  expect(decodeCall(kept?.call ?? '')).toEqual(compare);
});
