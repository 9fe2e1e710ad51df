import { afterEach, describe, expect, it } from 'vitest';
import { nonceOf } from '../../../../src/adapters/discord/outbound/send.ts';
import { DiscordError } from '../../../../src/adapters/discord/connection/failure.ts';
import { closedPort } from '../../../harness/closed-port.ts';
import { openDiscord, type DiscordChat } from '../../../harness/platforms/discord.ts';
import {
  NUDGE,
  POSTS,
  OPENS,
  to,
  nudge,
  inDm,
  times,
  senderOver,
  hasty,
  breaking,
} from '../../../harness/fixtures/integration/adapters/discord/send.ts';

let discord: DiscordChat | undefined;
afterEach(async () => {
  await discord?.close();
  discord = undefined;
});
const open = async (options: Parameters<typeof openDiscord>[0] = {}): Promise<DiscordChat> =>
  (discord = await openDiscord(options));

describe('given a person who is written to unasked', () => {
  it('when it arrives, then what was sent is told, and the conversation is opened once', async () => {
    const one = await open();
    const sent = await nudge(one);
    const id = one.ada.sees(one.ada.dm()).at(-1)?.id;
    expect(sent).toEqual({ kind: 'sent', message: { channel: one.ada.dm().id, id } });
    await nudge(one, 'k2');
    expect(times(one, OPENS)).toBe(1);
    expect(inDm(one)).toHaveLength(2);
  });

  it('when the conversation is named instead, then it arrives there', async () => {
    const one = await open();
    expect(await one.adapter.send(to(one.ada.dm().id), NUDGE, 'k1')).toMatchObject({ kind: 'sent' });
    expect(inDm(one)).toHaveLength(1);
  });

  it('when their DMs are closed, or they are nobody, then they take nothing', async () => {
    const one = await open();
    one.ada.setDms(true);
    expect(await nudge(one)).toMatchObject({
      kind: 'unreachable',
      what: expect.stringContaining('50007') as string,
    });
    expect(await one.adapter.send(to('123456789012345678'), NUDGE, 'k')).toMatchObject({
      kind: 'unreachable',
    });
    expect(one.bugs).toEqual([]);
  });

  it('when Discord says too many, then it is for later, at the time it named', async () => {
    const one = await open();
    one.guild.faults.set({ route: POSTS, kind: 'throttle', retryAfter: 7, times: 1 });
    const sent = await nudge(one);
    expect(sent).toMatchObject({ kind: 'retryable', what: 'rate limited' });
    expect(sent).toHaveProperty('after', expect.closeTo(7_000, -3));
    expect(inDm(one)).toEqual([]);
  });

  it('when conversations are opened too fast, then all of them rest, and nothing more is asked', async () => {
    const one = await open({ setup: { dmOpens: 0 } });
    expect(await nudge(one)).toMatchObject({ kind: 'retryable', after: 600_000 });
    expect(await one.adapter.send(to(one.bob.id), NUDGE, 'k')).toMatchObject({ kind: 'retryable' });
    expect(times(one, OPENS)).toBe(1);
  });

  it('when the calls of its buttons cannot be kept, then it is for later rather than with dead buttons', async () => {
    const one = await open();
    one.core.storeActions = () => Promise.reject(new Error('the store is away'));
    expect(await nudge(one)).toMatchObject({ kind: 'retryable' });
    expect(times(one, POSTS)).toBe(0);
  });

  it('when Discord fails, then it is for later, and it was tried once', async () => {
    const one = await open();
    one.guild.faults.set({ route: POSTS, kind: '5xx', status: 503 });
    expect(await nudge(one)).toEqual({ kind: 'retryable', what: 'HTTP 503' });
    expect(times(one, POSTS)).toBe(1);
  });
});

describe('given a send whose reply is lost', () => {
  it('when it is said again with the same key, then it is one message', async () => {
    const one = await open();
    one.guild.faults.set({ route: POSTS, kind: 'lost-reply', times: 1 });
    expect(await nudge(one)).toMatchObject({ kind: 'unknown' });
    expect(await one.adapter.lookup(to(one.ada.id), 'k1')).toBeUndefined();
    const id = one.ada.sees(one.ada.dm()).at(-1)?.id;
    expect(await nudge(one)).toEqual({ kind: 'sent', message: { channel: one.ada.dm().id, id } });
    expect(inDm(one)).toHaveLength(1);
    await nudge(one, 'k2');
    expect(inDm(one)).toHaveLength(2);
  });

  it('when no reply comes at all, then the outcome is not known within the time of a request', async () => {
    const one = await open();
    const sender = hasty(one, 200);
    one.guild.faults.set({ route: POSTS, kind: 'hang', times: 1 });
    expect(await sender.send(to(one.ada.id), NUDGE, 'k1')).toMatchObject({ kind: 'unknown' });
    // Opening the conversation says nothing to anybody.
    one.guild.faults.set({ route: OPENS, kind: 'hang', times: 1 });
    expect(await sender.send(to(one.bob.id), NUDGE, 'k1')).toMatchObject({ kind: 'retryable' });
  });

  it('when nobody listens where Discord should be, then it is for later', async () => {
    const one = await open();
    const away = hasty(one, 200, `http://127.0.0.1:${await closedPort()}/api`);
    const channel = { platform: 'discord', channel: one.general.id, direct: false };
    expect(await away.send(channel, NUDGE, 'k1')).toMatchObject({ kind: 'retryable' });
  });
});

describe('given an app or a payload that is turned away', () => {
  it('when the token is no longer good, then all are revoked, and the operator is told', async () => {
    const one = await open({ token: 'not.the.token' });
    expect(await nudge(one)).toMatchObject({ kind: 'revoked', what: '401 Unauthorized' });
    expect(one.telemetry.lines.join()).toContain('DISCORD_TOKEN');
  });

  it('when the components are refused, then the words arrive, once, and a bug is reported', async () => {
    const one = await open();
    const sent = await breaking(one, false).send(to(one.ada.id), NUDGE, 'k1');
    expect(sent).toMatchObject({ kind: 'sent' });
    expect(inDm(one).join()).toContain('Read about evals');
    expect(times(one, POSTS)).toBe(2);
    expect(one.bugs).toHaveLength(1);
  });

  it('when the words are refused as well, then it was tried twice in all, and bugs are reported', async () => {
    const one = await open();
    const sent = await breaking(one, true).send(to(one.ada.id), NUDGE, 'k1');
    expect(sent).toMatchObject({ kind: 'rejected' });
    expect(times(one, POSTS)).toBe(2);
    expect(one.bugs).toHaveLength(2);
  });

  it('when a wall on the way turns it away without a number of Discord’s, then nobody is closed', async () => {
    const one = await open();
    one.guild.faults.set({ route: POSTS, kind: '5xx', status: 403, times: 1 });
    expect(await nudge(one)).toMatchObject({ kind: 'retryable' });
  });

  it('when messages older than an hour were changed too often, then another change is for later', async () => {
    const one = await open();
    const failure = { kind: 'unreachable', code: 30046, what: '30046 Too many edits' } as const;
    const sender = senderOver(one, { call: () => Promise.reject(new DiscordError(failure)) });
    expect(await sender.update(to('1'), { channel: '1', id: '2' }, NUDGE)).toEqual({
      kind: 'retryable',
      what: '30046 Too many edits',
    });
  });

  it('when Rung was stopped, then it is for later', async () => {
    const one = await open();
    await one.adapter.stop();
    expect(await nudge(one)).toEqual({ kind: 'retryable', after: 0, what: 'stopping' });
  });
});

it('given any key, when its nonce is made, then it is as long as Discord takes and the same each time', () => {
  for (const key of ['', 'k', 'x'.repeat(1_000)]) {
    expect(nonceOf(key)).toHaveLength(25);
    expect(nonceOf(key)).toBe(nonceOf(key));
  }
  expect(nonceOf('a')).not.toBe(nonceOf('b'));
});
