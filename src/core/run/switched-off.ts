import { PAUSED, type Author, type ReadOnlyRepositories, type WorkspaceSetting } from '../../store/store.ts';
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

type Settings = Pick<ReadOnlyRepositories, 'workspaceSettings'>;
type Report = (id: string, error: unknown) => void;

/** What admins chose where somebody asks, and which commands are off there. */
export interface Here {
  readonly settings: readonly WorkspaceSetting[];
  readonly off: Off;
}

/**
 * Reads what was chosen where somebody asks; while the database is away, nothing is.
 * @throws UserError where the operator paused Rung here: nothing is answered then
 */
export async function chosenHere(
  { venue }: Pick<Invocation, 'venue'>,
  store: Settings,
  report: Report,
): Promise<Here> {
  const settings = await settingsHere(venue, store, report);
  if (settings.some(isPause)) throw pausedHere();
  return { settings, off: commandsOff(settings) };
}

/** Whether a command is refused here: it is off, or the operator paused Rung. While the database is away, nothing is. */
export async function isRefusedHere(
  { venue }: Pick<Invocation, 'venue'>,
  { path }: CommandNode,
  store: Settings,
  report: Report,
): Promise<boolean> {
  const settings = await settingsHere(venue, store, report);
  return settings.some(isPause) || commandsOff(settings).has(path[0] ?? '');
}

async function settingsHere(
  { platform, workspace }: Invocation['venue'],
  { workspaceSettings }: Settings,
  report: Report,
): Promise<readonly WorkspaceSetting[]> {
  if (workspace === undefined) return [];
  return workspaceSettings.list({ platform, workspace }).catch((error: unknown) => {
    report(incidentId(), error);
    return [];
  });
}

const isPause = ({ name }: WorkspaceSetting): boolean => name === PAUSED;

/** The answer to everything in a workspace in which the operator paused Rung. */
const pausedHere = (): UserError =>
  new UserError(
    'paused',
    'Rung is paused here by the people who run it',
    'Nothing is lost: plans and weekly messages go on once they resume it.',
  );

/** @throws UserError where a command is off here: it says who switched it off */
export function refuseOff(off: Off, { path }: CommandNode, tree: Pick<CommandTree, 'prefix'>): void {
  const [name = ''] = path;
  if (!off.has(name)) return;
  const names = named({ path: [name] }, tree);
  throw new UserError(
    'switched-off',
    `${names.typed} is off here`,
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
