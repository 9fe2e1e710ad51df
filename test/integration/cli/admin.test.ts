import { spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { afterEach, describe, expect, it } from 'vitest';
import { openAudit } from '../../../src/app/admin/audit.ts';
import { openStore } from '../../../src/store/engines/open.ts';
import type { Store } from '../../../src/store/store.ts';
import { temporaryFolder } from '../../harness/folder.ts';
import type { Ran } from '../../harness/fixtures/integration/cli/cli.ts';
import { inProject } from '../../harness/project.ts';
import { aSchedule, NOON, personOf } from '../../harness/scheduling/schedules.ts';

const folder = temporaryFolder();
const home = (name: string): string => folder.file(name);
let store: Store | undefined;
afterEach(() => store?.close());

/** Runs the operator's command line as `npm run` does. */
const admin = (args: readonly string[], env: Readonly<Record<string, string>>) =>
  new Promise<Ran>((resolve, reject) => {
    const child = spawn(process.execPath, [inProject('src/start.mjs'), 'admin', ...args], {
      cwd: folder.file('.'),
      env: { PATH: process.env['PATH'], ...env },
    });
    let out = '';
    let err = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
  });

describe('given the command line of the operator', () => {
  it('when another process pauses a workspace, then one that runs knows at once, and the log has who did it', async () => {
    const folderOfIt = home('runs');
    store = await openStore({ kind: 'sqlite', file: `${folderOfIt}/rung.sqlite` });
    await store.schedules.set(personOf('U1', 'TACME'), 'weekly-plan', aSchedule(), NOON);
    expect(await store.ledger.countDue(NOON)).toBe(1);
    const env = {
      ...{ RUNG_HOME: folderOfIt, RUNG_LOG_WORKSPACE_KEY: 'a key of sixteen or more' },
      ...{
        RUNG_LOG_LEVEL: 'error',
        SLACK_BOT_TOKEN: 'xoxb-secret-of-tests',
        SLACK_APP_TOKEN: 'xapp-secret-of-tests',
      },
    };
    const { code, out, err } = await admin(['pause', 'TACME'], env);
    expect([code, out.split('\n')[0]]).toEqual([
      0,
      'chat:TACME is paused. What is being sent this moment still arrives; nothing more is sent there, and commands',
    ]);
    expect(await store.ledger.countDue(NOON)).toBe(0);
    expect(await store.ledger.claimDue({ now: NOON, limit: 9, leaseMs: 1 })).toEqual([]);
    const line = JSON.parse(err) as Record<string, unknown>;
    const { username } = userInfo();
    expect(line).toMatchObject({ level: 'info', event: 'admin-pause', platform: 'chat', user: username });
    expect(line['workspace']).toMatch(/^[0-9a-f]{12}$/);
    expect(line['msg']).toBe(`${username} paused Rung in chat:${String(line['workspace'])}.`);
    const kept = readFileSync(`${folderOfIt}/admin.log`, 'utf8');
    expect(JSON.parse(kept)).toMatchObject({
      event: 'admin-pause',
      workspace: line['workspace'],
      user: username,
    });
    expect(statSync(`${folderOfIt}/admin.log`).mode & 0o777).toBe(0o600);
    expect(out + err + kept).not.toContain('secret-of-tests');
  });

  it('when it is called otherwise, or there is no database, then it says what to do', async () => {
    const env = { RUNG_HOME: home('empty') };
    const [wrong, none] = await Promise.all([admin(['pause'], env), admin(['workspaces'], env)]);
    expect(wrong).toMatchObject({ code: 2, out: '' });
    expect(wrong.err).toContain('Usage: npm run -s admin -- COMMAND');
    expect(none).toMatchObject({ code: 1, out: '' });
    expect(none.err).toMatch(/^There is no database at .*rung\.sqlite\. Set RUNG_HOME .*\n$/);
  });

  it('when its log cannot be kept, then that is found before anything is done', async () => {
    const config = { level: 'info', format: 'json', workspaceKey: undefined } as const;
    await expect(openAudit({ home: '/dev/null/home', config, version: '0', secrets: [] })).rejects.toThrow();
  });
});
