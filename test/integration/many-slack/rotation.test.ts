import { beforeEach, describe, expect, it } from 'vitest';
import { createInstallations } from '../../../src/app/installations.ts';
import { createSealer } from '../../../src/app/secrets/seal.ts';
import { createRenew } from '../../../src/adapters/slack/many/grants.ts';
import { createWorkspaceToken, type TokenParts } from '../../../src/adapters/slack/many/tokens.ts';
import { createWeb } from '../../../src/adapters/slack/connection/web.ts';
import type { Store } from '../../../src/store/store.ts';
import { emptyDatabase, SHARED_ENGINES } from '../../harness/engines.ts';
import { closingAfterEach } from '../../harness/closing.ts';
import {
  addTeam,
  browse,
  keysOf,
  newKey,
  openMany,
  openSlackForMany,
} from '../../harness/platforms/many-slack.ts';
import { paced, watched } from '../../harness/watch.ts';

const closing = closingAfterEach();
const HOUR = 3_600_000;
const BEGIN = Date.UTC(2026, 10, 25, 10);
let now = BEGIN;
let fault: 'lost-reply' | '5xx' | undefined;
beforeEach(() => {
  now = BEGIN;
  fault = undefined;
});
const clock = { now: () => now };

/** Slack whose tokens last twelve hours, a workspace that added Rung, and two processes on one store. */
async function open(engine: (typeof SHARED_ENGINES)[number]) {
  const database = await emptyDatabase(engine);
  const slack = await openSlackForMany({
    rotatesTokens: true,
    now: clock.now,
    oauthFault() {
      const once = fault;
      fault = undefined;
      return once;
    },
  });
  const keys = keysOf(newKey());
  const first = await openMany({ slack, keys, clock, store: database.location });
  const second = await openMany({ slack, keys, clock, store: database.location });
  const team = await addTeam(slack, first, 'Acme');
  await browse(first).install(team.workspace);
  closing({
    async close() {
      await Promise.all([first.close(), second.close()]);
      await slack.close();
      await database.remove();
    },
  });
  const renewals = () => slack.exchanges.filter((one) => one.method === 'refresh_token');
  const owner = { platform: 'slack', workspace: team.workspace.teamId };
  return { slack, keys, first, second, team, renewals, owner };
}

describe.each(SHARED_ENGINES)('given tokens that last twelve hours, on %s', (engine) => {
  it('when one is half through, then it is renewed once by two processes, and used by both', async () => {
    const { first, second, team, renewals, owner } = await open(engine);
    now = BEGIN + 7 * HOUR;
    for (const [at, { origin }] of [first, second, first, second].entries()) {
      team.workspace.deliverTo(`${origin}/slack/events`);
      expect(
        await team.ask(`/salary senior ${['london', 'berlin', 'paris', 'rome'][at] ?? ''}`),
      ).toBeDefined();
      // An answer to a mention is posted with the token.
      await team.ada.say(team.general, '@rung help');
      await team.workspace.settled();
    }
    await expect.poll(async () => (await first.store.installations.find(owner))?.version).toBe(2);
    expect(renewals()).toEqual([{ method: 'refresh_token' }]);
    now = BEGIN + 15 * HOUR;
    await team.ada.say(team.general, '@rung salary senior tokyo');
    await team.workspace.waitFor(() =>
      team.ada.sees(team.general).some((one) => one.words().includes('Tokyo')),
    );
    expect(team.workspace.calls.filter((one) => one.error !== undefined)).toEqual([]);
    expect([...first.bugs, ...second.bugs]).toEqual([]);
  });

  it('when many processes want an expired one at once, then one renews it and all use that', async () => {
    const { slack, keys, first, team, renewals, owner } = await open(engine);
    now = BEGIN + 13 * HOUR;
    const tokens = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        createWorkspaceToken(partsOf(slack, keys, first.store, `p${at}`), owner.workspace).current(),
      ),
    );
    expect(new Set(tokens).size).toBe(1);
    expect(renewals()).toEqual([{ method: 'refresh_token' }]);
    const answer = await createWeb(slack.apiUrl, tokens[0] ?? '').call('auth.test', {});
    expect(answer['team_id']).toBe(team.workspace.teamId);
  });

  it('when a process dies between Slack’s answer and the save, then the old token is used as long as it works, and the operator reads what to do', async () => {
    const { slack, keys, first, owner, renewals } = await open(engine);
    now = BEGIN + 7 * HOUR;
    const parts = partsOf(slack, keys, first.store, 'dead');
    const renew: TokenParts['renew'] = async (refresh) => {
      await parts.renew(refresh);
      return Promise.withResolvers<never>().promise;
    };
    void createWorkspaceToken({ ...parts, renew }, owner.workspace).refresh();
    await expect.poll(renewals).toHaveLength(1);
    const telemetry = watched();
    const token = createWorkspaceToken(
      { ...partsOf(slack, keys, first.store, 'next'), telemetry },
      owner.workspace,
    );
    // The dead one might still be at it.
    await token.refresh();
    expect(renewals()).toHaveLength(1);
    now += 30_000;
    await token.refresh();
    expect(renewals()).toEqual([
      { method: 'refresh_token' },
      { method: 'refresh_token', error: 'invalid_refresh_token' },
    ]);
    expect(telemetry.lines).toEqual([
      expect.stringMatching(
        /^slack: its token cannot be renewed \(invalid_refresh_token\)\. It works until 2026-11-25T2.*Z\. Nothing is lost: have Rung added there again at https:\/\/rung\.test\/slack\/install\.$/,
      ),
    ]);
    const web = createWeb(slack.apiUrl, token);
    expect(await web.call('auth.test', {})).toMatchObject({ ok: true });
    now = BEGIN + 12 * HOUR;
    // Nobody removed Rung: what is due waits for the new token.
    await expect(web.call('auth.test', {})).rejects.toMatchObject({
      failure: { kind: 'retryable', what: 'token_expired' },
    });
    expect(await first.store.installations.list('slack')).toEqual([owner.workspace]);
  });

  it('when it is added again after that, then all goes on', async () => {
    const { slack, keys, first, second, team, owner } = await open(engine);
    now = BEGIN + 7 * HOUR;
    fault = 'lost-reply';
    await createWorkspaceToken(partsOf(slack, keys, first.store, 'dead'), owner.workspace).refresh();
    now = BEGIN + 13 * HOUR;
    await browse(second).install(team.workspace);
    await team.ada.say(team.general, '@rung salary senior tokyo');
    await team.workspace.waitFor(() =>
      team.ada.sees(team.general).some((one) => one.words().includes('Tokyo')),
    );
  });

  it('when the store fails right after Slack’s answer, then the new token is saved once the store is back', async () => {
    const { slack, keys, first, owner, renewals } = await open(engine);
    now = BEGIN + 7 * HOUR;
    const parts = partsOf(slack, keys, first.store, 'p1');
    let failures = 3;
    const installations: TokenParts['installations'] = {
      ...parts.installations,
      renewed: (...args) =>
        failures-- > 0
          ? Promise.reject(new Error('the store is away'))
          : parts.installations.renewed(...args),
    };
    await createWorkspaceToken({ ...parts, installations }, owner.workspace).refresh();
    expect(await first.store.installations.find(owner)).toMatchObject({ version: 2 });
    expect(renewals()).toHaveLength(1);
  });

  it('when Slack fails at it, then it is tried again after half a minute', async () => {
    const { slack, keys, first, owner, renewals } = await open(engine);
    now = BEGIN + 7 * HOUR;
    fault = '5xx';
    const token = createWorkspaceToken(partsOf(slack, keys, first.store, 'p1'), owner.workspace);
    await token.refresh();
    await token.refresh();
    expect(renewals()).toHaveLength(1);
    now += 30_000;
    await token.refresh();
    expect(await first.store.installations.find(owner)).toMatchObject({ version: 2 });
  });
});

/** The parts by which a process of its own uses the token. */
function partsOf(
  slack: Awaited<ReturnType<typeof openSlackForMany>>,
  keys: ReturnType<typeof keysOf>,
  store: Store,
  holder: string,
): TokenParts {
  const { clientId, clientSecret, apiUrl, signingSecret } = slack;
  const settings = {
    ...{ clientId, clientSecret, apiUrl, readsChannels: false, publicUrl: 'https://rung.test' },
    http: { signingSecret, port: 0 },
  };
  return {
    installations: createInstallations({ store, sealer: createSealer(keys), now: clock.now }),
    renew: createRenew(settings),
    ...{ telemetry: watched(), wait: paced(0.1), now: clock.now, holder },
    installUrl: 'https://rung.test/slack/install',
    stopping: new AbortController().signal,
  };
}
