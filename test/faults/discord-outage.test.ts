import { describe, expect } from 'vitest';
import { answers, ask, ready, testInTrouble as it } from '../harness/platforms/discord-in-trouble.ts';
import { until } from '../harness/until.ts';

describe.concurrent('given a gateway in trouble', () => {
  it.for([4000, 4001, 4002, 4003, 4005, 4007, 4008, 4009])(
    'when it closes with %i, then Rung is back within seconds and answers once',
    async (code, { open }) => {
      const one = await open({ pace: 0.1 });
      one.guild.gateway.close(code);
      await one.until(() => one.guild.connections() === 0);
      const began = performance.now();
      await ready(one);
      expect(performance.now() - began).toBeLessThan(5_000);
      await one.type('/salary senior london');
      await one.until(() => answers(one).length === 1);
      expect(one.bugs).toEqual([]);
    },
  );

  it('when it asks to reconnect or ends the session, then what is said meanwhile is answered once', async ({
    open,
  }) => {
    const one = await open({ pace: 0.1 });
    one.guild.gateway.reconnect();
    await one.ada.say(one.general, '@rung salary senior london');
    await one.until(() => answers(one).length === 1);
    await one.until(() => one.guild.resumes === 1);
    one.guild.gateway.invalidate(true);
    await one.until(() => one.guild.resumes === 2);
    one.guild.gateway.invalidate(false);
    await one.until(() => one.guild.identifies === 2, 10_000);
    await ready(one);
    await one.ada.say(one.general, '@rung salary senior berlin');
    await one.until(() => answers(one).length === 2);
    expect(one.bugs).toEqual([]);
  });

  it('when the session ends in the moment it was resumed, then it begins a new one', async ({ open }) => {
    const one = await open({ pace: 0.1 });
    one.guild.gateway.invalidate(true);
    // Both words arrive in one packet.
    const lastSeen = (): string => `${one.guild.resumes} resumed, ${one.guild.connections()} connected`;
    await until('it resumes', () => one.guild.resumes > 0, { lastSeen, every: 0 });
    one.guild.gateway.invalidate(false);
    await one.until(() => one.guild.identifies === 2, 10_000);
    await ready(one);
    await one.type('/salary senior london');
    await one.until(() => answers(one).length === 1);
    expect(one.bugs).toEqual([]);
  });

  it('when its line is cut while an answer is on its way, then there is one answer', async ({ open }) => {
    const one = await open({ pace: 0.1 });
    one.guild.faults.set({ route: /PATCH .*@original/, kind: 'delay', ms: 300 });
    await ask(one, 3);
    one.guild.gateway.cut();
    await one.until(() => answers(one).length === 1);
    await ready(one);
    one.guild.faults.clear();
    await ask(one, 4);
    await one.until(() => answers(one).length === 2);
  });

  it('when it is away for a while, then Rung is back within seconds, and no session was wasted', async ({
    open,
  }) => {
    const one = await open({ pace: 0.1 });
    one.guild.gateway.refuse();
    one.guild.gateway.cut();
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    one.guild.gateway.accept();
    const began = performance.now();
    await ready(one);
    expect(performance.now() - began).toBeLessThan(3_000);
    expect(one.guild.identifies).toBeLessThanOrEqual(2);
    await ask(one, 3);
    await one.until(() => answers(one).length === 1);
  });

  it('when the server goes away and comes back, then its role is known still', async ({ open }) => {
    const one = await open();
    one.guild.gateway.guildDelete(true);
    one.guild.gateway.guildCreate();
    await one.ada.say(one.general, '@&rung salary senior london');
    await one.until(() => answers(one).length === 1);
  });
});

describe.concurrent('given an app that is not let in', () => {
  it('when the token is not accepted, then the operator is told once, with the fix, and Rung stays up', async ({
    open,
  }) => {
    const one = await open({ pace: 0.02, token: 'not.the.token' });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(one.guild.identifies).toBe(0);
    expect(one.guild.invalidRequests).toBeLessThan(12);
    expect(one.telemetry.lines).toHaveLength(1);
    expect(one.telemetry.lines[0]).toMatchInlineSnapshot(
      `"discord: 401 Unauthorized: Discord does not accept DISCORD_TOKEN. Copy the token again from the app’s page on discord.com/developers, "Bot", "Reset Token", and set DISCORD_TOKEN to it. Rung keeps trying."`,
    );
  });

  it.for([4004, 4014])(
    'when the gateway closes with %i, then the operator is told once, and it joins again',
    async (code, { open }) => {
      const one = await open({ pace: 0.02 });
      one.guild.gateway.close(code);
      await one.until(() => one.telemetry.lines.length > 0);
      expect(one.telemetry.lines[0]).toContain(String(code));
      await one.until(() => one.guild.identifies === 2, 10_000);
      await one.until(() => one.telemetry.lines.length === 2);
      expect(one.telemetry.lines[1]).toContain('lets Rung in again');
      await ask(one, 3);
      await one.until(() => answers(one).length === 1);
    },
  );

  it('when few sessions are left to start, then none is started, and the operator is told when they are whole', async ({
    open,
  }) => {
    const one = await open({ pace: 0.0001, setup: { remainingIdentifies: 49 } });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(one.guild.identifies).toBe(0);
    expect(one.telemetry.lines).toHaveLength(1);
    expect(one.telemetry.lines[0]).toContain('49 of 1000 sessions are left');
    expect(one.telemetry.lines[0]).toContain('in 24.0 hours');
  });
});

describe.concurrent('given requests in trouble', () => {
  const callback = /POST .*callback/;
  const original = /PATCH .*@original/;
  it.for([
    ['a first answer fails', { route: callback, kind: '5xx', times: 2 }],
    ['the reply to a first answer is lost', { route: callback, kind: 'lost-reply', times: 1 }],
    ['a first answer is reset', { route: callback, kind: 'reset', times: 1 }],
    ['a first answer hangs', { route: callback, kind: 'hang', times: 1 }],
    ['an answer fails for a while', { route: original, kind: '5xx', times: 6 }],
    ['the reply to an answer is lost', { route: original, kind: 'lost-reply', times: 2 }],
    ['an answer is reset', { route: original, kind: 'reset', times: 2 }],
    ['an answer is throttled', { route: original, kind: 'throttle', retryAfter: 1, times: 1 }],
    ['everything is throttled', { route: original, kind: 'throttle', retryAfter: 1, global: true, times: 1 }],
  ] as const)('when %s, then a command is answered once', async ([, fault], { open }) => {
    const one = await open({ pace: 0.1, setup: { patienceMs: 3_000 } });
    one.guild.faults.set(fault);
    await ask(one, 3);
    await one.until(() => answers(one).length === 1);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(answers(one)).toHaveLength(1);
    expect(one.ada.sees(one.general).filter((message) => message.loading)).toEqual([]);
    expect(one.bugs).toEqual([]);
  });

  it('when the reply to a message is lost, then a mention is answered once', async ({ expect, open }) => {
    const one = await open({ pace: 0.1 });
    one.guild.faults.set({ route: /channels\/\d+\/messages/, kind: 'lost-reply', times: 3 });
    await one.ada.say(one.general, '@rung salary senior london');
    await one.until(() => (one.telemetry.counts.get('answered') ?? 0) === 1, 8_000);
    expect(answers(one)).toHaveLength(1);
  });

  it('when a first answer comes too late, then nothing is sent again, and it is counted', async ({
    open,
  }) => {
    const one = await open({ pace: 0.1 });
    one.guild.faults.set({ route: callback, kind: 'delay', ms: 3_200 });
    await ask(one, 3);
    await one.until(() => one.telemetry.counts.get('undelivered') === 1, 20_000);
    expect(answers(one)).toEqual([]);
    expect(one.ada.notices(one.general)).toHaveLength(1);
    expect(one.bugs).toEqual([]);
  }, 30_000);

  it('when one channel is throttled, then no other waits for it', async ({ open }) => {
    const one = await open();
    const other = one.guild.addChannel('other');
    one.guild.faults.set({
      route: new RegExp(`channels/${one.general.id}/messages`),
      kind: 'throttle',
      retryAfter: 3,
      times: 1,
    });
    await one.ada.say(one.general, '@rung salary senior london');
    await one.bob.say(other, '@rung salary senior berlin');
    await one.until(() => one.bob.sees(other).some((message) => message.words().includes('€95K')), 1_500);
    expect(answers(one)).toEqual([]);
    await one.until(() => answers(one).length === 1);
  });

  it('when Discord refuses what was sent, then the words arrive, and the bug is reported', async ({
    open,
  }) => {
    const one = await open();
    one.guild.faults.set({ route: original, kind: '5xx', status: 413, times: 1 });
    await ask(one, 3);
    await one.until(() => answers(one).length === 1);
    expect(answers(one)[0]).toContain('£');
    expect(one.bugs).toHaveLength(1);
  });

  it('when a form does not open, then it says so and offers it again', async ({ open }) => {
    const one = await open({ pace: 0.1 });
    await one.type('/rung settings');
    await one.until(() => one.read().includes('Your settings'));
    one.guild.onRequest = (_method, _path, body) => {
      if ((body as { type?: number } | undefined)?.type === 9) throw new Error('no forms today');
    };
    await one.press('Change');
    await one.until(() => one.read().includes('The form did not open in time'));
    delete one.guild.onRequest;
    await one.press('Open the form');
    await one.until(() => one.hasForm());
  });
});
