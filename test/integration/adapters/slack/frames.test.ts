import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFrame } from '../../../../src/adapters/slack/connection/frames.ts';
import { openHouse, type House } from '../../../harness/platforms/slack.ts';

/** Frames that nobody expects, as they go over the socket. */
const ODD: Readonly<Record<string, string | Buffer>> = {
  'no JSON': '{',
  nothing: '',
  null: 'null',
  'a number': '7',
  'an array': '[]',
  'an empty object': '{}',
  bytes: Buffer.from([0, 1, 2, 255]),
  'an event without a payload': '{"type":"events_api","envelope_id":"e1"}',
  'an event whose payload is null': '{"type":"events_api","envelope_id":"e1","payload":null}',
  'an event whose payload is an array': '{"type":"events_api","envelope_id":"e1","payload":[]}',
  'an event whose payload is empty': '{"type":"events_api","envelope_id":"e1","payload":{}}',
  'a command whose payload is a number': '{"type":"slash_commands","envelope_id":"e1","payload":5}',
  'an id that is a number': '{"type":"events_api","envelope_id":5,"payload":{}}',
  'a type that is a number': '{"type":5,"envelope_id":"e1","payload":{}}',
  'a type that is an object': '{"type":{},"envelope_id":"e1"}',
  'events held back':
    '{"type":"events_api","envelope_id":"e1","payload":{"type":"app_rate_limited","team_id":"T1","minute_rate_limited":1}}',
  ...Object.fromEntries(
    // The names of the SDK's own events, each as a frame's type and as an event's.
    ['authenticated', 'connected', 'disconnected', 'close', 'error', 'ws_message', 'slack_event'].flatMap(
      (name) => [
        [`the type ${name}`, JSON.stringify({ type: name, envelope_id: 'e1', payload: {} })],
        [
          `the event ${name}`,
          JSON.stringify({
            type: 'events_api',
            envelope_id: 'e1',
            payload: { type: 'event_callback', event: { type: name } },
          }),
        ],
      ],
    ),
  ),
};

describe('given Socket Mode', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse({ setup: { rates: false }, pace: 0.05 });
  });
  afterAll(() => house.close());

  it.each(Object.keys(ODD))(
    'when a frame is %s, then nothing ends and a command is answered',
    async (name) => {
      const before = house.ada.sees(house.general).length;
      house.workspace.sendFrame(ODD[name] ?? '');
      house.workspace.sendFrame(ODD[name] ?? '');
      await house.type('/salary senior london');
      await house.until(() => house.ada.sees(house.general).length === before + 1);
      expect(house.bugs).toEqual([]);
      expect(house.workspace.connections()).toBe(2);
    },
  );

  it.each([undefined, null, [], 7, 'words', {}])(
    'when a payload is %j, then its frame is acknowledged all the same',
    async (payload) => {
      expect(await house.workspace.deliver('events_api', payload)).toMatchObject({ acked: true });
      expect(await house.workspace.deliver('interactive', payload)).toMatchObject({ acked: true });
    },
  );

  it('when an address for the socket is none that may be spoken to, then that connection alone is without', async () => {
    const bad = ['ws://example.com/x', 'ws://127.0.0.1:1/#part', null, {}];
    for (const address of bad) {
      house.workspace.faults.socketAddress(address);
      house.workspace.refresh('one');
      const tried = house.telemetry.counts.get('retried') ?? 0;
      await house.workspace.waitFor(() => (house.telemetry.counts.get('retried') ?? 0) > tried + 1);
      expect(house.workspace.connections()).toBe(1);
      await house.type('/salary senior london');
      await house.until(() => house.read().includes('£90K–£130K'));
      house.workspace.faults.socketAddress(undefined);
      await house.workspace.waitFor(() => house.workspace.connections() === 2, 10_000);
    }
    expect(house.telemetry.lines.filter((line) => line.includes('not encrypted'))).toHaveLength(1);
    expect(house.bugs).toEqual([]);
  }, 60_000);
});

describe('given a frame', () => {
  it.each([
    ['{"type":"hello","num_connections":1}', { kind: 'socket', type: 'hello' }],
    ['{"type":"disconnect","reason":"warning"}', { kind: 'socket', type: 'disconnect' }],
    ['nonsense', { kind: 'unreadable' }],
    [new ArrayBuffer(8), { kind: 'unreadable' }],
    [
      '{"type":"events_api","envelope_id":"","payload":7,"retry_attempt":"1","retry_reason":null}',
      { kind: 'envelope', id: undefined, payload: 7, retryNum: undefined, retryReason: undefined },
    ],
    [
      '{"envelope_id":"e"}',
      { kind: 'envelope', id: 'e', payload: undefined, retryNum: undefined, retryReason: undefined },
    ],
    [
      '{"type":"events_api","envelope_id":"e","payload":{},"retry_attempt":1,"retry_reason":"timeout"}',
      { kind: 'envelope', id: 'e', payload: {}, retryNum: 1, retryReason: 'timeout' },
    ],
  ])('when it is %s, then it is read as %o', (data, frame) => {
    expect(readFrame(data)).toEqual(frame);
  });
});
