import { fc, SEED } from '../harness/property.ts';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { readFrame } from '../../src/adapters/slack/connection/frames.ts';
import { createIntake, type Intake } from '../../src/adapters/slack/inbound/intake.ts';
import { listen } from '../../src/adapters/slack/inbound/listen.ts';
import type { InboundEvent } from '../../src/adapters/slack/inbound/request.ts';
import { documented, type Documented, type Ids } from '../harness/slack-payloads/index.ts';
import { spoil, spoilt } from '../harness/spoil.ts';
import { openHouse, type House, type Transport } from '../harness/platforms/slack.ts';
import { watched } from '../harness/watch.ts';

const FULL = inject('full');
/** Spoilt frames of the run within the process, and of each run over a real connection. */
const RUNS = FULL ? 50_000 : 3_000;
const OVER_THE_WIRE = FULL ? 5_000 : 300;
/** How many come before a right command is to be answered, over a real connection. */
const BATCH = 25;

const IDS: Ids = {
  team: 'T1',
  app: 'A1',
  user: 'U1',
  name: 'ada',
  channel: 'C1',
  direct: 'D1',
  bot: 'UBOT',
  answers: 'http://127.0.0.1:9/nowhere',
  unique: '0',
};
const KINDS = documented(IDS).length;

const framed = ({ kind, payload }: Documented) => ({
  envelope_id: 'e1',
  type: kind,
  payload,
  accepts_response_payload: kind !== 'events_api',
  ...(kind === 'events_api' && { retry_attempt: 0, retry_reason: '' }),
});

/** All that comes in within this process: what a connection does with a frame, Bolt, and what is made of it. */
function opened() {
  const telemetry = watched();
  const heard: InboundEvent[] = [];
  const intakes: Intake[] = [];
  listen({
    receiver: {
      init: (bolt) =>
        void intakes.push(createIntake({ bolt, telemetry, logThrottled: (_, line) => telemetry.log(line) })),
      start: () => Promise.resolve(),
      stop: () => Promise.resolve(),
    },
    apiUrl: 'http://127.0.0.1:9/api/',
    token: 'xoxb-1',
    identity: () => ({ team: IDS.team, user: IDS.bot, name: 'rung' }),
    handler: (one) => {
      heard.push(one);
      return Promise.resolve();
    },
    removed: () => Promise.resolve(),
    telemetry,
    now: Date.now,
    track: (work) => void work,
  });
  /** How often a frame was acknowledged. */
  const take = async (frame: object): Promise<number> => {
    const read = readFrame(JSON.stringify(frame));
    if (read.kind !== 'envelope') return 0;
    let acknowledged = 0;
    const ack = (): Promise<void> => {
      acknowledged += 1;
      return Promise.resolve();
    };
    await Promise.all(intakes.map((intake) => intake({ ...read, body: read.payload, ack })));
    return acknowledged;
  };
  return { take, heard, telemetry };
}

/** Everything that names somebody or somewhere in what was heard, none of it empty. */
function namesIn(one: InboundEvent | undefined): readonly unknown[] {
  if (!one || one.kind === 'ignored') return [];
  const { id, actor, venue } = 'invocation' in one ? one.invocation : one.from;
  return [id, actor.id, actor.workspace, actor.name, venue.workspace, venue.channel];
}

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
  let house: House | undefined;
  afterAll(() => house?.close(), 60_000);

  it(`when ${OVER_THE_WIRE} spoilt payloads come (seed ${SEED}), then each is acknowledged and it still answers`, async () => {
    const { workspace, ...one } = (house = await openHouse({ transport, setup: { rates: false } }));
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
