import { join } from 'node:path';
import { loadPay } from './pay/load.ts';
import { payOf, type Pay } from './pay/pay.ts';
import { sourceRecord, type Source } from './pay/records.ts';
import { writeDate, writeSource } from './pay/pay-words.ts';
import type { Places } from './places/places.ts';
import { loadPlaces } from './places/load.ts';
import { loadCareer, type Career } from './career/career.ts';
import { sectionRecord, type Section } from './career/records.ts';
import { checkOrigins } from './check-sources.ts';
import type { KeptRecords } from './kept-records.ts';
import { pagesOf, type Pages } from './pages.ts';
import { DataError, recordReader, type Origin } from './records.ts';
import { loadRoadmaps, type Roadmaps } from './roadmaps/roadmaps.ts';
import { loadCurriculum, type Curriculum } from './curriculum/curriculum.ts';
import { loadSearchWords } from './search/load.ts';
import { searchOf, type Search, type SearchIndex } from './search/search.ts';
import { MODEL_FILE, openModel, type SentenceModel } from './sentences/model.ts';
import { loadSkills, type Skills } from './skills/skills.ts';

/** A source with its date and its name as they are shown: "19 Jan 2025", "Startupbricks guide, 19 Jan 2025". */
export interface NamedSource extends Source {
  readonly dated: string;
  readonly label: string;
}

/** Everything commands answer from, loaded and validated at start, unchanging afterwards. */
export interface Dataset {
  readonly places: Places;
  readonly pay: Pay;
  readonly career: Career;
  readonly skills: Skills;
  readonly roadmaps: Roadmaps;
  readonly curriculum: Curriculum;
  /** Every page of the three, by name. */
  readonly pages: Pages;
  /** Finds the pages that answer a question. The first call builds the index. */
  readonly search: Search;
  /** The words of a text as the search compares them: spelt as they were meant, and those of one meaning as one. */
  readonly termsOf: (text: string) => readonly string[];
  /** Tells what sentences mean, pages and commands alike, as it was learnt from examples. */
  readonly sentences: SentenceModel;
  /** The sections of the guide, and every record with where it comes from: which section says what. */
  readonly sections: readonly Section[];
  readonly origins: readonly Origin[];
  readonly sources: readonly NamedSource[];
  /** By id; a record's source always exists. */
  source(id: string): NamedSource;
}

/**
 * Loads and validates a data folder, with an optional overlay folder whose records replace those of the same id.
 * What is `kept` of the folder's files is not read again.
 * @throws DataError naming the file, the place in it and the reason
 */
export function loadDataset(folder: string, overlay?: string, kept?: KeptRecords): Dataset {
  const reader = recordReader(folder, overlay, kept);
  const sources = reader.read('sources.yaml', sourceRecord).map((one): NamedSource => ({
    ...one,
    dated: writeDate(one),
    label: writeSource(one),
  }));
  const sections = reader.read('guide.yaml', sectionRecord);
  const records = loadPay(reader);
  const career = loadCareer(reader, records);
  const skills = loadSkills(reader, records);
  const curriculum = loadCurriculum(reader, skills);
  const roadmaps = loadRoadmaps(reader, { skills, career, curriculum });
  const pages = pagesOf(career, skills, roadmaps);
  for (const { id, related } of career.pages) {
    const lost = related.find((ref) => !pages.get(ref));
    if (lost !== undefined)
      throw new DataError('career/topics.yaml', '', `record "${id}": there is no page "${lost}" to see`);
  }
  const words = loadSearchWords(reader, pages);
  checkOrigins(reader.origins(), sources, sections);
  reader.refuseUnread();
  const sentences = openModel(join(folder, 'sentences'));
  const lostPage = sentences.meanings.find((meaning) => meaning.includes(':') && !pages.get(meaning));
  if (lostPage !== undefined)
    throw new DataError(
      `sentences/${MODEL_FILE}`,
      '',
      `it knows a page "${lostPage}" that does not exist; run npm run compile:sentences`,
    );
  const places = loadPlaces(join(folder, 'places'), kept);
  kept?.save();
  const byId = new Map(sources.map((one) => [one.id, one]));
  // Built at the first question and not at the load, since it takes longer than everything else; the start asks one.
  let made: SearchIndex | undefined;
  const index = (): SearchIndex =>
    (made ??= searchOf({ pages, career, skills, roadmaps, levels: records.levels }, words));
  return {
    places,
    pay: payOf(records, places),
    career,
    skills,
    roadmaps,
    curriculum,
    pages,
    search: (text) => index().search(text),
    termsOf: (text) => index().termsOf(text),
    sentences,
    sections,
    origins: reader.origins(),
    sources,
    source(id) {
      const found = byId.get(id);
      if (!found) throw new Error(`source ${id} is not in the dataset`);
      return found;
    },
  };
}
