import { afterAll, describe, expect } from 'vitest';
import { openApp } from '../harness/app.ts';
import { testClosing as it } from '../harness/closing.ts';
import { until } from '../harness/until.ts';
import { openDiscord } from '../harness/platforms/discord.ts';
import { documented, ODD_FRAMES, type Ids } from '../harness/discord-payloads.ts';
import { fc, SEED } from '../harness/property.ts';
import { spoil, spoilt } from '../harness/spoil.ts';
import {
  RUNS,
  OVER_THE_WIRE,
  BATCH,
  IDS,
  KINDS,
  RIGHT,
  namesIn,
  opened,
} from '../harness/fixtures/faults/discord-payloads.ts';

const { core, store } = await openApp();
afterAll(() => store.close());

describe(`given ${KINDS} kinds of frame that Discord documents`, () => {
  it('when each is as it is documented, then each can be read', () => {
    expect(KINDS).toBeGreaterThanOrEqual(40);
    const { take, heard, unread } = opened(core);
    for (const { frame } of documented(IDS)) take(frame);
    expect(unread).toEqual([]);
    expect(heard.filter(({ kind }) => kind !== 'ignored').length).toBeGreaterThan(15);
  });

  it(`when ${RUNS} are spoilt, then none throws, none is by nobody or nowhere, and a right one is heard after each`, () => {
    const { take, heard } = opened(core);
    fc.assert(
      fc.property(spoilt(KINDS), ({ which, spoilings }) => {
        heard.length = 0;
        const one = documented(IDS)[which] ?? RIGHT;
        take(spoil({ ...one?.frame }, spoilings));
        for (const name of namesIn(heard[0])) expect(name).toEqual(expect.stringMatching(/./u));
        expect(JSON.stringify(heard)).not.toContain('undefined');
        heard.length = 0;
        take(RIGHT?.frame);
        expect(heard[0]).toMatchObject({
          kind: 'command',
          invocation: { path: ['salary'], input: { fields: { level: 'senior', place: 'london' } } },
        });
      }),
      { numRuns: RUNS },
    );
  });
});

describe('given Rung on a gateway', () => {
  it(`when ${OVER_THE_WIRE} odd and spoilt frames come, then the connection stays and commands are answered`, async ({
    closing,
  }) => {
    const { guild, ...one } = closing(await openDiscord());
    const answered = async (): Promise<void> => {
      const before = one.ada.sees(one.general).length;
      await one.type('/salary senior london');
      await one.until(() => one.ada.sees(one.general).length > before);
    };
    await answered();
    const sessions = one.telemetry.counts.get('retried') ?? 0;
    for (const frame of ODD_FRAMES) guild.gateway.raw(frame);
    await answered();
    expect(one.telemetry.counts.get('unreadable')).toBeGreaterThan(10);
    const samples = fc.sample(spoilt(KINDS), { numRuns: OVER_THE_WIRE, seed: SEED });
    for (const [at, { which, spoilings }] of samples.entries()) {
      const ids: Ids = {
        guild: guild.guildId,
        channel: one.general.id,
        user: one.ada.id,
        name: one.ada.name,
        app: guild.appId,
        unique: String(at),
      };
      // Nobody is answered by a token that no guild gave out; that it is refused is no fault.
      guild.gateway.raw(spoil({ ...documented(ids)[which]?.frame }, spoilings));
      if (at % BATCH === BATCH - 1) await answered();
    }
    expect(one.telemetry.counts.get('retried') ?? 0).toBe(sessions);
    expect(one.bugs).toEqual([]);
  }, 600_000);
});

describe.concurrent('given Rung on a gateway that is out of its mind', () => {
  it.for([
    ['a greeting without a heartbeat', { op: 10, s: null, t: null, d: {} }],
    ['a greeting with a heartbeat of nothing', { op: 10, s: null, t: null, d: { heartbeat_interval: 0 } }],
    ['the start of a session of nobody', { op: 0, t: 'READY', s: 1, d: { session_id: 'x', guilds: [] } }],
    ['an unknown session', { op: 9, s: null, t: null, d: null }],
    ['a wish to reconnect', { op: 7, s: null, t: null }],
  ])(
    'when %s comes, then another connection is opened and commands are answered',
    async ([, frame], { closing }) => {
      const one = closing(await openDiscord());
      one.guild.gateway.raw(frame);
      const before = one.ada.sees(one.general).length;
      const asked = async (): Promise<boolean> => {
        await one.type('/salary senior london').catch(() => undefined);
        return one.ada.sees(one.general).length > before;
      };
      const lastSeen = (): unknown => [...one.telemetry.lines, ...one.ada.notices(one.general)];
      await until('a command is answered again', asked, { lastSeen, ms: 20_000, every: 200 });
      expect(one.bugs).toEqual([]);
    },
  );
});
