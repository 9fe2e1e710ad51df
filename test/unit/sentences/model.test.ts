import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { readExamples } from '../../../scripts/sentence-examples.ts';
import { DataError } from '../../../src/dataset/records.ts';
import { hashOf, MODEL_FILE, NO_ANSWER, openModel, softmax } from '../../../src/dataset/sentences/model.ts';
import { train, type Example } from '../../../src/dataset/sentences/train.ts';
import { temporaryFolder } from '../../harness/folder.ts';
import { inProject } from '../../harness/project.ts';

const folder = temporaryFolder();
let files = 0;

function opened(bytes: Uint8Array) {
  const own = folder.file(`${++files}`);
  mkdirSync(own);
  writeFileSync(join(own, MODEL_FILE), bytes);
  return openModel(own);
}

const silent = (): void => undefined;
const EXAMPLES: readonly Example[] = [
  ...['stop it', 'stop all of it', 'end it'].map((text) => ({
    features: text.split(' '),
    meaning: '/plan stop',
  })),
  ...['what is rag', 'rag explained'].map((text) => ({ features: text.split(' '), meaning: 'skill:rag' })),
  ...['nice weather', 'lunch today'].map((text) => ({ features: text.split(' '), meaning: NO_ANSWER })),
];

describe('given a model of a few examples', () => {
  const model = opened(train(EXAMPLES, 'd', silent));

  it.each([
    ['stop', '/plan stop'],
    ['rag', 'skill:rag'],
    ['weather', NO_ANSWER],
  ])('when “%s” is classified, then it most likely means %s', (word, meaning) => {
    expect(model.classify([word])[0]?.meaning).toBe(meaning);
  });

  it('when anything is classified, then the probabilities are those of all meanings, the greatest first', () => {
    const likely = model.classify(['stop', 'unheard', 'rag']);
    expect(likely.map(({ meaning }) => meaning).sort()).toEqual([...model.meanings]);
    expect(likely.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 6);
    const inOrder = likely.toSorted((a, b) => b.probability - a.probability);
    expect(likely).toEqual(inOrder);
  });

  it('when it is made of the same examples again, then its file is the same', () => {
    expect(train(EXAMPLES, 'd', silent)).toEqual(train(EXAMPLES, 'd', silent));
  });
});

test('given a text, when hashed, then it is the hash that the definition of FNV-1a gives', () => {
  expect([hashOf(''), hashOf('a'), hashOf('foobar')]).toEqual([0x811c9dc5, 0xe40c292c, 0xbf9cf968]);
});

test('given sums too large for exponents, when made shares, then they are numbers and add up', () => {
  expect([...softmax(Float64Array.of(1000, 1000))]).toEqual([0.5, 0.5]);
});

describe('given a broken model', () => {
  const good = train(EXAMPLES, 'd', silent);
  it.each([
    ['is cut short', good.slice(0, good.length - 20), /model\.bin: cut short in .*compile:sentences/],
    ['is of another kind', Buffer.from('RUNGGAZ1 and more'), /model\.bin: not a file of this version/],
    [
      'has a header that is no JSON',
      good.map((byte, at) => (at === 20 ? 0 : byte)),
      /its header cannot be read/,
    ],
  ])('when it %s, then it is refused with the file and the way to mend it', (_, bytes, reason) => {
    expect(() => opened(bytes)).toThrow(DataError);
    expect(() => opened(bytes)).toThrow(reason);
  });

  it('when it is missing, then it is refused', () => {
    expect(() => openModel(folder.file('none'))).toThrow(
      /model\.bin: cannot be read; run npm run compile:sentences/,
    );
  });
});

describe('given the shipped model', () => {
  it('when the examples are read, then it was learnt from these: if not, run npm run compile:sentences', async () => {
    const { digest } = await readExamples(inProject('data'), inProject('commands'));
    expect(openModel(inProject('data/sentences')).digest).toBe(digest);
  });

  it('when its size is looked at, then it is small enough to be held by every process', () => {
    expect(readFileSync(inProject(`data/sentences/${MODEL_FILE}`)).length).toBeLessThan(4e6);
  });
});
