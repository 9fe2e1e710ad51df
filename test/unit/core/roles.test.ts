import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { defineCommand, type Command } from '../../../src/core/declare/command.ts';
import { checkTree, treeOf } from '../../../src/core/declare/registry.ts';
import { openApp, type TestApp } from '../../harness/app.ts';
import { commandsOf } from '../../harness/shipped.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.store.close());

const fine = {
  summary: 'Does it',
  examples: ['/it'],
  run: () => ({ summary: 'x', blocks: [], actions: [] }),
};

describe('given the commands that the core leads to', () => {
  /** Checks commands beside those that there are; `undefined` leaves one of these out. */
  const check = (commands: Record<string, Command | undefined>) => {
    const all = Object.entries({ ...Object.fromEntries(commandsOf(app.tree)), ...commands });
    const present = all.flatMap(([name, one]) => (one ? [[name, one] as const] : []));
    checkTree(treeOf(new Map(present)), app.data, []);
  };

  test.each<[string, Record<string, Command | undefined>, RegExp]>([
    ['no command of a role', { 'rung.home': undefined }, /no command has the role home/],
    [
      'a role twice',
      { it: defineCommand({ ...fine, role: 'home' }) },
      /\/it and \/rung home: each has the role home/,
    ],
    [
      'a command of a role without the option that the core fills in',
      { 'rung.help': defineCommand({ ...fine, examples: ['/rung help'], role: 'help' }) },
      /\/rung help: has the role help, and has no option topic/,
    ],
    [
      'no command for a kind of page',
      { career: defineCommand({ ...fine, examples: ['/career'] }) },
      /no command shows the page of a topic/,
    ],
    [
      'a kind of page twice, by an option that is not there',
      { it: defineCommand({ ...fine, pages: { kinds: ['topic'], option: 'page' } }) },
      /\/career and \/it: each shows the page of a topic\n.*\/it: .* has no option page/,
    ],
  ])('when there is %s, then the start stops and says so', (_, commands, reason) => {
    expect(() => check(commands)).toThrow(reason);
  });
});
