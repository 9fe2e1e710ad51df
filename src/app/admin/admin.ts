import { parseArgs } from 'node:util';
import { UsageError } from '../console.ts';
import { deleteHeld } from './delete.ts';
import { exportHeld } from './export.ts';
import { drop, letters, resend } from './letters.ts';
import type { Act, Given } from './parts.ts';
import { pause, resume } from './pause.ts';
import { ADMIN_USAGE } from './usage.ts';
import { listWorkspaces } from './workspaces.ts';

interface Command {
  readonly run: Act;
  /** How many words follow its name: the fewest and the most. */
  readonly words: readonly [number, number];
  /** Whether it only looks, so that nothing of it is logged. */
  readonly looks?: true;
  readonly options?: readonly (keyof Given['options'])[];
}

const COMMANDS: ReadonlyMap<string, Command> = new Map(
  Object.entries<Command>({
    workspaces: { run: listWorkspaces, words: [0, 0], options: ['json'], looks: true },
    pause: { run: pause, words: [1, 1] },
    resume: { run: resume, words: [1, 1] },
    letters: { run: letters, words: [0, 0], options: ['json'], looks: true },
    resend: { run: resend, words: [0, Infinity], options: ['all'] },
    drop: { run: drop, words: [1, Infinity] },
    export: { run: exportHeld, words: [2, 3] },
    delete: { run: deleteHeld, words: [1, 2], options: ['yes'] },
  }),
);

/** A command of the operator's, with what follows its name. */
export interface AdminRequest {
  readonly run: Act;
  readonly given: Given;
  /** Whether it only looks. */
  readonly looks: boolean;
}

/**
 * Reads what the operator typed after `npm run -s admin --`.
 * @throws UsageError with how it is called
 */
export function readAdmin(args: readonly string[]): AdminRequest {
  const [name, ...rest] = args;
  const command = COMMANDS.get(name ?? '');
  if (name === undefined) throw new UsageError('give a command', ADMIN_USAGE);
  if (!command) throw new UsageError(`there is no command ${name}`, ADMIN_USAGE);
  const { positionals, values } = readOptions(rest, command.options ?? []);
  const [fewest, most] = command.words;
  if (positionals.length < fewest || positionals.length > most)
    throw new UsageError(`${name} is called otherwise`, ADMIN_USAGE);
  const { json = false, all = false, yes = false } = values;
  return {
    run: command.run,
    given: { words: positionals, options: { json, all, yes } },
    looks: command.looks ?? false,
  };
}

function readOptions(args: readonly string[], names: readonly (keyof Given['options'])[]) {
  try {
    const { positionals, values } = parseArgs({
      ...{ args: [...args], allowPositionals: true },
      options: Object.fromEntries(names.map((name) => [name, { type: 'boolean' as const }])),
    });
    return { positionals, values: values as Partial<Given['options']> };
  } catch (error) {
    throw new UsageError((error as Error).message, ADMIN_USAGE);
  }
}
