import { fleschKincaid } from 'flesch-kincaid';
import { syllable } from 'syllable';

/** The field's own words, which its readers know whatever their length; and names. */
const TERMS = [
  ...['AI', 'LLM', 'LLMs', 'RAG', 'MLOps', 'ML', 'API', 'YAML', 'JSON', 'CI/CD', 'A/B', 'PhD', 'PhDs'],
  ...[
    'fine-tuning',
    'fine-tuned',
    'fine-tune',
    'evaluation',
    'evals',
    'engineer',
    'engineers',
    'engineering',
  ],
  ...['machine learning', 'data scientist', 'data scientists', 'data science', 'agentic', 'multimodal'],
  ...['specialisation', 'pipeline', 'pipelines', 'deployment', 'monitoring', 'observability', 'inference'],
  ...['infrastructure', 'production', 'software', 'technical', 'application', 'applications', 'generative'],
  ...[
    'neural networks',
    'unsupervised',
    'supervised',
    'statistics',
    'probability',
    'mathematics',
    'algorithm',
  ],
  ...['algorithms', 'database', 'databases', 'vector', 'automation', 'architecture', 'architectures'],
  ...['compensation', 'Startupbricks', 'aijobs.net', 'Singapore'],
  ...['San Francisco', 'Germany', 'Canada', 'India', 'United States', 'Bengaluru', 'Toronto', 'principal'],
  ...['senior', 'junior', 'roadmap', 'roadmaps', 'retrieval', 'embeddings', 'transformer'],
];

const escaped = (text: string): string => text.replace(/[./]/gu, String.raw`\$&`);
const TERM = new RegExp(String.raw`(?<![\w-])(?:${TERMS.map(escaped).join('|')})(?:['’]s)?(?![\w-])`, 'giu');

/** Fewer words say nothing of how hard a text is to read. */
const FEWEST_WORDS = 12;

/** The sentences among lines: with their full stop, and more than a label. */
export const sentencesOf = (lines: readonly string[]): string[] =>
  lines
    .flatMap((line) => line.split(/(?<=[.!?])\s+/u))
    .filter((one) => /[.!?]$/u.test(one) && !/^Sources?: /u.test(one));

const wordsOf = (text: string): string[] =>
  text.split(/[\s–—/-]+/u).filter((one) => /^\P{L}*\p{L}[\p{L}'’]*\P{L}*$/u.test(one));

/**
 * The school year in which English children of the United States read a text: Flesch's and Kincaid's formula over its
 * sentences without terms. Undefined where there is too little of it.
 */
export function gradeOf(lines: readonly string[]): number | undefined {
  const sentences = sentencesOf(lines).map((one) => wordsOf(one.replace(TERM, '')));
  const words = sentences.flat();
  if (words.length < FEWEST_WORDS) return undefined;
  const syllables = words.reduce((sum, word) => sum + syllable(word), 0);
  return fleschKincaid({
    sentence: sentences.filter((one) => one.length > 0).length,
    word: words.length,
    syllable: syllables,
  });
}
