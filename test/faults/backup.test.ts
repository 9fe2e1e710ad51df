import { statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { restoreBackup } from '../../src/app/backups/restore.ts';
import { openStore } from '../../src/store/engines/open.ts';
import { copyDatabase } from '../../src/store/engines/sqlite-files.ts';
import { temporaryFolder } from '../harness/folder.ts';
import { PEOPLE, sendAll, startWriter } from '../harness/fixtures/faults/backup.ts';
import { allDue, crowd, NOON, refOf } from '../harness/scheduling/schedules.ts';
import { until } from '../harness/until.ts';

const folder = temporaryFolder();
const OWNER = { platform: 'chat', workspace: '' };

describe('given a database that is written to all the time', () => {
  it('when it is backed up and restored, then nothing acknowledged before is missing, and nothing sent is sent again', async () => {
    const [file, backup, restored] = ['busy.db', 'backup.db', 'restored/rung.sqlite'].map((one) =>
      folder.file(one),
    ) as [string, string, string];
    const store = await openStore({ kind: 'sqlite', file });
    await allDue(store, crowd(PEOPLE));
    const writer = startWriter(file);
    await writer.past(300);
    const sent: string[] = [];
    let isOver = false;
    const sending = sendAll(store, sent, () => isOver);
    await until('some are sent', () => sent.length > 10, { lastSeen: () => sent.join(' ') });
    const before = { written: writer.acknowledged(), sent: [...sent] };
    await copyDatabase(file, backup);
    await writer.past(before.written + 50);
    isOver = true;
    await sending;
    writer.kill();
    await writer.ended;
    await store.close();

    expect(statSync(backup).mode & 0o777).toBe(0o600);
    await restoreBackup(backup, restored);
    const after = await openStore({ kind: 'sqlite', file: restored });
    const kept = await Promise.all(
      Array.from({ length: before.written + 1 }, (_, at) => after.buttonCalls.get(OWNER, `t${at}`)),
    );
    expect(kept.filter((one) => one === undefined)).toEqual([]);
    // What was claimed and not recorded is in doubt, and its lease runs out: it is claimed again, and looked for first.
    const dues = await after.ledger.claimDue({ now: NOON + 10 * 60_000, limit: 999, leaseMs: 60_000 });
    const due = dues.map((one) => refOf(one.recipient));
    expect(due.filter((one) => before.sent.includes(one))).toEqual([]);
    expect(new Set([...due, ...sent]).size).toBe(PEOPLE);
    expect((await after.ledger.list('sent', 999)).length + due.length).toBe(PEOPLE);
    await after.close();
  }, 120_000);
});
