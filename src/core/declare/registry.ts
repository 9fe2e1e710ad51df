import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { Dataset } from '../../dataset/dataset.ts';
import type { Command, CommandNode, CommandTree, DeclarationCheck } from './command.ts';
import { roleProblems } from './roles.ts';
import { locate } from '../parse/locate.ts';
import { strayLinks } from './links.ts';
import { readText } from '../parse/parse.ts';

/** A command that cannot be registered: the start stops, and the message says which and why. */
export class CommandError extends Error {
  constructor(problems: readonly string[]) {
    super(`These commands cannot be registered:\n${problems.map((one) => `  - ${one}`).join('\n')}`);
    this.name = 'CommandError';
  }
}

const NAME = /^[a-z][a-z0-9-]{0,30}$/;
const declaration = z.object({
  summary: z.string().min(1).max(100),
  options: z.record(
    z.string().regex(NAME),
    z.object({ kind: z.object({ name: z.string() }), summary: z.string().min(1) }),
  ),
  ignores: z.array(z.string()),
  examples: z.array(z.string().startsWith('/')).min(1, 'needs at least one example'),
  visibility: z.enum(['private', 'channel']),
  shareable: z.boolean(),
  changes: z.boolean(),
  opensConversation: z.boolean(),
  run: z.function().optional(),
});

/**
 * Reads a folder of commands, one default export a file, named by where it stands: `salary/index.ts` is `salary`,
 * `salary/compare.ts` is `salary.compare`, its child. A file whose name begins with `_` is no command but a part of
 * those beside it.
 * @throws CommandError for a file whose default export is not a command, two files of one name, or a button that leads to
 * a command that the folder does not have
 */
export async function readCommands(folder: string): Promise<ReadonlyMap<string, Command>> {
  const sources = (await readdir(folder, { recursive: true })).filter((file) => file.endsWith('.ts')).sort();
  const found = new Map<string, Command>();
  const problems: string[] = [];
  for (const file of sources.filter(isCommand)) {
    const module = (await import(pathToFileURL(resolve(join(folder, file))).href)) as { default?: unknown };
    const checked = declaration.safeParse(module.default);
    const name = nameOf(file);
    if (found.has(name)) problems.push(`${file}: there is another ${name}`);
    else if (checked.success) found.set(name, module.default as Command);
    else {
      const [issue] = checked.error.issues;
      const at = issue && issue.path.length > 0 ? ` (${issue.path.join('.')}: ${issue.message})` : '';
      problems.push(`${file}: its default export is not made by defineCommand${at}`);
    }
  }
  for (const file of sources) {
    const source = readFileSync(join(folder, file), 'utf8');
    problems.push(...strayLinks(source, (path) => found.has(path.join('.'))).map((one) => `${file}: ${one}`));
  }
  if (problems.length > 0) throw new CommandError(problems);
  return found;
}

const isCommand = (file: string): boolean => !basename(file).startsWith('_');

const nameOf = (file: string): string =>
  file
    .slice(0, -'.ts'.length)
    .replace(/[/\\]index$/, '')
    .replaceAll(/[/\\]/g, '.');

/** Sets commands in their places by name; `a.b` is the child `b` of `a`. @throws CommandError */
export function treeOf(commands: ReadonlyMap<string, Command>, prefix = ''): CommandTree {
  const problems: string[] = [];
  const nodes = new Map<string, CommandNode & { children: CommandNode[] }>();
  const roots: CommandNode[] = [];
  for (const key of [...commands.keys()].sort()) {
    const command = commands.get(key);
    const path = key.split('.');
    const name = path.at(-1) ?? '';
    if (!command) continue;
    if (!path.every((part) => NAME.test(part)))
      problems.push(`${key}: a name is lower-case letters, digits and dashes`);
    const node = { name, path, command, children: [] };
    nodes.set(path.join(' '), node);
    const parent = nodes.get(path.slice(0, -1).join(' '));
    if (parent) parent.children.push(node);
    else if (path.length === 1) roots.push(node);
    else problems.push(`${key}: there is no command ${path.slice(0, -1).join('.')} to hold it`);
  }
  if (problems.length > 0) throw new CommandError(problems);
  return { roots, prefix, find: (path) => nodes.get(path.join(' ')) };
}

/**
 * Checks the declarations against each other, every platform's rules and the dataset: each example must be read
 * without a word left over. @throws CommandError naming every problem found
 */
export function checkTree(tree: CommandTree, data: Dataset, checks: readonly DeclarationCheck[]): void {
  const problems = [...roleProblems(tree), ...checks.flatMap((check) => check(tree))];
  const visit = (node: CommandNode): void => {
    const name = `/${node.path.join(' ')}`;
    const { command } = node;
    if (!command.run && !node.children.some((child) => child.name === command.defaultChild)) {
      problems.push(`${name}: has neither run nor a default child that answers for it`);
    }
    if (command.visibility === 'channel' && command.shareable) {
      problems.push(`${name}: is seen by all already, so it cannot be shareable`);
    }
    for (const [option, { overflow }] of Object.entries(command.options)) {
      if (overflow && !tree.find(overflow.path)?.command.options[overflow.option]?.many) {
        problems.push(
          `${name}: ${option} overflows to /${overflow.path.join(' ')} ${overflow.option}, which takes no list`,
        );
      }
    }
    for (const example of [...command.examples, ...(command.helpLine ? [command.helpLine.example] : [])]) {
      const located = locate({ ...tree, prefix: '' }, example);
      if (located.node !== node) {
        problems.push(`${name}: the example "${example}" is not of this command`);
        continue;
      }
      const { unknown, extra, corrections } = readText(command, located.rest, data);
      const stray = [...unknown.map((one) => one.typed), ...corrections.map((one) => one.typed)];
      if (stray.length > 0)
        problems.push(`${name}: the example "${example}" has the unknown words ${stray.join(', ')}`);
      if (extra.length > 0)
        problems.push(`${name}: the example "${example}" gives ${extra[0]?.option ?? ''} more than once`);
    }
    node.children.forEach(visit);
  };
  tree.roots.forEach(visit);
  if (problems.length > 0) throw new CommandError(problems);
}
