import { describe, expect, it } from 'vitest';
import type { SendResult } from '../../../src/adapters/shared/adapter.ts';
import type { Json } from '../../../src/reply/reply.ts';
import { closingAfterEach } from '../../harness/closing.ts';
import { card, type Place, onDiscord, onSlack } from '../../harness/fixtures/integration/adapters/update.ts';

const closing = closingAfterEach();

describe.each([
  ['Slack', onSlack],
  ['Discord', onDiscord],
])('given a card that was said in a channel of %s', (_, open) => {
  async function begin(): Promise<
    Place & { readonly message: Json; update(words?: string): Promise<SendResult> }
  > {
    const place = closing(await open());
    const sent = await place.adapter.send(place.venue, card('Shared by Ada'), 'k1');
    if (sent.kind !== 'sent') throw new Error(sent.what);
    const { message } = sent;
    const update = (words = 'Taken back') => place.adapter.update(place.venue, message, card(words));
    return { ...place, message, update };
  }
  const TAKEN = [expect.stringContaining('Taken back')];

  it('when no answer to a change comes, then it is for later, and done again it is done once', async () => {
    const one = await begin();
    one.fault({ kind: 'lost-reply', times: 1 });
    expect(await one.update()).toMatchObject({ kind: 'retryable' });
    expect(await one.update()).toEqual({ kind: 'sent', message: one.message });
    expect(one.said()).toEqual(TAKEN);
    expect(one.telemetry.bugs).toEqual([]);
  });

  it('when the platform fails, or says that it is too much for long, then it is for later, tried once', async () => {
    const one = await begin();
    one.fault({ kind: '5xx', status: 503, times: 1 });
    expect(await one.update()).toEqual({ kind: 'retryable', what: 'HTTP 503' });
    expect(one.edits()).toBe(1);
    one.fault({ kind: 'throttle', retryAfter: 60, times: 1 });
    const later = await one.update();
    expect(later).toMatchObject({ kind: 'retryable' });
    expect(later).toHaveProperty('after', expect.closeTo(60_000, -4));
    expect(one.edits()).toBe(2);
  });

  it('when the message is gone or somebody else’s, then it is closed, without a hint', async () => {
    const one = await begin();
    const others = await one.others();
    const what = expect.any(String) as string;
    expect(await one.adapter.update(one.venue, others, card('x'))).toEqual({ kind: 'unreachable', what });
    await one.remove(one.message);
    expect(await one.update()).toEqual({ kind: 'unreachable', what });
    expect(one.telemetry.bugs).toEqual([]);
  });

  it('when a message in a conversation is gone, then the conversation is known all the same', async () => {
    const one = await begin();
    const sent = await one.adapter.send(one.alone, card('Alone'), 'k2');
    if (sent.kind !== 'sent') throw new Error(sent.what);
    const gone = { ...(sent.message as { channel: string }), id: '1000001' };
    expect(await one.adapter.update(one.alone, gone, card('x'))).toMatchObject({ kind: 'unreachable' });
    await one.adapter.send(one.alone, card('Again'), 'k3');
    expect(one.opened()).toBe(1);
  });

  it('when the blocks are refused, then the words stand there, and a bug is reported', async () => {
    const one = await begin();
    const sender = one.breaking(false);
    sender.start(one.core);
    const long = card(`Taken back & ${'so & so '.repeat(900)}`);
    expect(await sender.update(one.venue, one.message, long)).toMatchObject({ kind: 'sent' });
    expect(one.said()).toEqual(TAKEN);
    expect(one.edits()).toBe(2);
    expect(one.telemetry.bugs).toHaveLength(1);
  });

  it('when the words are refused as well, then it was tried twice in all, and bugs are reported', async () => {
    const one = await begin();
    const sender = one.breaking(true);
    sender.start(one.core);
    expect(await sender.update(one.venue, one.message, card('x'))).toMatchObject({ kind: 'rejected' });
    expect(one.edits()).toBe(2);
    expect(one.telemetry.bugs).toHaveLength(2);
  });

  it('when what is to be changed was never said, then it is refused as a bug', async () => {
    const one = await begin();
    for (const message of [null, 'C1', { channel: 'C1' }, { channel: 1, id: 2 }])
      expect(await one.adapter.update(one.venue, message, card('x'))).toMatchObject({ kind: 'rejected' });
    const elsewhere = { ...one.venue, platform: 'elsewhere' };
    expect(await one.adapter.update(elsewhere, one.message, card('x'))).toMatchObject({ kind: 'rejected' });
    expect(one.telemetry.bugs).toHaveLength(5);
    expect(one.edits()).toBe(0);
  });

  it('when its buttons cannot be kept, or Rung has stopped, then it is for later', async () => {
    const one = await begin();
    one.core.storeActions = () => Promise.reject(new Error('the store is away'));
    expect(await one.update()).toMatchObject({ kind: 'retryable' });
    await one.adapter.stop();
    expect(await one.update()).toEqual({ kind: 'retryable', after: 0, what: 'stopping' });
    expect(one.edits()).toBe(0);
  });
});
