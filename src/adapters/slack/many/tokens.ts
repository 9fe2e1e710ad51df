import type { EpochMs } from '../../../time.ts';
import type { Telemetry } from '../../shared/adapter.ts';
import { delayBefore, type Wait } from '../../shared/backoff.ts';
import type { ApiFailure } from '../../shared/failure.ts';
import type { Installation, Installations, NewSecrets } from '../../shared/store/installations.ts';
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

/** The token of one workspace, from its installation, renewed by one process at a time. */
export class WorkspaceToken implements TokenSource {
  readonly #parts: TokenParts;
  readonly #owner: { readonly platform: string; readonly workspace: string };
  #kept: Installation | undefined;
  #renewing: Promise<void> | undefined;
  /** No renewal is tried before, in epoch milliseconds. */
  #triedUntil = 0;
  /** The version of which a failed renewal was told. */
  #told = 0;

  constructor(parts: TokenParts, workspace: string, known?: Installation) {
    this.#parts = parts;
    this.#owner = { platform: NAME, workspace };
    this.#kept = known;
  }

  async current(): Promise<string> {
    const found = this.#kept ?? (await this.#load());
    if (!this.#isDue(found, RENEWED_BEFORE)) return tokenOf(found);
    const renewal = this.#startRenewal();
    if (!this.#isDue(found, SOON)) return tokenOf(found);
    await renewal;
    return tokenOf(this.#kept ?? (await this.#load()));
  }

  async after(refused: string): Promise<string | undefined> {
    const found = await this.#parts.installations.find(this.#owner);
    this.#kept = found;
    if (!found) return undefined;
    if (tokenOf(found) === refused && this.#isDue(found, RENEWED_BEFORE)) await this.#startRenewal();
    return this.#otherThan(refused);
  }

  explain(failure: ApiFailure): ApiFailure {
    return explained(failure, this.#parts.installUrl);
  }

  /** Renews it where it is time to. Never rejects. */
  async refresh(): Promise<void> {
    const { telemetry, stopping } = this.#parts;
    try {
      if (this.#isDue(await this.#load(), RENEWED_BEFORE)) await this.#startRenewal();
    } catch (error) {
      if (!(error instanceof SlackError) && !stopping.aborted) telemetry.error(error);
    }
  }

  #isDue({ expiresAt }: Installation, before: number): boolean {
    return expiresAt !== undefined && expiresAt - this.#parts.now() < before;
  }

  #otherThan(refused: string): string | undefined {
    const token = this.#kept && tokenOf(this.#kept);
    return token === refused ? undefined : token;
  }

  async #load(): Promise<Installation> {
    this.#kept = await this.#parts.installations.find(this.#owner);
    if (!this.#kept) throw notInstalled();
    return this.#kept;
  }

  #startRenewal(): Promise<void> {
    const { telemetry, now, stopping } = this.#parts;
    if (now() < this.#triedUntil) return Promise.resolve();
    this.#renewing ??= this.#renew()
      .catch((error: unknown) => {
        if (!stopping.aborted) telemetry.error(error);
      })
      .finally(() => (this.#renewing = undefined));
    return this.#renewing;
  }

  async #renew(): Promise<void> {
    const { installations, renew, now, holder } = this.#parts;
    const begun = await installations.beginRenewal(this.#owner, holder, now() + LEASE);
    if (!begun) return this.#waitForOther();
    this.#kept = begun;
    const { version, secrets } = begun;
    const isDue = this.#isDue(begun, RENEWED_BEFORE);
    if (secrets['refresh'] === undefined || !isDue) return installations.endRenewal(this.#owner, holder);
    let renewed: NewSecrets;
    try {
      renewed = secretsOf(await renew(secrets['refresh']));
    } catch (error) {
      this.#notRenewed(error, begun);
      return installations.endRenewal(this.#owner, holder);
    }
    this.#kept = { ...begun, ...renewed, version: version + 1 };
    await this.#save(version, renewed);
  }

  /** Keeps what Slack granted, however long the store takes: nobody else can have it again. */
  async #save(version: number, secrets: NewSecrets): Promise<void> {
    const { installations, telemetry, wait, stopping } = this.#parts;
    for (let attempt = 1; ; attempt += 1) {
      try {
        const isNewest = await installations.renewed(this.#owner, version, secrets);
        // Where Rung was added anew, or removed, meanwhile, that is what counts.
        if (!isNewest) this.#kept = await installations.find(this.#owner);
        return;
      } catch (error) {
        if (stopping.aborted) throw error;
        if (attempt === 1) telemetry.error(error);
        await wait(delayBefore(attempt, SAVING), stopping).catch(() => undefined);
      }
    }
  }

  #notRenewed(error: unknown, { version, expiresAt }: Installation): void {
    const { telemetry, now, installUrl } = this.#parts;
    const failure = error instanceof SlackError ? error.failure : undefined;
    if (!failure) telemetry.error(error);
    const isRefused = failure !== undefined && failure.kind !== 'retryable';
    this.#triedUntil = now() + (isRefused ? REFUSED : AGAIN);
    if (!isRefused || this.#told === version) return;
    this.#told = version;
    const end = expiresAt === undefined ? '' : ` It works until ${new Date(expiresAt).toISOString()}.`;
    telemetry.log(
      `slack: its token cannot be renewed (${failure.what}).${end} Nothing is lost: have Rung added there again at ${installUrl}.`,
    );
  }

  /** Waits for the process that renews it now, where there is no time to lose. */
  async #waitForOther(): Promise<void> {
    const { installations, wait, now, stopping } = this.#parts;
    const before = this.#kept?.version;
    for (let waited = 0; waited < PATIENCE; waited += LOOK) {
      if (this.#kept && !this.#isDue(this.#kept, SOON)) break;
      await wait(LOOK, stopping);
      this.#kept = await installations.find(this.#owner);
      if (this.#kept?.version !== before) return;
    }
    // No request asks the store each time, as long as the token works.
    this.#triedUntil = now() + LOOK;
  }
}

const tokenOf = ({ secrets }: Installation): string => secrets['token'] ?? '';

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
