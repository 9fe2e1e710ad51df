import { z } from 'zod';
import {
  type Command,
  type CommandNode,
  type CommandTree,
  defineCommand,
} from '../../../src/core/declare/command.ts';
import type { Option, OptionKind } from '../../../src/core/declare/option.ts';

/** A kind of option that matches nothing: declarations only ask for its shape. */
export const kind = (value: OptionKind<unknown>['value'], maxWords = 1): OptionKind<unknown> => ({
  name: value,
  value,
  hint: 'anything',
  maxWords,
  open: maxWords === Infinity,
  schema: () => z.unknown(),
  match: () => undefined,
  near: () => [],
  completes: maxWords !== Infinity,
  suggest: () => [],
  format: String,
  label: String,
  identity: String,
});
export const option = (summary: string, of = kind('string'), rest: Partial<Option> = {}): Option => ({
  kind: of,
  summary,
  required: false,
  carried: false,
  many: undefined,
  remembered: undefined,
  overflow: undefined,
  ask: undefined,
  ...rest,
});

type Declared = Partial<Parameters<typeof defineCommand>[0]>;
export const command = (declared: Declared = {}): Command =>
  defineCommand({
    summary: 'Does something',
    examples: ['/it'],
    run: () => ({ summary: '', blocks: [], actions: [] }),
    ...declared,
  });
/** One that only holds others. */
export function group(summary: string): Command {
  return defineCommand({ summary, examples: ['/it'], defaultChild: 'show' });
}

/** A tree of commands by path: `{ salary, 'salary.compare' }`. */
export function tree(commands: Readonly<Record<string, Command>>): CommandTree {
  const below = (parent: readonly string[]): CommandNode[] =>
    Object.entries(commands).flatMap(([dotted, declared]) => {
      const path = dotted.split('.');
      const isChild = path.length === parent.length + 1 && dotted.startsWith(parent.join('.'));
      return isChild ? [{ name: path.at(-1) ?? '', path, command: declared, children: below(path) }] : [];
    });
  return { roots: below([]), prefix: '', find: () => undefined };
}

/** Options of every shape, a command that can be run and has a child, and one that only holds others. */
export const sampleTree = tree({
  salary: command({
    summary: 'What a level is paid in a place',
    options: {
      level: option('Level or years', kind('string'), { required: true, remembered: 'level' }),
      place: option('City or country', kind('string', 4), { required: true }),
      specialisation: option('Specialisation', kind('string', 2), { many: { min: 0, max: 2 } }),
      hoursAWeek: option('Hours a week', kind('integer')),
      listed: option('With listed pay', kind('boolean')),
      about: option('Anything else', kind('string', Infinity)),
    },
  }),
  'salary.compare': command({
    options: { place: option('Places', kind('string'), { many: { min: 2, max: 5 } }) },
  }),
  rung: group('Help, settings and everything else'),
  'rung.show': command({ summary: 'Where to begin' }),
  'rung.privacy': group('Your data'),
  'rung.privacy.export': command({ summary: 'All that is held about you' }),
});
