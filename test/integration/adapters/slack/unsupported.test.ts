import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { documented, type Documented } from '../../../harness/slack-payloads/index.ts';
import { openSlack, type SlackChat, type Transport } from '../../../harness/platforms/slack.ts';
import { UNSUPPORTED } from '../../../harness/fixtures/integration/adapters/slack/unsupported.ts';

describe.each<Transport>(['socket', 'http'])('given what Rung does not do, over %s', (transport) => {
  let slack: SlackChat;
  let all: readonly Documented[];
  beforeAll(async () => {
    slack = await openSlack({ transport });
    all = documented({
      team: slack.workspace.teamId,
      app: slack.workspace.appId,
      user: slack.ada.id,
      name: 'ada',
      channel: slack.general.id,
      direct: slack.ada.dm().id,
      bot: slack.workspace.botUserId,
      answers: `${slack.workspace.origin}/nowhere`,
      unique: transport,
    });
  });
  afterAll(() => slack.close());
  // Over HTTP the same words in the same second bear the same signature, and are taken for a replay.
  let count = 0;
  const anew = (payload: object | undefined): object => ({ ...payload, token: `token ${count++}` });
  const counted = (event: string): number => slack.telemetry.counts.get(event) ?? 0;

  it.each(Object.keys(UNSUPPORTED))(
    'when %s comes, then it is acknowledged at once and nothing is done',
    async (name) => {
      const one = all.find((each) => each.name === name);
      const calls = slack.workspace.calls.length;
      const ignored = counted('ignored');
      const began = performance.now();
      const outcome = await slack.workspace.deliver(one?.kind ?? 'interactive', one?.payload);
      expect(outcome).toMatchObject({ acked: true });
      // A socket's acknowledgement is an object, if an empty one; over HTTP there is a body or none.
      const nothing = transport === 'socket' ? {} : undefined;
      expect(outcome.acked ? outcome.answer : undefined).toEqual(UNSUPPORTED[name] ?? nothing);
      expect(performance.now() - began).toBeLessThan(1_000);
      await slack.workspace.settled();
      expect(counted('ignored')).toBe(ignored + 1);
      expect(slack.workspace.calls).toHaveLength(calls);
      expect(slack.bugs).toEqual([]);
    },
  );

  it('when Slack holds events back, then whoever runs Rung is told so, once', async () => {
    const one = all.find((each) => each.name === 'too many events');
    for (let i = 0; i < 3; i++) await slack.workspace.deliver('events_api', anew(one?.payload));
    expect(slack.telemetry.lines.filter((line) => line.includes('app_rate_limited'))).toHaveLength(1);
  });

  it('when it cannot be understood, then it is acknowledged, counted, and told in one line', async () => {
    const before = counted('unreadable');
    const odd = [
      {},
      { type: 'event_callback' },
      { event: null, type: 'event_callback' },
      { type: 'novelty' },
    ];
    for (const payload of [...odd, ...odd]) {
      expect(await slack.workspace.deliver('interactive', anew(payload))).toMatchObject({ acked: true });
    }
    expect(counted('unreadable')).toBe(before + 8);
    expect(slack.telemetry.lines.filter((line) => line.includes('could not be read'))).toEqual([
      'slack: something that Slack delivered could not be read (a kind that is not known); it was acknowledged and passed over.',
      'slack: something that Slack delivered could not be read (an event without its content); it was acknowledged and passed over.',
    ]);
    expect(slack.bugs).toEqual([]);
  });

  it('when a command has no words, then it is none, and is answered', async () => {
    const { payload } = all.find((each) => each.name === 'a command') ?? { payload: {} };
    const rest = {
      ...payload,
      command: '/rung',
      text: undefined,
      trigger_id: undefined,
      response_url: undefined,
    };
    await slack.workspace.deliver('slash_commands', rest);
    await slack.until(() => slack.read() !== '');
    expect(slack.read()).toContain('What I can help with');
    expect(slack.read()).not.toContain('undefined');
    expect(slack.bugs).toEqual([]);
  });

  it('when a mention has no id, then it is answered once, however often it comes', async () => {
    const { payload } = all.find((each) => each.name === 'a mention') ?? { payload: {} };
    const bare = { ...payload, event_id: undefined };
    await slack.workspace.settled();
    const before = slack.ada.sees(slack.general).length;
    const repeated = counted('repeated');
    for (let i = 0; i < 3; i++) await slack.workspace.deliver('events_api', anew(bare));
    await slack.until(() => counted('repeated') === repeated + 2);
    await slack.until(() => slack.read().includes('£90K–£130K'));
    await slack.workspace.settled();
    expect(slack.ada.sees(slack.general)).toHaveLength(before + 1);
    expect(slack.bugs).toEqual([]);
  });
});
