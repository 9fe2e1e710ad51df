import type { Pages } from '../pages.ts';
import { DataError, type RecordReader } from '../records.ts';
import { hintRecord, stopRecord, synonymRecord, type Hint, type Stop, type Synonym } from './records.ts';

/** Synonyms, stop words and hints: how the words that people ask with are read. */
export interface SearchWords {
  readonly synonyms: readonly Synonym[];
  readonly stops: readonly Stop[];
  readonly hints: readonly Hint[];
}

/**
 * Reads `data/search/`.
 * @throws DataError for a word of two meanings, or a hint at a page that does not exist
 */
export function loadSearchWords(reader: RecordReader, pages: Pages): SearchWords {
  const synonyms = reader.read('search/synonyms.yaml', synonymRecord);
  const stops = reader.read('search/stop-words.yaml', stopRecord);
  const hints = reader.read('search/hints.yaml', hintRecord);
  const meaning = new Map<string, string>();
  for (const { id, words } of synonyms) {
    for (const word of new Set([id.replaceAll('-', ' '), ...words])) {
      const other = meaning.get(word);
      if (other !== undefined)
        throw new DataError('search/synonyms.yaml', '', `record "${id}": "${word}" means "${other}" already`);
      meaning.set(word, id);
    }
  }
  for (const { id, pages: refs } of hints) {
    const lost = refs.find((ref) => !ref.endsWith(':*') && !pages.get(ref));
    if (lost !== undefined)
      throw new DataError('search/hints.yaml', '', `record "${id}": there is no page "${lost}"`);
  }
  return { synonyms, stops, hints };
}
