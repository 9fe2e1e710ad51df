import { createHash } from 'node:crypto';
import { readCommands, treeOf } from '../src/core/declare/registry.ts';
import { allCommands } from '../src/core/declare/roles.ts';
import { featuresOf } from '../src/core/parse/features.ts';
import { loadDataset, type Dataset } from '../src/dataset/dataset.ts';
import { DataError, recordReader } from '../src/dataset/records.ts';
import { sentencesRecord } from '../src/dataset/sentences/records.ts';
import { NO_ANSWER } from '../src/dataset/sentences/model.ts';
import type { Example } from '../src/dataset/sentences/train.ts';

/** A text, and what a person means by it. */
interface Labelled {
  readonly text: string;
  readonly meaning: string;
}

/** All that the model of sentences is learnt from. */
export interface Examples {
  /** Their features, worked out when they are asked for. */
  readonly examples: () => readonly Example[];
  /** The SHA-256 of the examples, and of the features of one in a hundred: they change with the code that finds them. */
  readonly digest: string;
}

const SAMPLED = 100;

/**
 * Reads the examples: the sentences of `data/sentences/`, and the names and summaries of pages, facts and commands.
 * @throws DataError for a sentence that means what does not exist
 */
export async function readExamples(data: string, commands: string): Promise<Examples> {
  const dataset = loadDataset(data);
  const tree = treeOf(await readCommands(commands));
  const reader = recordReader(data);
  const known = new Set([
    NO_ANSWER,
    ...dataset.pages.all.map(({ ref }) => ref),
    ...allCommands(tree.roots).map(({ path }) => `/${path.join(' ')}`),
  ]);
  const sentences = reader.folder('sentences', sentencesRecord);
  for (const { id, means } of sentences)
    if (!known.has(means))
      throw new DataError('sentences', '', `record "${id}": there is no page or command "${means}"`);
  const labelled: Labelled[] = [
    ...sentences.flatMap(({ means, sentences }) => sentences.map((text) => ({ text, meaning: means }))),
    ...pageTexts(dataset),
    ...allCommands(tree.roots)
      .filter(({ command }) => command.run !== undefined && command.questionOption === undefined)
      .flatMap(({ path, command }) =>
        [command.summary, ...command.examples].map((text) => ({ text, meaning: `/${path.join(' ')}` })),
      ),
  ];
  const once = new Map(labelled.map((one) => [`${one.text.toLowerCase()}\t${one.meaning}`, one]));
  const featured = ({ text, meaning }: Labelled): Example => ({
    meaning,
    features: featuresOf(text, dataset),
  });
  const all = [...once.values()];
  const sampled = all.filter((_, at) => at % SAMPLED === 0).flatMap((one) => featured(one).features);
  return {
    examples: () => all.map(featured),
    digest: createHash('sha256')
      .update([...once.keys(), ...sampled].join('\n'))
      .digest('hex'),
  };
}

const pageTexts = ({ pages, career }: Dataset): Labelled[] => [
  ...pages.all.flatMap(({ ref, name, summary, aliases }) =>
    [
      summary,
      ...[name, ...aliases].flatMap((one) => [one, `what is ${one}`, `tell me about ${one}`, `learn ${one}`]),
    ].map((text) => ({ text, meaning: ref })),
  ),
  ...career.pages.flatMap(({ id, facts }) =>
    facts.flatMap(({ name, summary, aliases }) =>
      [name, summary, ...aliases].map((text) => ({ text, meaning: `topic:${id}` })),
    ),
  ),
];
