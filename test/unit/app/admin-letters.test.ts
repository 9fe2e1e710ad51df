import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { openStore } from '../../../src/store/engines/open.ts';
import type { Recipient, Schedule, Store } from '../../../src/store/store.ts';
import { adminOn } from '../../harness/admin/admin.ts';
import { aSchedule, NOON, personOf, TODAY } from '../../harness/scheduling/schedules.ts';

const HOUR = 3_600_000;
const NEXT = { next: { at: NOON + 7 * 24 * HOUR, occurrence: '2026-01-12' } };
let store: Store;
let now = NOON;
beforeEach(async () => {
  now = NOON + HOUR;
  store = await openStore({ kind: 'sqlite', file: ':memory:' });
});
afterEach(() => store.close());
const admin = (...args: string[]) => adminOn(store, () => now)(...args);

/** Has the message of somebody be given up, or tried again. */
async function fail(to: Recipient, state: 'dropped' | 'failed' = 'dropped', then: Partial<Schedule> = {}) {
  await store.schedules.set(to, 'weekly-plan', aSchedule(), NOON);
  const [due] = await store.ledger.claimDue({ now: NOON, limit: 1, leaseMs: 1 });
  if (due) await store.ledger.record(due, { state, error: 'away' }, NEXT, NOON);
  if (then.state) await store.schedules.set(to, 'weekly-plan', aSchedule({ next: undefined, ...then }), NOON);
}

describe('given messages that were given up', () => {
  it('when they are listed, then each has its id, and what can be done about it', async () => {
    expect((await admin('letters')).lines).toEqual(['No message was given up.', '0 messages due now.']);
    await fail(personOf('U1'));
    await fail({ platform: 'chat', workspace: 'W1', channel: 'C1' }, 'dropped', { state: 'paused' });
    await fail(personOf('U2', ''), 'failed');
    expect((await admin('letters')).lines).toEqual([
      'id                        was due               to                  tries  why it was given up  again?',
      '2:weekly-plan:2026-01-05  2026-01-05 12:00 UTC  chat:W1 channel C1      1  away                 its messages are paused',
      '1:weekly-plan:2026-01-05  2026-01-05 12:00 UTC  chat:W1 U1              1  away                 yes',
      '"resend ID" sends one again, "resend --all" all that are not over 12 hours late, "drop ID" takes one off this list.',
      'Tried again by itself:',
      'was due               to       tries  why',
      '2026-01-05 12:00 UTC  chat U2      1  away',
      '0 messages due now.',
    ]);
    expect(JSON.parse((await admin('letters', '--json')).text)).toMatchObject([
      { recipient: { channel: 'C1' }, notAgain: 'its messages are paused' },
      { id: '1:weekly-plan:2026-01-05', occurrence: TODAY, attempts: 1, why: 'away', notAgain: null },
    ]);
  });

  it('when some are sent again, then those are due, and of the others it says why not', async () => {
    await fail(personOf('U1'));
    await fail(personOf('U2'), 'dropped', { state: 'suspended' });
    const [first, second, none] = ['1', '2', '3'].map((id) => `${id}:weekly-plan:2026-01-05`);
    const done = await admin('resend', first ?? '', second ?? '', none ?? '');
    expect(done.done).toBe(false);
    expect(done.lines).toEqual([
      '2:weekly-plan:2026-01-05 is not sent again: its messages are suspended.',
      '3:weekly-plan:2026-01-05 is not sent again: no message was given up that has this id.',
      '1 message due again.',
    ]);
    expect(done.logged).toMatchObject([{ line: 'ann had 1 message sent again.', event: 'admin-resend' }]);
    expect(await store.ledger.countDue(now)).toBe(1);
    now += 12 * HOUR;
    expect((await admin('resend', second ?? '')).lines[0]).toContain('over 12 hours late');
  });

  it('when all are sent again or one is dropped, then the list is shorter', async () => {
    await fail(personOf('U1'));
    await fail(personOf('U2'));
    const dropped = await admin('drop', '1:weekly-plan:2026-01-05');
    expect(dropped).toMatchObject({ done: true, lines: ['1 message dropped.'] });
    expect(dropped.logged).toMatchObject([{ event: 'admin-drop' }]);
    expect((await admin('resend', '--all')).lines).toEqual(['1 message due again.']);
    expect(await admin('drop', '1:weekly-plan:2026-01-05')).toMatchObject({ done: false, logged: [] });
    expect((await admin('letters')).lines).toMatchObject({
      0: 'No message was given up.',
      1: 'Tried again by itself:',
      4: '1 message due now.',
    });
  });

  test.each([[['resend']], [['resend', '--all', '1:a:b']], [['resend', 'x']], [['drop', '1:a']]])(
    'when it is called as %j, then it says how',
    async (args) => {
      await expect(admin(...args)).rejects.toMatchObject({
        usage: expect.stringContaining('resend ID') as string,
      });
    },
  );
});

describe('given the operator’s commands', () => {
  test.each([
    [[], 'give a command'],
    [['nothing'], 'there is no command nothing'],
    [['pause'], 'pause is called otherwise'],
    [['delete', 'W1', 'U1', 'more'], 'delete is called otherwise'],
    [['letters', '--yes'], "Unknown option '--yes'"],
  ])('when they are called as %j, then it says how', async (args, words) => {
    await expect(admin(...args)).rejects.toThrow(words);
    await expect(admin(...args)).rejects.toMatchObject({
      usage: expect.stringContaining('npm run -s admin') as string,
    });
  });

  it('when a workspace is misspelt or one of several, then it says which it may be', async () => {
    for (const one of [
      personOf('U1', 'T0123'),
      personOf('U1', ''),
      { ...personOf('U1', 'T0123'), platform: 'mail' },
    ])
      await store.people.remember(one, { level: 'senior' }, NOON);
    const failing = async (...args: string[]) => admin(...args).catch((error: unknown) => error);
    expect(await failing('pause', 'chat:T0132')).toMatchObject({
      message: 'Nothing is held of a workspace chat:T0132.',
      fix: 'Did you mean chat:T0123? "npm run -s admin -- workspaces" lists them all.',
    });
    expect(await failing('pause', 'T0123')).toMatchObject({ fix: 'Say which: chat:T0123 or mail:T0123.' });
    expect(await failing('pause', 'elsewhere')).toMatchObject({
      fix: '"npm run -s admin -- workspaces" lists them all.',
    });
    expect(await failing('delete', 'chat', '--yes')).toMatchObject({
      message: 'chat stands for people there who belong to no workspace.',
    });
    expect((await admin('delete', 'chat', 'U1')).text).toContain(
      'All that is held of U1 of chat would be deleted:',
    );
    expect((await admin('workspaces')).lines).toEqual([
      'workspace   name                    people  channels  plans  messages  given up  state   added',
      'chat        people in no workspace       1         0      0         0         0  active',
      'chat:T0123                               1         0      0         0         0  active',
      'mail:T0123                               1         0      0         0         0  active',
      '2 workspaces, 0 paused.',
      'channels: those that follow a roadmap; messages: weekly messages and digests that are on.',
    ]);
    expect(JSON.parse((await admin('workspaces', '--json')).text)).toMatchObject([
      { platform: 'chat', workspace: '', people: 1, givenUp: 0, paused: false, pausedAt: null },
      { workspace: 'T0123' },
      { platform: 'mail' },
    ]);
  });
});
