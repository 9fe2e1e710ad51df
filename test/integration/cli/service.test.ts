import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkspace, type Workspace } from '../../../src/playground/slack/workspace.ts';
import { closedPort } from '../../harness/closed-port.ts';
import { temporaryFolder } from '../../harness/folder.ts';
import { manifestOfRung } from '../../harness/platforms/slack.ts';
import { until } from '../../harness/until.ts';
import { START, codeOf, runIn, untilSaid } from '../../harness/fixtures/integration/cli/service.ts';

const GRANTED = ['--allow-fs-read=*', '--allow-fs-write=*', '--allow-addons', '--allow-worker'];

const folder = temporaryFolder();
let workspace: Workspace;
beforeAll(async () => {
  workspace = await openWorkspace({ manifest: manifestOfRung(), botName: 'rung' });
});
afterAll(() => workspace.close());

const run = (command: readonly [string, ...string[]], env: Readonly<Record<string, string>> = {}) =>
  runIn(folder, command, env);
const joining = (): Record<string, string> => ({
  SLACK_BOT_TOKEN: workspace.botToken,
  SLACK_APP_TOKEN: workspace.appToken,
  SLACK_API_URL: workspace.apiUrl,
});

describe('given a service', () => {
  it('when it has no token, no terminal and no page, then it ends with 1 and says what to set, in whole paths', async () => {
    const rung = run(START, { RUNG_PLAYGROUND: '0' });
    expect(await codeOf(rung)).toBe(1);
    expect(rung.said()).toContain('nobody is at a terminal');
    expect(rung.said()).toContain(
      `SLACK_APP_TOKEN, or DISCORD_TOKEN, in the environment or in ${folder.file('.env')}`,
    );
    expect(rung.said()).toContain(folder.file('home'));
  });

  it.skipIf(process.platform !== 'linux')(
    'when its log has no room left, then it ends all the same',
    async () => {
      const full = ['bash', '-c', `exec ${START.join(' ')} > /dev/full 2>&1`] as const;
      expect(await codeOf(run(full, { RUNG_PLAYGROUND: '0', RUNG_LOG_FORMAT: '' }))).toBe(1);
    },
  );

  it('when a variable is misspelt, then the right one is named', async () => {
    const rung = run(START, { SLACK_TOKEN: 'xoxb-secret', RUNG_PLAYGROUND: '0' });
    expect(await codeOf(rung)).toBe(1);
    expect(rung.said()).toContain('SLACK_TOKEN is not read; did you mean SLACK_BOT_TOKEN?');
    expect(rung.said()).not.toContain('xoxb-secret');
  });

  it.each([
    ['a setting does not fit', { RUNG_HEALTH_PORT: 'none' }, 'RUNG_HEALTH_PORT must be a port'],
    ['there is nothing to run', { RUNG_PLAYGROUND: '0' }, 'nobody is at a terminal'],
  ])(
    'when %s and no terminal reads its log, then each line is an object that says so',
    async (_, env, said) => {
      const rung = run(START, { ...env, RUNG_LOG_FORMAT: '' });
      expect(await codeOf(rung)).toBe(1);
      const lines = rung.said().trimEnd().split('\n');
      const objects = lines.map(
        (line) => JSON.parse(line) as { msg: string; detail?: string; level: string },
      );
      expect(objects.at(-1)).toMatchObject({ level: 'fatal', event: expect.any(String) as string });
      expect(objects.map(({ msg, detail }) => `${msg} ${detail ?? ''}`).join('\n')).toContain(said);
    },
  );

  it.each([['start'], []])(
    'when it is asked for a level that is none, then it says which there are and ends with 2',
    async (...mode) => {
      const rung = run([...START, ...mode, '--log-level', 'loud']);
      expect(await codeOf(rung)).toBe(2);
      expect(rung.said()).toContain('--log-level is one of fatal, error, warn, info, debug');
    },
  );

  it.skipIf(process.platform !== 'linux').each([
    ['nothing is set', START, {}, 'MALLOC_MMAP_THRESHOLD_=32768'],
    ['it is set', START, { MALLOC_MMAP_THRESHOLD_: '131072' }, 'MALLOC_MMAP_THRESHOLD_=131072'],
    ['the process may not begin again', [START[0], '--permission', ...GRANTED, START[1]], {}, undefined],
    ['it holds a lock', ['bash', '-c', `exec 7>lock; exec ${START.join(' ')}`], {}, undefined],
  ] as const)(
    'when %s, then the process that was started runs, with what is right for it',
    async (...given) => {
      const [, command, env, expected] = given;
      const rung = run([...command], { ...joining(), ...env });
      await untilSaid(rung, 'has joined slack');
      const own = readFileSync(`/proc/${rung.child.pid}/environ`, 'utf8').split('\0');
      expect(own.find((one) => one.startsWith('MALLOC_'))).toBe(expected);
      rung.child.kill('SIGTERM');
      expect(await codeOf(rung)).toBe(0);
    },
  );

  it.skipIf(process.platform !== 'linux')(
    'when a setting is taken from each process, then it still starts',
    async () => {
      const taken = folder.file('taken.cjs');
      writeFileSync(taken, 'delete process.env.MALLOC_MMAP_THRESHOLD_;');
      const rung = run(START, { ...joining(), NODE_OPTIONS: `--require ${taken}` });
      await untilSaid(rung, 'has joined slack');
      rung.child.kill('SIGTERM');
      expect(await codeOf(rung)).toBe(0);
    },
  );

  it.each([
    ['--version', /^\d+\.\d+\.\d+\n$/],
    ['--help', /^Usage:\n/],
  ])('when it is asked for %s, then that is printed and nothing is started', async (flag, printed) => {
    const rung = run([...START, flag]);
    expect(await codeOf(rung)).toBe(0);
    expect(rung.said()).toMatch(printed);
  });

  it('when its port is taken, then it ends with 1 and one line that names the port and the fix', async () => {
    const port = Number(new URL(workspace.apiUrl).port);
    const rung = run(START, { ...joining(), RUNG_HEALTH_PORT: String(port) });
    expect(await codeOf(rung)).toBe(1);
    expect(rung.said()).toMatch(
      new RegExp(`^Port ${port} is taken by another process\\. .*RUNG_HEALTH_PORT.*\\n$`),
    );
  });

  it('when Slack is out of reach, then the cause is told, never that it was joined', async () => {
    const closed = `http://127.0.0.1:${await closedPort()}/api/`;
    const rung = run(START, { ...joining(), SLACK_API_URL: closed });
    await untilSaid(rung, 'auth.test failed (the connection is refused: nothing listens');
    expect(rung.said()).not.toContain('joined');
    rung.child.kill('SIGTERM');
    expect(await codeOf(rung)).toBe(0);
  });

  it('when nothing catches an error, then it is told with its id, work ends, and the process with 1', async () => {
    const throwing = 'process.on("SIGUSR2", () => { throw new TypeError("nobody caught this") })';
    const rung = run(START, {
      ...joining(),
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(throwing)}`,
    });
    await untilSaid(rung, 'Rung has joined slack');
    rung.child.kill('SIGUSR2');
    expect(await codeOf(rung)).toBe(1);
    expect(rung.said()).toMatch(/error [0-9a-f]{8}: TypeError: nobody caught this/);
    expect(rung.said()).toContain('finishes what is in flight and ends');
  });

  it('when npm is told to stop, then Rung stops with it and nothing is left running', async () => {
    const health = await closedPort();
    const rung = run(['npm', 'start'], { ...joining(), RUNG_HEALTH_PORT: String(health) });
    await untilSaid(rung, 'Rung has joined slack');
    const process = await pidOf(rung.child);
    rung.child.kill('SIGTERM');
    await rung.ended;
    await until('it ends', () => !isAlive(process), {
      lastSeen: () => `process ${process} goes on: ${rung.said()}`,
      ms: 30_000,
    });
  });
});

/** The process that answers for Rung, below npm and its shell. */
async function pidOf({ pid = 0 }: ChildProcess): Promise<number> {
  let found = pid;
  for (;;) {
    const lister = spawn('ps', ['-o', 'pid=', '--ppid', String(found)], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let listed = '';
    lister.stdout.on('data', (chunk: Buffer) => (listed += chunk.toString()));
    await once(lister, 'close');
    const child = Number(listed.trim().split(/\s+/)[0]);
    if (!child) return found;
    found = child;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
