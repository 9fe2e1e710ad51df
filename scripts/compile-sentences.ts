/** Compiles data/sentences/model.bin: what sentences mean, learnt from the examples in that folder. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MODEL_FILE } from '../src/dataset/sentences/model.ts';
import { train } from '../src/dataset/sentences/train.ts';
import { readExamples } from './sentence-examples.ts';

const project = join(import.meta.dirname, '..');
const file = join(project, 'data/sentences', MODEL_FILE);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

say('Reading examples');
// The dataset is read to read the examples, and a model that knows pages of before would keep it from being read.
writeFileSync(
  file,
  train([], '', () => undefined),
);
const read = await readExamples(join(project, 'data'), join(project, 'commands'));
const examples = read.examples();
say(`Learning from ${examples.length} examples`);
const bytes = train(examples, read.digest, say);
writeFileSync(file, bytes);
say(`${MODEL_FILE}: ${bytes.length} bytes`);
