import type { Author, ReadOnlyRepositories, WorkspaceSetting } from '../../store/store.ts';
import type { CommandNode, CommandTree } from '../declare/command.ts';
import type { Invocation } from '../declare/invocation.ts';
import { UserError } from '../declare/user-error.ts';
import { named } from '../parse/named.ts';
import { incidentId } from './incident.ts';

const OFF = 'off.';
/** The name of the setting that switches a command off. */
export const offName = (command: string): string => `${OFF}${command}`;

/** The commands that are off in a workspace, each with who switched it off; undefined once they are forgotten. */
export const commandsOff = (settings: readonly WorkspaceSetting[]): ReadonlyMap<string, Author | undefined> =>
  new Map(
    settings.flatMap(({ name, by }) => (name.startsWith(OFF) ? [[name.slice(OFF.length), by] as const] : [])),
  );

/** The commands that are off where somebody asks, each with who switched it off. */
export type Off = ReadonlyMap<string, Author | undefined>;

/** Reads which commands are off; while the database is away, none is. */
export async function offHere(
  { venue }: Pick<Invocation, 'venue'>,
  { workspaceSettings }: Pick<ReadOnlyRepositories, 'workspaceSettings'>,
  report: (id: string, error: unknown) => void,
): Promise<Off> {
  const { platform, workspace } = venue;
  if (workspace === undefined) return new Map();
  try {
    return commandsOff(await workspaceSettings.list({ platform, workspace }));
  } catch (error) {
    report(incidentId(), error);
    return new Map();
  }
}

/** @throws UserError where a command is off here: it says who switched it off */
export function refuseOff(off: Off, { path }: CommandNode, tree: Pick<CommandTree, 'prefix'>): void {
  const [name = ''] = path;
  if (!off.has(name)) return;
  const names = named({ path: [name] }, tree);
  throw new UserError(
    'switched-off',
    `${names.typed} is off in this workspace`,
    `${off.get(name)?.name ?? 'An admin'} switched it off. An admin can switch it on again.`,
    [],
    names,
  );
}

/** The commands without those that are off. */
export const withoutOff = (tree: CommandTree, off: Off): CommandTree =>
  off.size === 0
    ? tree
    : {
        prefix: tree.prefix,
        find: (path) => tree.find(path),
        roots: tree.roots.filter(({ path }) => !off.has(path[0] ?? '')),
      };
