import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recordReader } from '../../../src/dataset/records.ts';
import { loadSearchWords, type SearchWords } from '../../../src/dataset/search/load.ts';
import { temporaryFolder } from '../../harness/folder.ts';

const folder = temporaryFolder();
const GOOD = {
  synonyms: '- { id: big-tech, words: "faang, top tech", source: rung }',
  'stop-words': '- { id: filler, words: "a, the", source: rung }',
  hints: '- { id: one, words: way of asking, pages: ["skill:*"], source: rung }',
};

function load(name: string, over: Partial<typeof GOOD>): SearchWords {
  const data = folder.file(name);
  mkdirSync(join(data, 'search'), { recursive: true });
  for (const [file, text] of Object.entries({ ...GOOD, ...over }))
    writeFileSync(join(data, 'search', `${file}.yaml`), text);
  return loadSearchWords(recordReader(data), { all: [], unlisted: [], get: () => undefined });
}

test('given words with commas between them, when read, then they are a list', () => {
  const { synonyms, stops, hints } = load('good', {});
  expect(synonyms[0]?.words).toEqual(['faang', 'top tech']);
  expect(stops[0]?.words).toEqual(['a', 'the']);
  expect(hints[0]?.words).toEqual(['way of asking']);
});

test.each([
  [
    'a word of two meanings',
    'twice',
    { synonyms: `${GOOD.synonyms}\n- { id: faang, words: x, source: rung }` },
  ],
  ['a hint at a page that is not', 'page', { hints: GOOD.hints.replace('skill:*', 'skill:none') }],
  ['a capital in a word', 'word', { hints: GOOD.hints.replace('way', 'Way') }],
  ['a kind of stop word that is none', 'stop', { 'stop-words': GOOD['stop-words'].replace('filler', 'x') }],
])('given %s, when read, then the start is refused with the file and the record', (_, name, over) => {
  expect(() => load(name, over)).toThrow(/search\/[a-z-]+\.yaml.*record "/);
});
