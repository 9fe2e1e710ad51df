import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { HOLDING } from '../../../src/store/repositories/operator/holdings.ts';
import { adminOn, LOG_KEY } from '../../harness/admin/admin.ts';
import { live, openSeen } from '../../harness/admin/held.ts';
import { closingAfterEach } from '../../harness/closing.ts';
import { SHARED_ENGINES } from '../../harness/engines.ts';
import { temporaryFolder } from '../../harness/folder.ts';
import { NOON } from '../../harness/scheduling/schedules.ts';

const closing = closingAfterEach();
const folder = temporaryFolder();
/** Tables of Rung's own, which hold nothing of a workspace. */
const OF_RUNG = ['lease', 'link_try', 'question_report'];

describe.each(SHARED_ENGINES)('given two workspaces that did all there is, on %s', (engine) => {
  const open = async () => {
    const seen = closing(await openSeen(engine));
    for (const workspace of ['TGOES', 'TSTAYS']) await live(seen.store, workspace);
    const { store } = seen;
    return { ...seen, admin: adminOn(store, () => NOON + 60_000, LOG_KEY) };
  };

  it('when one is exported and deleted, then the file has all its tables, and no table a row of it', async () => {
    const { admin, store, mentions, counts } = await open();
    const before = await counts();
    expect([...before.keys()].filter((one) => !OF_RUNG.includes(one)).sort()).toEqual([...HOLDING].sort());

    const file = folder.file(`${engine}.json`);
    const exported = await admin('export', 'TGOES', file);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const text = readFileSync(file, 'utf8');
    const { tables, ...head } = JSON.parse(text) as { tables: Record<string, unknown[]> };
    expect(head).toMatchObject({ format: 'rung-workspace-export', platform: 'chat', workspace: 'TGOES' });
    // It was not removed; all other tables have something of it.
    expect([...Object.keys(tables), 'removed_workspace'].sort()).toEqual([...HOLDING].sort());
    expect(text).not.toMatch(/TSTAYS|sealed|"(?:code|token|lease_token)"/);
    expect(tables['schedule']).toContainEqual(
      expect.objectContaining({ next_due: '2026-01-05T12:00:00.000Z' }),
    );
    expect(exported.logged).toMatchObject([{ event: 'admin-export', user: 'ann', platform: 'chat' }]);
    await expect(admin('export', 'TGOES', file)).rejects.toThrow(`${file} is there already.`);
    expect(readFileSync(file, 'utf8')).toBe(text);

    const asked = await admin('delete', 'TGOES');
    expect({ done: asked.done, logged: asked.logged }).toEqual({ done: false, logged: [] });
    expect(asked.text).toMatch(/All that is held of chat:TGOES would be deleted:\n {2}what +rows\n/);
    expect(asked.text).toMatch(/ {2}Ticked tasks +2\n/);
    expect(asked.text).toContain('Nothing was changed.');
    expect(await counts()).toEqual(before);

    const deleted = await admin('delete', 'chat:TGOES', '--yes');
    expect(deleted.done).toBe(true);
    expect(deleted.logged).toMatchObject([{ event: 'admin-delete', user: 'ann' }]);
    expect(JSON.stringify([exported.logged, deleted.logged])).not.toContain('TGOES');
    expect(await mentions('TGOES')).toEqual([]);
    // What a linked person had is their other account's.
    expect(await mentions('of-tgoes')).toEqual(expect.arrayContaining(['plan', 'recipient']));
    expect(
      await store.links.get({ platform: 'chat', workspace: 'TGOES', person: 'TGOES-ann' }),
    ).toBeUndefined();
    await expect(admin('delete', 'TGOES')).rejects.toThrow('Nothing is held of a workspace TGOES.');
    await expect(admin('pause', 'TSTAY')).rejects.toMatchObject({
      fix: expect.stringContaining('Did you mean chat:TSTAYS?') as string,
    });
    const after = await counts();
    for (const [table, count] of before)
      if (!OF_RUNG.includes(table)) expect(after.get(table), table).toBeGreaterThanOrEqual(count / 2);
  });

  it('when a person of one is exported and deleted, then both their accounts are, and nobody else', async () => {
    const { admin, mentions } = await open();
    const file = folder.file(`${engine}-person.json`);
    expect(await mentions('ann-of-tgoes')).not.toEqual([]);
    await admin('export', 'TGOES', 'TGOES-ann', file);
    const { held } = JSON.parse(readFileSync(file, 'utf8')) as { held: Record<string, unknown[]> };
    expect(held['plans']).toHaveLength(1);
    expect(held['links']).not.toEqual([]);
    const others = await mentions('bea');

    const asked = await admin('delete', 'TGOES', 'TGOES-ann');
    expect(asked.done).toBe(false);
    expect(asked.text).toContain(
      'The accounts chat:TGOES TGOES-ann and other ann-of-tgoes are linked: this deletes both.',
    );
    const deleted = await admin('delete', 'TGOES', 'TGOES-ann', '--yes');
    expect(deleted.text).toContain('of both linked accounts');
    expect(deleted.logged).toMatchObject([{ event: 'admin-delete', user: 'ann' }]);
    expect(JSON.stringify(deleted.logged)).not.toContain('TGOES-ann');
    // The ids of pictures stay until the files are deleted where they were uploaded.
    for (const word of ['TGOES-ann', 'ann-of-tgoes'])
      expect((await mentions(word)).filter((one) => one !== 'picture_file')).toEqual([]);
    expect(await mentions('bea')).toEqual(others);
    await expect(admin('export', 'TGOES', 'TGOES-ann', folder.file('none'))).rejects.toThrow(
      'Nothing is held of a person TGOES-ann in chat:TGOES.',
    );
  });
});
