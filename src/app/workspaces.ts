import type { Workspace, Workspaces } from '../adapters/shared/workspaces.ts';
import { KEPT_AFTER_REMOVAL } from '../store/retention.ts';
import type { Repositories } from '../store/store.ts';
import type { LogFields, LogLine } from '../observability/log.ts';
import { DAY_MS, type EpochMs } from '../time.ts';

/** The reason a person of the workspace reads once Rung is back. */
const REASON = 'Rung was removed from this workspace for a while';

const named = ({ platform, workspace }: Workspace): LogFields => ({ platform, workspace });

/** The parts that the record of workspaces is built from. */
export interface WorkspacesParts {
  readonly repository: Pick<Repositories['workspaces'], 'list' | 'removedBefore' | 'suspend' | 'restore'>;
  readonly now: () => EpochMs;
  readonly log: LogLine;
}

/** Remembers in the store which workspaces Rung was removed from; the operator reads one line of each change. */
export function createWorkspaces({ repository, now, log }: WorkspacesParts): Workspaces {
  let last: Promise<unknown> = Promise.resolve();
  /** One at a time: a platform tells of one removal in several ways at once, and it is told once. */
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
  const left = async (platform: string): Promise<readonly string[]> =>
    (await repository.removedBefore(now() + 1)).flatMap((one) =>
      one.platform === platform ? [one.workspace] : [],
    );
  const isLeft = async ({ platform, workspace }: Workspace): Promise<boolean> =>
    (await left(platform)).includes(workspace);
  return {
    left,
    async known(platform) {
      const gone = await left(platform);
      return (await repository.list(platform)).filter((one) => !gone.includes(one));
    },
    removed: (owner) =>
      inTurn(async () => {
        const wasLeft = await isLeft(owner);
        const count = await repository.suspend(owner, REASON, now());
        if (wasLeft) return;
        const until = new Date(now() + KEPT_AFTER_REMOVAL).toISOString().slice(0, 10);
        log(
          `${owner.platform}: Rung was removed from ${owner.workspace}. Weekly messages that stopped: ${count}. All that is held of it is deleted on ${until}, ${KEPT_AFTER_REMOVAL / DAY_MS} days from now, unless Rung is back before.`,
          { level: 'warn', event: 'workspace-removed', ...named(owner) },
        );
      }),
    returned: (owner) =>
      inTurn(async () => {
        if (!(await isLeft(owner))) return;
        await repository.restore(owner);
        log(
          `${owner.platform}: Rung is back in ${owner.workspace}: nothing of it is deleted. Weekly messages go on for each person who resumes them.`,
          { event: 'workspace-returned', ...named(owner) },
        );
      }),
  };
}
