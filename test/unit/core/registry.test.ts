import { readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { checkDeclarations as discord } from '../../../src/adapters/discord/render/check.ts';
import { checkDeclarations as slack } from '../../../src/adapters/slack/render/manifest.ts';
import { defineCommand, type Command } from '../../../src/core/declare/command.ts';
import { option } from '../../../src/core/declare/options.ts';
import { strayLinks } from '../../../src/core/declare/links.ts';
import { checkTree, readCommands, treeOf } from '../../../src/core/declare/registry.ts';
import { leadOf, read } from '../../harness/answers.ts';
import { openApp, type TestApp } from '../../harness/app.ts';
import { commandsOf, shippedTree } from '../../harness/shipped.ts';
import { inProject } from '../../harness/project.ts';

let app: TestApp;
let folder: string;
beforeAll(async () => {
  app = await openApp();
  folder = await mkdtemp(join(tmpdir(), 'rung-commands-'));
});
afterAll(async () => {
  await app.store.close();
  await rm(folder, { recursive: true });
});

const reply = { summary: 'x', blocks: [], actions: [] };
const fine = { summary: 'Does it', examples: ['/it'], run: () => reply };

describe('given a folder of commands', () => {
  test.each([
    ['nothing.ts', 'export const x = 1;'],
    ['number.ts', 'export default 7;'],
    ['bare.ts', 'export default { summary: "x" };'],
    [
      'long.ts',
      `export default { summary: "${'x'.repeat(200)}", options: {}, ignores: [], examples: ["/long"], visibility: "private", shareable: false };`,
    ],
  ])('when %s does not export a command, then the start stops and names it', async (file, source) => {
    const own = await mkdtemp(join(folder, 'x-'));
    await writeFile(join(own, file), source);
    await expect(readCommands(own)).rejects.toThrow(
      `${file}: its default export is not made by defineCommand`,
    );
  });
});

describe('given a folder of commands with buttons', () => {
  const command = (body: string) =>
    `export default { summary: "It", options: {}, ignores: [], examples: ["/it"], visibility: "private",
      shareable: false, changes: false, opensConversation: false, run: () => { ${body} } };`;
  const folderOf = async (files: Readonly<Record<string, string>>): Promise<string> => {
    const own = await mkdtemp(join(folder, 'x-'));
    await mkdir(join(own, 'it'));
    await Promise.all(Object.entries(files).map(([file, source]) => writeFile(join(own, file), source)));
    return own;
  };

  it('when each leads to a command, then the commands are read, and parts of them are none', async () => {
    const own = await folderOf({
      'it/index.ts': command(`return call(['it', 'part']);`),
      'it/part.ts': command(`return call(['it']);`),
      'it/_words.ts': `export const again = () => call(['it']);`,
    });
    expect([...(await readCommands(own)).keys()]).toEqual(['it', 'it.part']);
  });

  test.each([
    ['it/index.ts', `return button('On', call(['it', 'nowhere']));`, 'a button leads to /it nowhere'],
    ['it/index.ts', `return { call: { path: ['nowhere'], fields: {} } };`, 'a button leads to /nowhere'],
    ['it/index.ts', `const PATH = ['no', 'where']; return call(PATH);`, 'a button leads to /no where'],
    ['it/_words.ts', `return call(['nowhere'], {});`, 'a button leads to /nowhere'],
    ['it/index.ts', `return call(['it', name]);`, 'does not write out the path of a command'],
    ['it/index.ts', `return call(path);`, 'does not write out the path of a command'],
  ])('when %s has “%s”, then the start stops and says so', async (file, body, reason) => {
    const own = await folderOf({ 'it/index.ts': command('return call(["it"])'), [file]: command(body) });
    await expect(readCommands(own)).rejects.toThrow(`${file}: `);
    await expect(readCommands(own)).rejects.toThrow(reason);
  });

  it('when what commands share is searched, then its buttons lead to commands too', async () => {
    const files = ['src/core', 'src/features'].flatMap((shared) =>
      readdirSync(inProject(shared), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => `${shared}/${file}`),
    );
    const sources = await Promise.all(files.map((file) => readFile(inProject(file), 'utf8')));
    const stray = sources.flatMap((source, at) =>
      strayLinks(source, (path) => app.tree.find(path) !== undefined).map(
        (one) => `${files[at] ?? ''}: ${one}`,
      ),
    );
    // Some paths are only known where they are called, as those of help are.
    expect(stray.filter((one) => one.includes('a button leads to'))).toEqual([]);
  });
});

describe('given declarations', () => {
  const check = (commands: Record<string, Command>) => {
    const all = new Map([...commandsOf(app.tree), ...Object.entries(commands)]);
    checkTree(treeOf(all), app.data, [slack, discord]);
  };
  const level = option.level({ summary: 'Level' });

  it('when they are right, then they are taken', () => {
    expect(() =>
      check({ it: defineCommand(fine), 'it.part': defineCommand({ ...fine, examples: ['/it part'] }) }),
    ).not.toThrow();
  });

  test.each<[string, Record<string, Command>, RegExp]>([
    ['a child without its parent', { 'a.b': defineCommand(fine) }, /a\.b: there is no command a to hold it/],
    ['a name in capitals', { It: defineCommand(fine) }, /It: a name is lower-case/],
    [
      'an example of another command',
      { it: defineCommand({ ...fine, examples: ['/that'] }) },
      /the example "\/that" is not of this command/,
    ],
    [
      'an example with a stray word',
      { it: defineCommand({ ...fine, examples: ['/it wrongly'] }) },
      /has the unknown words wrongly/,
    ],
    [
      'an example with a typo',
      { it: defineCommand({ ...fine, options: { level }, examples: ['/it senoir'] }) },
      /has the unknown words senoir/,
    ],
    [
      'an example that gives one option twice',
      { it: defineCommand({ ...fine, options: { level }, examples: ['/it senior mid'] }) },
      /gives level more than once/,
    ],
    [
      'nothing to run',
      { it: defineCommand({ summary: 'x', examples: ['/it'] }) },
      /has neither run nor a default child/,
    ],
    [
      'a public answer to share',
      { it: defineCommand({ ...fine, visibility: 'channel', shareable: true }) },
      /cannot be shareable/,
    ],
    [
      'an overflow that leads nowhere',
      {
        it: defineCommand({
          ...fine,
          options: { level: option.level({ summary: 'L', overflow: { path: ['no'], option: 'x' } }) },
        }),
      },
      /level overflows to \/no x, which takes no list/,
    ],
    [
      'more options than a platform takes',
      {
        it: defineCommand({
          ...fine,
          options: Object.fromEntries(Array.from({ length: 26 }, (_, at) => [`o${at}`, level])),
        }),
      },
      /25/,
    ],
    [
      'more commands than a platform takes',
      Object.fromEntries(
        Array.from({ length: 51 }, (_, at) => [`c${at}`, defineCommand({ ...fine, examples: [`/c${at}`] })]),
      ),
      /50/,
    ],
  ])('when there is %s, then the start stops and says so', (_, commands, reason) => {
    expect(() => check(commands)).toThrow(reason);
  });
});

describe('given a prefix', () => {
  let prefixed: TestApp;
  beforeAll(async () => {
    prefixed = await openApp({ tree: await shippedTree({}, 'acme-') });
  });
  afterAll(() => prefixed.close());

  test.each([
    '/acme-salary senior london',
    '/Acme-Salary senior london',
    '/salary senior london',
    '/acme-rung salary senior london',
  ])('when %s is typed, then it is the command', async (text) => {
    const answer = await prefixed.say(text);
    expect([answer.reply.summary, leadOf(answer)]).toEqual([
      '£90K–£130K a year',
      'Senior AI engineer · London',
    ]);
  });

  test.each([
    '/acme-rung help',
    '/acme-salary help',
    '/acme-salary',
    '/acme-salary senior blah',
    '/acme-rung settings',
    '/nonsense',
    '/acme-salry senior london',
  ])('when %s is answered, then every command in it is named as it is typed here', async (text) => {
    const { core } = prefixed;
    const answer = await prefixed.say(text);
    expect(read(answer, core).match(/\/(salary|rung)\b/g)).toBeNull();
    expect(read(answer, core)).toContain('/acme-');
  });

  it('when a name is completed, then it has the prefix', () => {
    expect(prefixed.core.complete('/acme-sal').with).toContain('/acme-salary ');
  });
});
