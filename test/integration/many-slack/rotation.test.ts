import { beforeEach, describe, expect, it } from 'vitest';
import { WorkspaceToken, type TokenParts } from '../../../src/adapters/slack/many/tokens.ts';
import { createWeb } from '../../../src/adapters/slack/connection/web.ts';
import { closingAfterEach } from '../../harness/closing.ts';
import { SHARED_ENGINES } from '../../harness/engines.ts';
import { twoProcesses, type Turning } from '../../harness/fixtures/integration/many-slack/two-processes.ts';
import { browse } from '../../harness/platforms/many-slack.ts';
import { watched } from '../../harness/watch.ts';

/** For a machine that has other things to do. */
const PATIENT = { timeout: 20_000 };
const closing = closingAfterEach();
const HOUR = 3_600_000;
// Slack's own library works out by the system's clock when a token expires.
const BEGIN = Date.now();
let now = BEGIN;
const turning: Turning = { clock: { now: () => now }, fault: undefined };
beforeEach(() => {
  now = BEGIN;
  turning.fault = undefined;
});

describe.each(SHARED_ENGINES)('given tokens that last twelve hours, on %s', (engine) => {
  it('when one is half through, then it is renewed once by two processes, and used by both', async () => {
    const { first, second, team, renewals, owner } = await twoProcesses(closing, turning, engine);
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
    await expect.poll(async () => (await first.store.installations.find(owner))?.version, PATIENT).toBe(2);
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
    const { rest, slack, partsOf, team, renewals, owner } = await twoProcesses(closing, turning, engine);
    await rest();
    now = BEGIN + 13 * HOUR;
    const tokens = await Promise.all(
      Array.from({ length: 8 }, (_, at) => new WorkspaceToken(partsOf(`p${at}`), owner.workspace).current()),
    );
    expect(new Set(tokens).size).toBe(1);
    expect(renewals()).toEqual([{ method: 'refresh_token' }]);
    const answer = await createWeb(slack.apiUrl, tokens[0] ?? '').call('auth.test', {});
    expect(answer['team_id']).toBe(team.workspace.teamId);
  });

  it('when a process dies between Slack’s answer and the save, then the old token is used as long as it works, and the operator reads what to do', async () => {
    const { rest, slack, partsOf, first, owner, renewals } = await twoProcesses(closing, turning, engine);
    await rest();
    now = BEGIN + 7 * HOUR;
    const parts = partsOf('dead');
    const renew: TokenParts['renew'] = async (refresh) => {
      await parts.renew(refresh);
      return Promise.withResolvers<never>().promise;
    };
    void new WorkspaceToken({ ...parts, renew }, owner.workspace).refresh();
    await expect.poll(renewals, PATIENT).toHaveLength(1);
    const telemetry = watched();
    const token = new WorkspaceToken({ ...partsOf('next'), telemetry }, owner.workspace);
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
        /^slack: its token cannot be renewed \(invalid_refresh_token\)\. It works until 2.*Z\. Nothing is lost: have Rung added there again at https:\/\/rung\.test\/slack\/install\.$/,
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
    const { partsOf, second, team, owner } = await twoProcesses(closing, turning, engine);
    now = BEGIN + 7 * HOUR;
    turning.fault = 'lost-reply';
    await new WorkspaceToken(partsOf('dead'), owner.workspace).refresh();
    now = BEGIN + 13 * HOUR;
    await browse(second).install(team.workspace);
    await team.ada.say(team.general, '@rung salary senior tokyo');
    await team.workspace.waitFor(() =>
      team.ada.sees(team.general).some((one) => one.words().includes('Tokyo')),
    );
  });

  it('when the store fails right after Slack’s answer, then the new token is saved once the store is back', async () => {
    const { rest, partsOf, first, owner, renewals } = await twoProcesses(closing, turning, engine);
    await rest();
    now = BEGIN + 7 * HOUR;
    const parts = partsOf('p1');
    let failures = 3;
    const installations: TokenParts['installations'] = {
      ...parts.installations,
      renewed: (...args) =>
        failures-- > 0
          ? Promise.reject(new Error('the store is away'))
          : parts.installations.renewed(...args),
    };
    await new WorkspaceToken({ ...parts, installations }, owner.workspace).refresh();
    expect(await first.store.installations.find(owner)).toMatchObject({ version: 2 });
    expect(renewals()).toHaveLength(1);
  });

  it('when Slack fails at it, then it is tried again after half a minute', async () => {
    const { rest, partsOf, first, owner, renewals } = await twoProcesses(closing, turning, engine);
    await rest();
    now = BEGIN + 7 * HOUR;
    turning.fault = '5xx';
    const token = new WorkspaceToken(partsOf('p1'), owner.workspace);
    await token.refresh();
    await token.refresh();
    expect(renewals()).toHaveLength(1);
    now += 30_000;
    await token.refresh();
    expect(await first.store.installations.find(owner)).toMatchObject({ version: 2 });
  });
});
