import type { Telemetry } from '../../../shared/adapter.ts';
import { atMost, type Wait } from '../../../shared/backoff.ts';
import type { LogThrottled } from '../../../shared/log/throttle.ts';
import type { PictureFiles } from '../../../shared/pictures/files.ts';
import { SlackError } from '../../connection/failure.ts';
import type { Web } from '../../connection/web.ts';
import { GONE } from './pictures.ts';

/** Deletes the pictures of people who had all that is stored of them deleted. */
export interface PictureRemoval {
  /** Looks for such pictures within some seconds. */
  soon(): void;
  /** Begins nothing more; what was begun is not waited for longer than a second. */
  stop(): Promise<void>;
}

/** The parts that pictures are deleted with. */
export interface RemovalParts {
  readonly web: Web;
  readonly telemetry: Telemetry;
  readonly logThrottled: LogThrottled;
  readonly wait: Wait;
  readonly pictureFiles: PictureFiles;
  /** The bot's own workspace, once it is known. */
  readonly team: () => string | undefined;
}

/** How many are deleted in one round. */
const MOST = 20;
/** How often it is looked for some, in milliseconds. */
const HOUR = 3_600_000;
/** The shortest time between two rounds, in which changes are gathered, in milliseconds. */
const GATHERED = 3_000;
/** How long a deletion may take when Rung stops, in milliseconds. */
const FINISH = 1_000;

/** Begins to delete them: at once, each hour, and soon after it is asked to. */
export function startPictureRemoval(parts: RemovalParts): PictureRemoval {
  const { wait, telemetry } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;
  const isStopping = (): boolean => signal.aborted;
  const wasAsked = (): boolean => isAsked;
  let resting = new AbortController();
  let isAsked = false;

  async function run(): Promise<void> {
    while (!isStopping()) {
      isAsked = false;
      const isMore = await removeSome(parts, isStopping).catch((error: unknown) => {
        telemetry.error(error);
        return false;
      });
      if (!isMore && !wasAsked())
        await wait(HOUR, AbortSignal.any([signal, resting.signal])).catch(() => undefined);
      resting = new AbortController();
      if (!isStopping()) await wait(GATHERED, signal).catch(() => undefined);
    }
  }
  const running = run();
  return {
    soon() {
      isAsked = true;
      resting.abort(new Error('asked'));
    },
    async stop() {
      stopping.abort(new Error('stopping'));
      await atMost(FINISH, running, wait);
    },
  };
}

/** Deletes some, and resolves to whether there may be more. Those that Slack does not delete are left for later. */
async function removeSome(parts: RemovalParts, isStopping: () => boolean): Promise<boolean> {
  const { web, logThrottled, pictureFiles, team } = parts;
  const workspace = team();
  if (workspace === undefined) return false;
  const at = { platform: 'slack', workspace };
  const files = await pictureFiles.toDelete(at, MOST);
  let deleted = 0;
  for (const file of files) {
    if (isStopping()) return false;
    const failure = await deleteFile(web, file);
    // By now what is stored may be closed: the next start finds the file gone, and forgets it.
    if (isStopping()) return false;
    if (!failure) {
      await pictureFiles.forget({ ...at, file });
      deleted += 1;
      continue;
    }
    const fix = failure.kind === 'revoked' ? ` ${failure.fix}` : '';
    logThrottled(
      'picture removal',
      `slack: a picture could not be deleted after its owner deleted their data (${failure.what}).${fix} Rung tries again within the hour.`,
    );
    if (failure.kind === 'retryable' || failure.kind === 'revoked') return false;
  }
  return deleted > 0 && files.length === MOST;
}

/** Deletes a file; resolves to why it is still there, else to undefined. */
async function deleteFile(web: Web, file: string): Promise<SlackError['failure'] | undefined> {
  try {
    await web.call('files.delete', { file });
    return undefined;
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    return GONE.has(error.failure.what) ? undefined : error.failure;
  }
}
