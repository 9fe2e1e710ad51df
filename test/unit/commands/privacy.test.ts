import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/core/declare/invocation.ts';
import { callOf, read } from '../../harness/answers.ts';
import { openApp, type TestApp } from '../../harness/app.ts';

let app: TestApp;
beforeAll(async () => {
  // A Wednesday.
  app = await openApp({ now: Date.UTC(2026, 10, 25, 10) });
});
afterAll(() => app.store.close());

const person = (id: string): { actor: Actor } => ({ actor: { platform: 'test', id, name: id } });

describe('given what is held about somebody', () => {
  it('when privacy is asked, then all of it is shown, and deleting it asks once and leaves nothing', async () => {
    await app.say('/rung settings senior london', person('gone'));
    await app.say('/skills check rag 2', person('gone'));
    await app.say('/plan start 30 days london', person('gone'));
    await app.say('/plan tick 1', person('gone'));
    await app.say('/plan include', person('gone'));
    await app.say('/plan start 30 days london', person('stays'));
    for (const file of ['F1', 'F2'])
      await app.store.pictureFiles.addPersonal(
        { platform: 'test', workspace: '', person: 'gone' },
        file,
        Date.UTC(2026, 10, 25),
      );
    const said = read(await app.say('/rung privacy', person('gone')), app.core);
    for (const part of [
      'Level: Senior',
      'Place: London, UK',
      'Your grades: Retrieval-augmented generation (RAG) 2',
      'Sent Mondays at 09:00 (Europe/London)',
      '“30-day plan”: active, week 1, started 25 Nov 2026; tasks ticked: 1; tasks of this week: ',
      '; units you know are included',
      'Pictures I sent you',
      'Uploaded: 2',
    ])
      expect(said).toContain(part);
    expect(said).not.toMatch(/[{}]|_at|"/);
    // A “yes” in the same breath is asked like any other.
    for (const line of ['/rung privacy delete yes', '/rung privacy delete']) {
      const first = await app.say(line, person('gone'));
      expect(first.reply.summary).toBe('Delete everything Rung stores about you?');
      expect(first.reply.actions[0]).toMatchObject({ style: 'danger' });
    }
    const asked = await app.say('/rung privacy delete', person('gone'));
    expect((await app.say('/rung privacy', person('gone'))).reply.summary).not.toContain('nothing');
    await app.press(callOf(asked, 'Yes, delete it all'), person('gone'));
    expect((await app.say('/rung privacy', person('gone'))).reply.summary).toBe(
      'Rung stores nothing about you',
    );
    // They are deleted where they were uploaded to, by ids that no longer say whose they were.
    expect(await app.store.pictureFiles.toDelete({ platform: 'test', workspace: '' }, 9)).toEqual([
      'F1',
      'F2',
    ]);
    expect(await app.store.ledger.countDue(Date.UTC(2027, 0, 1))).toBeGreaterThan(0);
    expect(
      await app.store.schedules.get({ platform: 'test', workspace: '', person: 'gone' }, 'weekly-plan'),
    ).toBeUndefined();
  });
});
