import { createTeamRoadmaps } from '../../../src/features/teams/team-roadmaps.ts';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { checkDeclarations as discord } from '../../../src/adapters/discord/render/check.ts';
import { checkDeclarations as slack } from '../../../src/adapters/slack/render/manifest.ts';
import { defineCommand, type Command, type CommandNode } from '../../../src/core/declare/command.ts';
import { createCore } from '../../../src/core/run/core.ts';
import { option } from '../../../src/core/declare/options.ts';
import { checkTree, readCommands, treeOf } from '../../../src/core/declare/registry.ts';
import { ACTOR, openWorld, read, VENUE, type World } from '../../harness/core.ts';

let world: World;
let folder: string;
beforeAll(async () => {
  world = await openWorld();
  folder = await mkdtemp(join(tmpdir(), 'rung-commands-'));
});
afterAll(async () => {
  await world.store.close();
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

describe('given declarations', () => {
  const check = (commands: Record<string, Command>) => {
    checkTree(treeOf(new Map(Object.entries(commands))), world.data, [slack, discord]);
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
      /has neither run nor a bare child/,
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
  const prefixed = () =>
    createCore({
      tree: treeOf(new Map([...allCommands(world.tree.roots)]), 'acme-'),
      data: world.data,
      store: world.store,
      own: createTeamRoadmaps(world.data),
      clock: { now: () => 0 },
      report: () => undefined,
    });
  const say = (text: string) =>
    prefixed().invoke({
      id: 'i',
      path: [],
      input: { kind: 'text', text },
      actor: ACTOR,
      venue: VENUE,
      at: 0,
    });

  test.each([
    '/acme-salary senior london',
    '/Acme-Salary senior london',
    '/salary senior london',
    '/acme-rung salary senior london',
  ])('when %s is typed, then it is the command', async (text) => {
    expect((await say(text)).reply.summary).toBe('Senior AI engineer in London: £90K–£130K a year');
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
    const core = prefixed();
    const answer = await say(text);
    expect(read(answer, core).match(/\/(salary|rung)\b/g)).toBeNull();
    expect(read(answer, core)).toContain('/acme-');
  });

  it('when a name is completed, then it has the prefix', () => {
    expect(prefixed().complete('/acme-sal').with).toContain('/acme-salary ');
  });
});

function allCommands(nodes: readonly CommandNode[]): [string, Command][] {
  return nodes.flatMap((node): [string, Command][] => [
    [node.path.join('.'), node.command],
    ...allCommands(node.children),
  ]);
}
