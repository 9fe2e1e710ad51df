import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { nameOf } from '../../harness/copy/budget.ts';
import { literalsIn } from '../../harness/copy/literals.ts';
import { allMessages, type Message } from '../../harness/copy/messages.ts';
import { foreignNames, textsOfCommands, textsOnDiscord } from '../../harness/copy/spelling.ts';
import { inProject, sourcesIn } from '../../harness/project.ts';
import { COMMAND_ID } from '../../harness/platforms/command-id.ts';
import { shippedTree } from '../../harness/shipped.ts';

const tree = await shippedTree();
const foreignIn = foreignNames(tree);

/** Where text for people is written. */
const SPEAKING = ['commands', 'src/features', 'src/core/help', 'src/core/run', 'src/scheduling/kinds'];
const names = tree.roots.map(({ name }) => name).join('|');
const AMID = new RegExp(`[^\\w/<{}]/(?:${names})(?![\\w-])`, 'u');
const typedIn = (text: string): boolean => AMID.test(text);

let messages: readonly Message[];
beforeAll(async () => {
  messages = await allMessages();
});

describe('given every message on Discord', () => {
  it.each([
    ['known', () => COMMAND_ID],
    ['not known', undefined],
  ])('when the ids of commands are %s, then each command is named as Discord has it', (_, idOf) => {
    const wrong = messages.flatMap((one) =>
      textsOnDiscord(one.answer, tree, idOf).flatMap((text) =>
        foreignIn(text).map((name) => `${nameOf(one)}: ${name} in “${text}”`),
      ),
    );
    expect(wrong).toEqual([]);
  });

  it('when the ids are known, then commands are mentioned, so that a press opens them', () => {
    const all = messages.flatMap((one) => textsOnDiscord(one.answer, tree, () => COMMAND_ID)).join('\n');
    for (const name of ['salary', 'salary-compare', 'skills-gap', 'plan start', 'rung settings'])
      expect(all).toContain(`</${name}:${COMMAND_ID}>`);
  });

  it('when the ids are not known, then none is mentioned', () => {
    const all = messages.flatMap((one) => textsOnDiscord(one.answer, tree)).join('\n');
    expect(all).not.toContain('</');
    expect(all).toContain('`/salary-compare level:senior place:london place-2:berlin`');
  });
});

describe('given the descriptions of commands on Discord', () => {
  it('when they are read, then each command is named as Discord has it', () => {
    expect(textsOfCommands(tree).flatMap(foreignIn)).toEqual([]);
  });
});

describe('given the texts of commands, forms and errors', () => {
  it('when they are read, then none has a command amid its words, where no platform could spell it', () => {
    const named = SPEAKING.flatMap(sourcesIn).flatMap((file) =>
      literalsIn(readFileSync(inProject(file), 'utf8'))
        .filter((text) => typedIn(text))
        .map((text) => `${file}: ${text}`),
    );
    expect(named).toEqual([]);
  });

  it('when one has a command amid its words, then it is found', () => {
    expect(typedIn('Start one with “/plan start 30 days”.')).toBe(true);
    expect(typedIn('/plan start 30 days')).toBe(false);
    expect(typedIn('and/or')).toBe(false);
  });
});

describe('given a text that names commands as they are typed elsewhere', () => {
  it.each([
    ['Try /salary compare senior london', ['/salary compare']],
    ['“/skills gap” or /plan.', ['/skills gap', '/plan']],
    ['/plan start, /salary-compare, `/salary senior`, </plan show:1>, /roadmap …', []],
    ['plan and/or roadmap, docs/plan', []],
  ])('when “%s” is read, then they are found', (text, names) => {
    expect(foreignIn(text)).toEqual(names);
  });
});
