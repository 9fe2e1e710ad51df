import type { EpochMs } from '../../../time.ts';
import type { Telemetry } from '../../shared/adapter.ts';
import type { Wait } from '../../shared/backoff.ts';
import type { Installations } from '../../shared/store/installations.ts';
import type { PictureFiles } from '../../shared/pictures/files.ts';
import { SlackError } from '../connection/failure.ts';
import { createWeb } from '../connection/web.ts';
import { NAME } from './installation.ts';
import { RENEWED_BEFORE, type WorkspaceToken } from './tokens.ts';

/** The parts that installations are looked after with. */
export interface UpkeepParts {
  readonly installations: Installations;
  readonly pictureFiles: PictureFiles;
  readonly apiUrl: string;
  readonly tokenOf: (workspace: string) => WorkspaceToken;
  /** Whether a workspace is looked after by itself at the moment. */
  readonly isLoaded: (workspace: string) => boolean;
  /** Opens a workspace, which then finds out by itself what is to be done. */
  readonly load: (workspace: string) => Promise<unknown>;
  readonly telemetry: Telemetry;
  readonly wait: Wait;
  readonly now: () => EpochMs;
}

/** How often tokens that run out are looked for, in milliseconds. */
const RENEWAL = 600_000;
/** How often each token is tried: Slack does not tell an app that was not running that it was removed. */
const DAILY = 86_400_000;
/** Between two workspaces, in milliseconds. */
const PAUSE = 200;
/** How many tokens are renewed in a round. */
const MOST = 500;

/** Renews tokens before they run out, and finds daily where Rung was removed unheard. `stop` ends it. */
export function startUpkeep(parts: UpkeepParts): { readonly stop: () => Promise<void> } {
  const { telemetry, wait } = parts;
  const stopping = new AbortController();
  const { signal } = stopping;
  const isStopping = (): boolean => signal.aborted;
  const pause = (ms: number): Promise<void> => wait(ms, signal).catch(() => undefined);

  async function every(ms: number, work: () => Promise<void>): Promise<void> {
    while (!isStopping()) {
      await work().catch((error: unknown) => {
        if (!isStopping()) telemetry.error(error);
      });
      if (!isStopping()) await pause(ms);
    }
  }

  async function renewAll(): Promise<void> {
    const { installations, now, tokenOf } = parts;
    for (const workspace of await installations.expiring(NAME, now() + RENEWED_BEFORE, MOST)) {
      if (isStopping()) return;
      await tokenOf(workspace).refresh();
    }
  }

  async function checkAll(): Promise<void> {
    for (const workspace of await parts.installations.list(NAME)) {
      if (isStopping()) return;
      if (!parts.isLoaded(workspace)) await checkOne(parts, workspace);
      await pause(PAUSE);
    }
  }

  const running = Promise.all([every(RENEWAL, renewAll), every(DAILY, checkAll)]);
  return {
    async stop() {
      stopping.abort(new Error('stopping'));
      await running;
    },
  };
}

/** Opens a workspace where its token is refused, or where a picture is left that nobody owns any more. */
async function checkOne({ apiUrl, tokenOf, pictureFiles, load }: UpkeepParts, workspace: string) {
  const left = await pictureFiles.toDelete({ platform: NAME, workspace }, 1);
  const isRefused = await createWeb(apiUrl, tokenOf(workspace))
    .call('auth.test', {})
    .then(
      () => false,
      (error: unknown) => error instanceof SlackError && error.failure.kind === 'revoked',
    );
  if (isRefused || left.length > 0) await load(workspace);
}
