import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { dataTexts } from '../../harness/copy/data-texts.ts';
import { allOf, formsOf, PLATFORMS } from '../../harness/copy/lines.ts';
import { literalsIn } from '../../harness/copy/literals.ts';
import { allMessages, type Message } from '../../harness/copy/messages.ts';
import { nameOf } from '../../harness/copy/budget.ts';
import { notSaidIn } from '../../harness/copy/not-said.ts';
import { inProject, sourcesIn } from '../../harness/project.ts';
import { shippedData } from '../../harness/shipped.ts';

let messages: readonly Message[];
beforeAll(async () => {
  messages = await allMessages();
});

const found = (where: string, text: string): string[] =>
  notSaidIn(text).map((words) => `${where}: “${words}” in “${text}”`);

/** Where text for people is written; what is beside it in the core speaks to operators and other code. */
const SPEAKING = ['commands', 'src/features', 'src/core', 'src/scheduling/kinds', 'src/dataset'];

describe('given words that Rung does not use', () => {
  it.each(PLATFORMS)('when every message on %s is read, then it has none', (platform) => {
    const said = messages.flatMap((one) =>
      formsOf(one.answer, platform)
        .flatMap((form) => [...allOf(form), ...form.alts])
        .flatMap((line) => found(nameOf(one), line)),
    );
    expect(said).toEqual([]);
  });

  it('when the texts of commands, forms and errors are read, then they have none', () => {
    const said = SPEAKING.flatMap(sourcesIn).flatMap((file) =>
      literalsIn(readFileSync(inProject(file), 'utf8')).flatMap((text) => found(file, text)),
    );
    expect(said).toEqual([]);
  });

  it('when the data is read, then it has none', () => {
    expect(dataTexts(shippedData()).flatMap(({ of, text }) => found(of, text))).toEqual([]);
  });

  it('when a text has some, then they are found however they are written', () => {
    expect(notSaidIn("Tell WHOEVER runs it, in one's own words")).toEqual([
      'whoever',
      'one’s own',
      'in one’s own words',
    ]);
    expect(notSaidIn('It widgets on')).toEqual([]);
  });
});
