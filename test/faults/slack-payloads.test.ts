import { fc, SEED } from '../harness/property.ts';
import { afterAll, describe, expect, it } from 'vitest';
import { documented, type Ids } from '../harness/slack-payloads/index.ts';
import { spoil, spoilt } from '../harness/spoil.ts';
import { openSlack, type SlackChat, type Transport } from '../harness/platforms/slack.ts';
import {
  FULL,
  RUNS,
  OVER_THE_WIRE,
  BATCH,
  IDS,
  KINDS,
  framed,
  opened,
  namesIn,
} from '../harness/fixtures/faults/slack-payloads.ts';

describe(`given ${KINDS} kinds of payload that Slack documents`, () => {
  it('when each is as it is documented, then it is acknowledged once and none is a fault', async () => {
    expect(KINDS).toBeGreaterThanOrEqual(40);
    const { take, telemetry, heard } = opened();
    for (const one of documented(IDS)) expect(await take(framed(one)), one.name).toBe(1);
    expect(telemetry.bugs).toEqual([]);
    expect(telemetry.counts.get('unreadable')).toBeUndefined();
    expect(heard.filter(({ kind }) => kind !== 'ignored').length).toBeGreaterThan(15);
  });

  it(`when ${RUNS} are spoilt (seed ${SEED}), then each is acknowledged and a right one is answered after it`, async () => {
    const { take, telemetry, heard } = opened();
    const [right] = documented(IDS);
    if (!right) throw new Error('there is no right one');
    const spoiltFrame = fc.asyncProperty(spoilt(KINDS), async ({ which, spoilings }) => {
      const one = documented(IDS)[which];
      const frame: object = spoil(framed(one ?? right), spoilings);
      heard.length = 0;
      expect(await take(frame)).toBe(1);
      for (const name of namesIn(heard[0])) expect(name).toEqual(expect.stringMatching(/./u));
      expect(JSON.stringify(heard)).not.toContain('undefined');
      heard.length = 0;
      expect(await take(framed(right))).toBe(1);
      expect(heard[0]).toMatchObject({
        kind: 'command',
        invocation: { input: { kind: 'text', text: '/salary senior london' } },
      });
      expect(telemetry.bugs).toEqual([]);
    });
    await fc.assert(spoiltFrame, { numRuns: RUNS, seed: SEED });
  });
});

describe.each<Transport>(['socket', 'http'])('given Rung over %s', (transport) => {
  let slack: SlackChat | undefined;
  afterAll(() => slack?.close(), 60_000);

  it(`when ${OVER_THE_WIRE} spoilt payloads come (seed ${SEED}), then each is acknowledged and it still answers`, async () => {
    const { workspace, ...one } = (slack = await openSlack({ transport, setup: { rates: false } }));
    const people = Array.from({ length: FULL ? 300 : 60 }, (_, at) => workspace.addPerson(`p${at}`));
    const rooms = people.map(({ name }) => workspace.addChannel(`c-${name}`, { members: people, bot: true }));
    const samples = fc.sample(spoilt(KINDS), { numRuns: OVER_THE_WIRE, seed: SEED });
    for (const [at, { which, spoilings }] of samples.entries()) {
      const person = people[at % people.length];
      const ids: Ids = {
        team: workspace.teamId,
        app: workspace.appId,
        user: person?.id ?? '',
        name: person?.name ?? '',
        channel: rooms[at % rooms.length]?.id ?? '',
        direct: person?.dm().id ?? '',
        bot: workspace.botUserId,
        answers: `${workspace.origin}/nowhere`,
        unique: String(at),
      };
      const whole = documented(ids)[which];
      if (!whole) throw new Error(`there is no kind ${which}`);
      // A frame as a whole now and then, its envelope as well.
      if (transport === 'socket' && at % 5 === 0)
        workspace.sendFrame(JSON.stringify(spoil(framed(whole), spoilings)));
      else {
        // The same words in the same second would be a replay.
        const payload = { ...spoil(whole.payload, spoilings), number: at };
        expect(await workspace.deliver(whole.kind, payload), `${whole.name}, ${at}`).toMatchObject({
          acked: true,
        });
      }
      if (at % BATCH !== BATCH - 1) continue;
      const before = one.ada.sees(one.general).length;
      await one.type('/salary senior london');
      await one.until(() => one.ada.sees(one.general).length > before);
    }
    expect(one.telemetry.bugs).toEqual([]);
    if (transport === 'socket') expect(workspace.connections()).toBe(2);
  });
});
