import { describe, expect } from 'vitest';
import { testClosing } from '../harness/closing.ts';
import { openSlack, type SlackChat, type Transport } from '../harness/platforms/slack.ts';

/** How much faster time passes than it seems to, for both ends. */
const PACE = 1 / 200;
function simulated(): () => number {
  const began = Date.now();
  return () => began + (Date.now() - began) / PACE;
}
const MINUTE = 60_000;

const it = testClosing.extend(
  'open',
  ({ closing }) =>
    async (transport: Transport, options: Parameters<typeof openSlack>[0] = {}): Promise<SlackChat> =>
      closing(await openSlack({ transport, ...options })),
);
const summaries = (one: SlackChat): string[] =>
  one.ada
    .sees(one.general)
    .filter((message) => message.from === 'rung')
    .map((message) => message.words().split('\n')[0] ?? '');

describe.concurrent('given Slack in trouble', () => {
  // Its clock goes two hundred times as fast: half a minute is 150 ms, which another process can take away once.
  it(
    'when it fails for thirty minutes, then what was asked is answered once it is back, within half a minute',
    {
      timeout: 60_000,
      retry: 2,
    },
    async ({ open }) => {
      const now = simulated();
      const one = await open('http', { now, pace: PACE, setup: { rates: false } });
      const { faults } = one.workspace;
      for (const method of ['response_url', 'chat.postEphemeral', 'chat.postMessage', 'conversations.open'])
        faults.set({ method, kind: '5xx', status: 503 });
      await one.type('/salary senior london');
      await one.ada.say(one.general, '@rung salary mid toronto');
      await one.type('/rung settings senior berlin');
      const until = now() + 30.5 * MINUTE;
      await one.until(() => now() > until, 60_000);
      expect(summaries(one)).toEqual([]);
      faults.clear();
      const back = now();
      await one.until(() => summaries(one).length === 3, 10_000);
      expect(now() - back).toBeLessThan(30_000);
      expect(summaries(one).sort()).toEqual([
        'Settings saved',
        '£90K–£130K a year',
        '≈ CAD $140K–$190K a year',
      ]);
      expect(one.bugs).toEqual([]);
    },
  );

  it('when its sockets go silent, then they are opened again, and what was said meanwhile is answered', async ({
    open,
  }) => {
    // A silent socket is noticed after five to seven seconds; where that is late, the last time is for it.
    const one = await open('socket', { setup: { timing: { ackMs: 300, retryDelays: [0, 8_000, 6_000] } } });
    expect(one.workspace.connections()).toBe(2);
    one.workspace.faults.halfOpen();
    const began = performance.now();
    const asked = one.ada.say(one.general, '@rung salary senior london');
    await one.until(() => one.workspace.connections() === 4, 12_000);
    one.workspace.faults.dropHalfOpen();
    await asked;
    await one.until(() => summaries(one).length === 1);
    expect(performance.now() - began).toBeLessThan(30_000);
    expect(summaries(one)).toEqual(['£90K–£130K a year']);
  }, 40_000);

  it('when its sockets are refreshed under load, one at a time, then nothing is lost and nothing twice', async ({
    open,
  }) => {
    const one = await open('socket', { pace: 0.1, setup: { timing: { ackMs: 300 }, rates: false } });
    const count = 60;
    const asked: Promise<unknown>[] = [];
    for (let at = 0; at < count; at++) {
      asked.push(one.ada.say(one.general, `@rung salary ${at}y london`));
      if (at % 20 === 10) one.workspace.refresh('one');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    await Promise.all(asked);
    await one.until(() => summaries(one).length >= count, 15_000);
    await one.workspace.settled();
    expect(summaries(one)).toHaveLength(count);
    await one.until(() => one.workspace.connections() === 2, 5_000);
  }, 40_000);

  it('when no socket can be had for a while, then it is back soon after one can', async ({ open }) => {
    const one = await open('socket', { pace: 0.04 });
    one.workspace.faults.refuseSockets(true);
    one.workspace.faults.set({ method: 'apps.connections.open', kind: '5xx' });
    one.workspace.faults.cutSockets();
    await one.until(() => one.workspace.connections() === 0);
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    one.workspace.faults.clear();
    one.workspace.faults.refuseSockets(false);
    const began = performance.now();
    await one.until(() => one.workspace.connections() === 2, 5_000);
    // At this pace, half a minute is 1,200 ms.
    expect(performance.now() - began).toBeLessThan(1_200);
    await one.type('/salary senior london');
    await one.until(() => one.read().includes('£90K–£130K'));
  }, 30_000);

  it('when one channel is throttled, then no other waits for it', async ({ open }) => {
    const one = await open('http', { setup: { rates: false } });
    const dm = one.ada.dm();
    one.workspace.faults.set({
      method: 'chat.postMessage',
      channel: dm.id,
      kind: 'throttle',
      retryAfter: 3,
      times: 1,
    });
    await one.ada.say(dm, 'salary senior london');
    const other = one.bob.dm();
    await one.bob.say(other, 'salary senior berlin');
    await one.until(() => one.bob.sees(other).some((message) => message.words().includes('€95K')), 2_000);
    expect(one.ada.sees(dm).some((message) => message.words().includes('£90K'))).toBe(false);
    await one.until(() => one.ada.sees(dm).some((message) => message.words().includes('£90K')), 5_000);
  });

  it('when a call hangs or its line is reset, then it is tried again', async ({ open }) => {
    const one = await open('http', { pace: 0.05 });
    one.workspace.faults.set({ method: 'response_url', kind: 'reset', times: 2 });
    await one.type('/salary senior london');
    await one.until(() => one.read().includes('£90K–£130K'));
  });

  it('when the form does not open, then it says so and offers it again', async ({ open }) => {
    const one = await open('socket');
    one.workspace.faults.set({ method: 'views.open', kind: '5xx', times: 1 });
    await one.type('/rung settings');
    await one.until(() => one.read().includes('Your settings'));
    await one.press('Change');
    await one.until(() => one.read().includes('The form did not open in time'));
    await one.press('Open the form');
    await one.until(() => one.hasForm());
  });
});

describe.concurrent('given an app that is not let in', () => {
  it('when its token is revoked, then the operator is told once, with the fix, and slash commands still work', async ({
    expect,
    open,
  }) => {
    const one = await open('http', { pace: 0.05 });
    await one.workspace.faults.revokeToken();
    await one.ada.say(one.general, '@rung salary senior london');
    await one.ada.say(one.general, '@rung salary senior berlin');
    await one.until(() => one.telemetry.lines.length >= 3);
    const told = one.telemetry.lines.filter((line) => line.includes('token_revoked:'));
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchInlineSnapshot(
      `"slack: token_revoked: Slack does not accept the bot token. Install the app to the workspace again (its settings, "Install App") and set SLACK_BOT_TOKEN to the new token. Rung keeps trying."`,
    );
    await one.type('/salary senior london');
    await one.until(() => one.read().includes('£90K–£130K'));
  });

  it('when a scope is missing, then the operator is told which, at the start', async ({ open }) => {
    const one = await open('http', { pace: 0.05 });
    await one.adapter.stop();
    one.workspace.faults.removeScopes('im:write', 'chat:write');
    const again = await openSlack({
      transport: 'http',
      workspace: one.workspace,
      pace: 0.05,
      names: ['cleo', 'dan'],
    });
    expect(again.telemetry.lines.join('\n')).toContain('missing_scope: the app lacks chat:write, im:write');
    await again.close();
  });
});
