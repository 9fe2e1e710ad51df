import { afterEach, describe, expect, it } from 'vitest';
import { PROACTIVE } from '../../../../src/adapters/slack/render/limits.ts';
import { button, call, paragraph } from '../../../../src/reply/build.ts';
import type { Reply } from '../../../../src/reply/reply.ts';
import { rateOf } from '../../../harness/rate.ts';
import { openSlack, type SlackChat } from '../../../harness/platforms/slack.ts';

let chat: SlackChat | undefined;
afterEach(() => chat?.close());

const NUDGE: Reply = {
  summary: 'Week 3 of 12',
  blocks: [paragraph('Read about evals')],
  actions: [button('Done', call(['rung']))],
};
const nudge = ({ adapter: slack, workspace }: SlackChat, channel: string, key = channel) =>
  slack.send({ platform: 'slack', workspace: workspace.teamId, channel, direct: true }, NUDGE, `k ${key}`);
const times = ({ workspace }: SlackChat, method: string): number[] =>
  workspace.calls.filter((one) => one.method === method && one.status === 200).map(({ at }) => at);
const refused = ({ workspace }: SlackChat): number =>
  workspace.calls.filter(({ status }) => status === 429).length;

describe('given many who are to be written to at once', () => {
  it('when they are, then all arrive, no faster than the limiter, and nothing is refused', async () => {
    const one = (chat = await openSlack());
    const rooms = Array.from({ length: 16 }, (_, at) => one.workspace.addPerson(`p${at}`).dm());
    const sent = await Promise.all(rooms.map(({ id }) => nudge(one, id)));
    expect(sent.every(({ kind }) => kind === 'sent')).toBe(true);
    const { most } = PROACTIVE['chat.postMessage'];
    const posts = times(one, 'chat.postMessage');
    expect(rateOf(posts, most)).toBeLessThan(1.02 * most);
    expect(refused(one)).toBe(0);
  });

  it('when their conversations are to be opened, then no more are than the tier takes, and the rest is told when', async () => {
    const one = (chat = await openSlack());
    const people = Array.from({ length: 18 }, (_, at) => one.workspace.addPerson(`p${at}`));
    const sends = people.map(({ id }) => nudge(one, id));
    const [last] = await Promise.all([sends.at(-1), ...sends.slice(0, 4)]);
    expect(last).toMatchObject({ kind: 'retryable', what: 'too many wait already' });
    expect(times(one, 'conversations.open')).toHaveLength(4);
    expect(times(one, 'chat.postMessage')).toHaveLength(4);
    expect(one.bugs).toEqual([]);
  });
});

describe('given a channel', () => {
  it('when two are posted a moment apart, then a second lies between them', async () => {
    const one = (chat = await openSlack());
    const dm = one.ada.dm().id;
    await nudge(one, dm, '1');
    await new Promise((resolve) => setTimeout(resolve, 200));
    await nudge(one, dm, '2');
    const [first = 0, second = 0] = times(one, 'chat.postMessage');
    expect(second - first).toBeGreaterThan(980);
  });

  it('when somebody is answered in it, then the answer goes before what waits unasked', async () => {
    const one = (chat = await openSlack());
    one.at = one.ada.dm();
    await nudge(one, one.at.id, '1');
    const waiting = nudge(one, one.at.id, '2');
    await one.ada.say(one.at, 'salary senior london');
    await one.until(() => one.read().includes('£90K'));
    expect(times(one, 'chat.postMessage')).toHaveLength(2);
    expect(await waiting).toMatchObject({ kind: 'sent' });
  });
});
