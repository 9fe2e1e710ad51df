import { describe, expect } from 'vitest';
import { failureNamed, SlackError } from '../../../../src/adapters/slack/connection/failure.ts';
import { createWeb } from '../../../../src/adapters/slack/connection/web.ts';
import { closedPort } from '../../../harness/closed-port.ts';
import { testClosing } from '../../../harness/closing.ts';
import { openSlack } from '../../../harness/platforms/slack.ts';
import {
  NUDGE,
  to,
  nudge,
  inDm,
  posts,
  senderOver,
  hasty,
  breaking,
} from '../../../harness/fixtures/integration/adapters/slack/send.ts';

const it = testClosing.extend('one', async ({ closing }) => closing(await openSlack()));

describe.concurrent('given a person who is written to unasked', () => {
  it('when it arrives, then what was sent is told, and the conversation is opened once', async ({ one }) => {
    const sent = await nudge(one);
    const id = one.ada.sees(one.ada.dm()).at(-1)?.ts;
    expect(sent).toEqual({ kind: 'sent', message: { channel: one.ada.dm().id, id } });
    await nudge(one, 'k2');
    expect(one.workspace.calls.filter((each) => each.method === 'conversations.open')).toHaveLength(1);
    expect(inDm(one)).toHaveLength(2);
  });

  it('when their account is closed or a bot’s, then they take nothing', async ({ one }) => {
    one.workspace.faults.deactivate(one.ada);
    expect(await nudge(one)).toEqual({ kind: 'unreachable', what: 'user_disabled' });
    const bot = to(one, one.workspace.botUserId);
    expect(await one.adapter.send(bot, NUDGE, 'k')).toEqual({ kind: 'unreachable', what: 'cannot_dm_bot' });
    expect(await one.adapter.send(to(one, 'U0NOBODY'), NUDGE, 'k')).toMatchObject({ kind: 'unreachable' });
    expect(one.bugs).toEqual([]);
  });

  it('when Slack says too many, then it is for later, at the time it named', async ({ one }) => {
    one.workspace.faults.set({ method: 'chat.postMessage', kind: 'throttle', retryAfter: 7, times: 1 });
    expect(await nudge(one)).toEqual({ kind: 'retryable', after: 7_000, what: 'ratelimited' });
    one.workspace.faults.set({ method: 'conversations.open', kind: 'throttle', retryAfter: 30, times: 1 });
    // Asked again at once it is told what is left of that time.
    const { kind, after } = { after: 0, ...(await one.adapter.send(to(one, one.bob.id), NUDGE, 'k')) };
    expect(kind).toBe('retryable');
    expect(after).toBeGreaterThan(20_000);
    expect(after).toBeLessThanOrEqual(30_000);
    expect(inDm(one)).toEqual([]);
  });

  it('when one channel is to wait, then the others are written to all the same', async ({ one }) => {
    const people = ['cy', 'dee', 'eve'].map((name) => one.workspace.addPerson(name));
    const [cy] = people;
    one.workspace.faults.set({
      method: 'chat.postMessage',
      channel: cy?.dm().id ?? '',
      kind: 'throttle',
      retryAfter: 9,
    });
    const sent = await Promise.all(people.map(({ id }) => one.adapter.send(to(one, id), NUDGE, `k ${id}`)));
    expect(sent.map(({ kind }) => kind)).toEqual(['retryable', 'sent', 'sent']);
    expect(sent[0]).toMatchObject({ after: 9_000 });
  });

  it('when a second channel is to wait as well, then it is the workspace that waits, and the send with it', async ({
    one,
  }) => {
    one.workspace.faults.set({ method: 'chat.postMessage', kind: 'throttle', retryAfter: 1, times: 2 });
    const people = [one.ada, one.bob];
    const sent = await Promise.all(people.map(({ id }) => one.adapter.send(to(one, id), NUDGE, `k ${id}`)));
    expect(sent.map(({ kind }) => kind).toSorted()).toEqual(['retryable', 'sent']);
    expect(one.bugs).toEqual([]);
  });

  it('when the calls of its buttons cannot be kept, then it is for later rather than with dead buttons', async ({
    one,
  }) => {
    one.core.storeActions = () => Promise.reject(new Error('the store is away'));
    expect(await nudge(one)).toMatchObject({ kind: 'retryable' });
    expect(posts(one)).toBe(0);
  });

  it('when Slack fails, then it is for later, and it was tried once', async ({ one }) => {
    one.workspace.faults.set({ method: 'chat.postMessage', kind: '5xx', status: 503 });
    expect(await nudge(one)).toEqual({ kind: 'retryable', what: 'HTTP 503' });
    expect(posts(one)).toBe(1);
  });
});

describe.concurrent('given a send whose reply is lost', () => {
  it('when it had been done, then that is not known, until it is found', async ({ one }) => {
    expect(await one.adapter.lookup(to(one), 'k1')).toBeUndefined();
    one.workspace.faults.set({ method: 'chat.postMessage', kind: 'lost-reply', times: 1 });
    expect(await nudge(one)).toMatchObject({ kind: 'unknown' });
    const ts = one.ada.sees(one.ada.dm()).at(-1)?.ts;
    expect(await one.adapter.lookup(to(one), 'k1')).toEqual({ channel: one.ada.dm().id, id: ts });
    expect(await one.adapter.lookup(to(one), 'k2')).toBeUndefined();
    expect(inDm(one)).toHaveLength(1);
  });

  it('when it had not been done, then it is not found', async ({ one }) => {
    one.workspace.faults.set({ method: 'chat.postMessage', kind: 'reset', times: 1 });
    expect(await nudge(one)).toMatchObject({ kind: 'unknown' });
    expect(await one.adapter.lookup(to(one), 'k1')).toBeUndefined();
  });

  it('when Slack does not answer the question, or it is about a channel, then nothing is known', async ({
    one,
  }) => {
    one.workspace.faults.set({ method: 'conversations.history', kind: '5xx', times: 1 });
    expect(await one.adapter.lookup(to(one), 'k1')).toBe('unknown');
    const general = { ...to(one), channel: one.general.id, direct: false };
    expect(await one.adapter.lookup(general, 'k1')).toBe('unknown');
  });

  it('when no reply comes at all, then the outcome is not known within the time of a call', async ({
    one,
  }) => {
    const sender = hasty(one, 200);
    one.workspace.faults.set({ method: 'chat.postMessage', kind: 'hang', times: 1 });
    expect(await sender.send(to(one), NUDGE, 'k1')).toMatchObject({ kind: 'unknown' });
    // Opening the conversation says nothing to anybody.
    one.workspace.faults.set({ method: 'conversations.open', kind: 'hang', times: 1 });
    expect(await sender.send(to(one, one.bob.id), NUDGE, 'k1')).toMatchObject({ kind: 'retryable' });
  });

  it('when nobody listens where Slack should be, then it is for later', async ({ one }) => {
    const away = hasty(one, 200, `http://127.0.0.1:${await closedPort()}/api/`);
    const dm = to(one, one.ada.dm().id);
    expect(await away.send(dm, NUDGE, 'k1')).toMatchObject({ kind: 'retryable' });
  });
});

describe.concurrent('given a workspace or a payload that is turned away', () => {
  it('when the token is revoked, then all are revoked, and the operator is told', async ({ one }) => {
    await one.workspace.faults.revokeToken();
    expect(await nudge(one)).toEqual({ kind: 'revoked', what: 'token_revoked' });
    expect(one.telemetry.lines.join()).toContain('token_revoked');
  });

  it('when the app is removed, then all are revoked, though each of them is known', async ({ one }) => {
    await nudge(one);
    await one.workspace.uninstall();
    expect(await nudge(one)).toEqual({ kind: 'revoked', what: 'account_inactive' });
  });

  it('when the blocks are refused, then the words arrive, once, and a bug is reported', async ({ one }) => {
    expect(await breaking(one, false).send(to(one), NUDGE, 'k1')).toMatchObject({ kind: 'sent' });
    expect(inDm(one).join()).toContain('Read about evals');
    expect(posts(one)).toBe(2);
    expect(one.bugs).toHaveLength(1);
  });

  it('when the words are refused as well, then it was tried twice in all, and bugs are reported', async ({
    one,
  }) => {
    expect(await breaking(one, true).send(to(one), NUDGE, 'k1')).toMatchObject({ kind: 'rejected' });
    expect(posts(one)).toBe(2);
    expect(one.bugs).toHaveLength(2);
  });

  it('when Slack says that an account is inactive while the token is good, then it is the person’s', async ({
    one,
  }) => {
    const web = createWeb(one.workspace.apiUrl, one.workspace.botToken);
    const inactive = new SlackError(failureNamed('account_inactive'));
    const sender = senderOver(one, {
      ...web,
      call: (method, args) =>
        method === 'chat.postMessage' ? Promise.reject(inactive) : web.call(method, args),
    });
    expect(await sender.send(to(one), NUDGE, 'k1')).toEqual({
      kind: 'unreachable',
      what: 'account_inactive',
    });
  });

  it('when it is for another platform, then it is refused as a bug', async ({ one }) => {
    const elsewhere = { ...to(one), platform: 'elsewhere' };
    expect(await one.adapter.send(elsewhere, NUDGE, 'k')).toMatchObject({ kind: 'rejected' });
    expect(one.bugs).toHaveLength(1);
  });

  it('when Rung stops, then what waits for its second is left for later', async ({ one }) => {
    one.workspace.faults.set({ method: 'chat.postMessage', kind: 'delay', ms: 200, times: 1 });
    const first = nudge(one, 'k1');
    const waiting = nudge(one, 'k2');
    await one.until(() => one.workspace.calls.some((each) => each.method === 'conversations.open'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await one.adapter.stop();
    expect(await first).toMatchObject({ kind: 'sent' });
    expect(await waiting).toEqual({ kind: 'retryable', after: 0, what: 'stopping' });
    expect(await nudge(one, 'k3')).toEqual({ kind: 'retryable', after: 0, what: 'stopping' });
    expect(inDm(one)).toHaveLength(1);
  });
});
