import type { EpochMs } from '../../../time.ts';
import type { Telemetry } from '../../shared/adapter.ts';
import { delayBefore, type Wait } from '../../shared/backoff.ts';
import type { ApiFailure } from '../../shared/failure.ts';
import type { Installation, Installations, NewSecrets } from '../../shared/installations.ts';
import { SlackError } from '../connection/failure.ts';
import type { TokenSource } from '../connection/web.ts';
import { NAME, secretsOf, type Granted } from './installation.ts';

/** The parts that tokens are read and renewed with. */
export interface TokenParts {
  readonly installations: Installations;
  /** Exchanges a refresh token, which works once, for a new token. @throws SlackError */
  readonly renew: (refresh: string) => Promise<Granted>;
  readonly telemetry: Telemetry;
  readonly wait: Wait;
  readonly now: () => EpochMs;
  /** This process, among those on one store. */
  readonly holder: string;
  /** Where somebody of a workspace adds Rung. */
  readonly installUrl: string;
  readonly stopping: AbortSignal;
}

/** The token of one workspace. */
export interface WorkspaceToken extends TokenSource {
  /** Renews it where it is time to. Never rejects. */
  refresh(): Promise<void>;
}

/** How long before it runs out a token is renewed, in milliseconds: half of the twelve hours that it lasts. */
export const RENEWED_BEFORE = 6 * 3_600_000;
/** A token that runs out sooner is not used while another is on its way, in milliseconds. */
const SOON = 60_000;
/** How long a renewal keeps other processes from another, in milliseconds. */
const LEASE = 30_000;
/** How often it is looked whether another process renewed it, and for how long, in milliseconds. */
const LOOK = 200;
const PATIENCE = 15_000;
/** How long after a renewal failed the next is tried, in milliseconds: where Slack failed, and where it refused. */
const AGAIN = 30_000;
const REFUSED = 600_000;
const SAVING = { first: 200, ceiling: 10_000 };

const notInstalled = (): SlackError =>
  new SlackError({ kind: 'retryable', what: 'Rung is not installed there', after: REFUSED });

/** The token of a workspace, from its installation and renewed by one process at a time. */
export function createWorkspaceToken(
  parts: TokenParts,
  workspace: string,
  known?: Installation,
): WorkspaceToken {
  const { installations, telemetry, wait, now, holder, installUrl, stopping } = parts;
  const owner = { platform: NAME, workspace };
  let kept = known;
  let renewing: Promise<void> | undefined;
  let triedUntil = 0;
  let logged = 0;

  const isDue = ({ expiresAt }: Installation, before: number): boolean =>
    expiresAt !== undefined && expiresAt - now() < before;
  const tokenOf = ({ secrets }: Installation): string => secrets['token'] ?? '';

  const latest = (): Installation | undefined => kept;

  async function load(): Promise<Installation> {
    kept = await installations.find(owner);
    if (!kept) throw notInstalled();
    return kept;
  }

  /** Keeps what Slack granted, however long the store takes: nobody else can have it again. */
  async function save(version: number, secrets: NewSecrets): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        // False where Rung was added anew, or removed, meanwhile: that is what counts then.
        if (!(await installations.renewed(owner, version, secrets))) kept = await installations.find(owner);
        return;
      } catch (error) {
        if (stopping.aborted) throw error;
        if (attempt === 1) telemetry.error(error);
        await wait(delayBefore(attempt, SAVING), stopping).catch(() => undefined);
      }
    }
  }

  function notRenewed(error: unknown, { version, expiresAt }: Installation): void {
    const failure = error instanceof SlackError ? error.failure : undefined;
    if (!failure) telemetry.error(error);
    const isRefused = failure !== undefined && failure.kind !== 'retryable';
    triedUntil = now() + (isRefused ? REFUSED : AGAIN);
    if (!isRefused || logged === version) return;
    logged = version;
    const end = expiresAt === undefined ? '' : ` It works until ${new Date(expiresAt).toISOString()}.`;
    telemetry.log(
      `slack: its token cannot be renewed (${failure.what}).${end} Nothing is lost: have Rung added there again at ${installUrl}.`,
    );
  }

  async function renew(): Promise<void> {
    const begun = await installations.beginRenewal(owner, holder, now() + LEASE);
    if (!begun) return waitForOther();
    const { version } = begun;
    kept = begun;
    const { refresh } = begun.secrets;
    if (refresh === undefined || !isDue(begun, RENEWED_BEFORE))
      return installations.endRenewal(owner, holder);
    let granted: Granted;
    try {
      granted = await parts.renew(refresh);
    } catch (error) {
      notRenewed(error, begun);
      return installations.endRenewal(owner, holder);
    }
    const secrets = secretsOf(granted, now());
    kept = { ...begun, ...secrets, version: version + 1 };
    await save(version, secrets);
  }

  /** Waits for the process that renews it now, where there is no time to lose. */
  async function waitForOther(): Promise<void> {
    const before = kept?.version;
    for (let waited = 0; waited < PATIENCE && (!kept || isDue(kept, SOON)); waited += LOOK) {
      await wait(LOOK, stopping);
      kept = await installations.find(owner);
      if (kept?.version !== before) return;
    }
    // No request asks the store each time, as long as the token works.
    triedUntil = now() + LOOK;
  }

  function startRenewal(): Promise<void> {
    if (now() < triedUntil) return Promise.resolve();
    renewing ??= renew()
      .catch((error: unknown) => {
        if (!stopping.aborted) telemetry.error(error);
      })
      .finally(() => (renewing = undefined));
    return renewing;
  }

  async function current(): Promise<string> {
    const found = kept ?? (await load());
    if (!isDue(found, RENEWED_BEFORE)) return tokenOf(found);
    const renewal = startRenewal();
    if (!isDue(found, SOON)) return tokenOf(found);
    await renewal;
    return tokenOf(kept ?? (await load()));
  }

  return {
    current,
    async after(refused) {
      const found = await installations.find(owner);
      kept = found;
      if (!found) return undefined;
      if (tokenOf(found) === refused && isDue(found, RENEWED_BEFORE)) await startRenewal();
      // It may be another one by now.
      const token = tokenOf(latest() ?? found);
      return token === refused ? undefined : token;
    },
    explain: (failure) => explained(failure, installUrl),
    async refresh() {
      try {
        const found = await load();
        if (isDue(found, RENEWED_BEFORE)) await startRenewal();
      } catch (error) {
        if (!(error instanceof SlackError) && !stopping.aborted) telemetry.error(error);
      }
    },
  };
}

/** Slack's error words that adding Rung again does not mend. */
const OTHERWISE = new Set(['ekm_access_denied', 'team_access_not_granted']);

/** What a failure means where there are many workspaces: each has a token of its own. */
function explained(failure: ApiFailure, installUrl: string): ApiFailure {
  if (failure.kind !== 'revoked' || OTHERWISE.has(failure.what)) return failure;
  // Nobody removed Rung: what is due is sent once there is a new token.
  if (failure.what === 'token_expired') return { kind: 'retryable', what: failure.what, after: REFUSED };
  const again = `Have Rung added there again at ${installUrl}.`;
  const isScope = failure.what.startsWith('missing_scope');
  return { ...failure, fix: isScope ? `Put the manifest into the app’s settings again. ${again}` : again };
}
