import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFrame } from '../../../../src/adapters/slack/connection/frames.ts';
import { openSlack, type SlackChat } from '../../../harness/platforms/slack.ts';
import { ODD } from '../../../harness/fixtures/integration/adapters/slack/frames.ts';

describe('given Socket Mode', () => {
  let slack: SlackChat;
  beforeAll(async () => {
    slack = await openSlack({ setup: { rates: false }, pace: 0.05 });
  });
  afterAll(() => slack.close());

  it.each(Object.keys(ODD))(
    'when a frame is %s, then nothing ends and a command is answered',
    async (name) => {
      const before = slack.ada.sees(slack.general).length;
      slack.workspace.sendFrame(ODD[name] ?? '');
      slack.workspace.sendFrame(ODD[name] ?? '');
      await slack.type('/salary senior london');
      await slack.until(() => slack.ada.sees(slack.general).length === before + 1);
      expect(slack.bugs).toEqual([]);
      expect(slack.workspace.connections()).toBe(2);
    },
  );

  it.each([undefined, null, [], 7, 'words', {}])(
    'when a payload is %j, then its frame is acknowledged all the same',
    async (payload) => {
      expect(await slack.workspace.deliver('events_api', payload)).toMatchObject({ acked: true });
      expect(await slack.workspace.deliver('interactive', payload)).toMatchObject({ acked: true });
    },
  );

  it('when an address for the socket is none that may be spoken to, then that connection alone is without', async () => {
    const bad = ['ws://example.com/x', 'ws://127.0.0.1:1/#part', null, {}];
    for (const address of bad) {
      slack.workspace.faults.socketAddress(address);
      slack.workspace.refresh('one');
      const tried = slack.telemetry.counts.get('retried') ?? 0;
      await slack.until(() => (slack.telemetry.counts.get('retried') ?? 0) > tried + 1);
      expect(slack.workspace.connections()).toBe(1);
      await slack.type('/salary senior london');
      await slack.until(() => slack.read().includes('£90K–£130K'));
      slack.workspace.faults.socketAddress(undefined);
      await slack.until(() => slack.workspace.connections() === 2, 10_000);
    }
    expect(slack.telemetry.lines.filter((line) => line.includes('not encrypted'))).toHaveLength(1);
    expect(slack.bugs).toEqual([]);
  }, 60_000);
});

describe('given a socket that is to end', () => {
  const COMMANDS = 6;
  const typeAll = (slack: SlackChat): Promise<unknown> =>
    Promise.all(Array.from({ length: COMMANDS }, () => slack.type('/salary senior london')));
  const answers = ({ ada, general }: SlackChat): number =>
    ada.sees(general).filter(({ from }) => from === 'rung').length;

  it('when Rung stops while commands are on their way to it, then each is answered', async () => {
    const slack = await openSlack({ setup: { rates: false } });
    const typed = typeAll(slack);
    // What was typed is on the sockets, and nobody has read it.
    await Promise.all([slack.adapter.stop(), typed]);
    expect(answers(slack)).toBe(COMMANDS);
    expect(slack.workspace.connections()).toBe(0);
    expect(slack.bugs).toEqual([]);
    await slack.close();
  });

  it('when Slack warns that it will end while commands are on their way, then each is answered', async () => {
    const slack = await openSlack({ setup: { rates: false } });
    slack.workspace.refresh('all', 'warning');
    await typeAll(slack);
    await slack.until(() => answers(slack) === COMMANDS && slack.workspace.connections() === 2);
    await slack.close();
  });

  it('when Slack does not hear that Rung stops, then it stops within three seconds all the same', async () => {
    const slack = await openSlack();
    slack.workspace.faults.halfOpen();
    const began = performance.now();
    await slack.adapter.stop();
    expect(performance.now() - began).toBeLessThan(3_000);
    await slack.close();
  });
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
