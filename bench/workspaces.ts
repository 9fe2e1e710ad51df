/**
 * One process in a thousand Slack workspaces and in one, on PostgreSQL: its memory, idle, and signed `/salary senior
 * london` over HTTP, asked in one workspace after the other: `node bench/workspaces.ts`.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { REQUEST_PATH } from '../src/adapters/slack/connection/request-path.ts';
import { manifest } from '../src/adapters/slack/render/manifest.ts';
import { readCommands, treeOf } from '../src/core/declare/registry.ts';
import type { Workspace } from '../src/playground/slack/types.ts';
import { openSlackItself, type Slack } from '../src/playground/slack/oauth/slack.ts';
import { startPostgres } from '../test/harness/postgres-server.ts';
import { median, print, section } from './report.ts';
import { residentOf, startRung } from './support/start-rung.ts';

const RUNS = 5;
/** Until what the load took is given back, in milliseconds. */
const IDLE = 20_000;
const AT_ONCE = 16;
const SECONDS = 4;
const PUBLIC = 'https://rung.test';
const path = (name: string): string => new URL(name, import.meta.url).pathname;
const tree = treeOf(await readCommands(path('../commands')));
const home = mkdtempSync(join(tmpdir(), 'rung-bench-'));

/** What one run of load gives, in answers a second and milliseconds. */
interface Measured {
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
}

async function freePort(): Promise<number> {
  const listening = createServer().listen(0, '127.0.0.1');
  await once(listening, 'listening');
  const { port } = listening.address() as AddressInfo;
  listening.close();
  await once(listening, 'close');
  return port;
}

const rung = (slack: Slack, port: number, url: string): Promise<ChildProcess> =>
  startRung(
    {
      ...{ RUNG_HOME: home, DATABASE_URL: url, RUNG_SECRET_KEYS: randomBytes(32).toString('base64') },
      ...{ SLACK_CLIENT_ID: slack.clientId, SLACK_CLIENT_SECRET: slack.clientSecret },
      ...{ SLACK_SIGNING_SECRET: slack.signingSecret, SLACK_PORT: String(port) },
      ...{ SLACK_PUBLIC_URL: PUBLIC, SLACK_API_URL: slack.apiUrl },
    },
    ['slack'],
  );

/** Adds Rung to a workspace as a browser does. */
async function install(team: string, port: number): Promise<void> {
  const page = await fetch(`http://127.0.0.1:${port}/slack/install`);
  const cookie = page.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const link = /href="([^"]+)"/.exec(await page.text())?.[1]?.replaceAll('&amp;', '&') ?? '';
  const body = new URLSearchParams({ team, choice: 'allow' });
  const answer = await fetch(link, { method: 'POST', body, redirect: 'manual' });
  const { search } = new URL(answer.headers.get('location') ?? '');
  const added = await fetch(`http://127.0.0.1:${port}/slack/oauth_redirect${search}`, {
    headers: { cookie },
  });
  if (!added.ok) throw new Error(`not added: HTTP ${added.status}`);
}

/** How often in a second the people of a throttled workspace open Rung's home, which asks Slack for much. */
const OPENED = 20;

/**
 * The load's 99th percentile while one workspace refuses everything that it is asked, to that without, in turns; its people
 * open Rung's home all the time.
 */
async function besideThrottled(measureOnce: () => Promise<Measured>, throttled: Workspace): Promise<number> {
  const ratios: number[] = [];
  const person = throttled.addPerson('ada');
  const open = (): void =>
    void throttled.deliver('events_api', {
      ...{ type: 'event_callback', event_id: `Ev${performance.now()}`, team_id: throttled.teamId },
      api_app_id: throttled.appId,
      event: {
        type: 'app_home_opened',
        user: person.id,
        channel: person.dm().id,
        tab: 'home',
        event_ts: '1.1',
      },
    });
  // In both: what is compared is the refusals alone.
  const opening = setInterval(open, 1000 / OPENED);
  for (let run = 0; run < RUNS; run++) {
    const plain = await measureOnce();
    const end = throttled.faults.set({ kind: 'throttle', retryAfter: 5 });
    const beside = await measureOnce();
    end();
    ratios.push(beside.p99 / plain.p99);
  }
  clearInterval(opening);
  return median(ratios);
}

/** Installs Rung in so many workspaces, and measures. */
async function measure(count: number): Promise<void> {
  const manifestOf = manifest(tree, { prefix: '', origin: PUBLIC, forMany: true });
  const slack = await openSlackItself({ manifest: manifestOf, rates: false, keeps: 10 });
  const server = await startPostgres();
  const port = await freePort();
  const child = await rung(slack, port, server.url);
  const teams: string[] = [];
  const workspaces: Workspace[] = [];
  const began = performance.now();
  for (let at = 0; at < count; at += 1) {
    const workspace = await slack.addWorkspace(`Team ${at}`);
    await install(workspace.teamId, port);
    workspaces.push(workspace);
    // Nobody is timed in the first of many: it is the one that is throttled.
    if (at > 0 || count === 1) teams.push(workspace.teamId);
  }
  const perInstall = (performance.now() - began) / count;
  const args = [String(AT_ONCE), String(SECONDS), teams.join(','), slack.signingSecret];
  const load = fork(path('support/slack-load.ts'), args, { execArgv: [] });
  await once(load, 'message');
  const results: Measured[] = [];
  for (let run = 0; run <= RUNS; run++) {
    load.send(port);
    const [measured] = (await once(load, 'message')) as [Measured];
    // The first run warms it and is not counted.
    if (run > 0) results.push(measured);
  }
  const [first] = workspaces;
  if (first && count > 1) {
    first.deliverTo(`http://127.0.0.1:${port}${REQUEST_PATH}`);
    const loaded = async (): Promise<Measured> => {
      load.send(port);
      return ((await once(load, 'message')) as [Measured])[0];
    };
    const ratio = (await besideThrottled(loaded, first)).toFixed(2);
    print(`in ${count} workspaces, p99 beside one that is throttled, to without`, `${ratio} ×`);
  }
  await setTimeout(IDLE);
  const rss = residentOf(child);
  const middle = (what: keyof Measured): number => median(results.map((one) => one[what]));
  print(`in ${count} workspaces, idle after the load`, `${(rss / 1e6).toFixed(0)} MB`);
  print(
    `in ${count} workspaces, answers`,
    `${Math.round(middle('rate'))}/s, p50 ${middle('p50').toFixed(1)} ms, p99 ${middle('p99').toFixed(1)} ms`,
  );
  print(`in ${count} workspaces, one installation`, `${perInstall.toFixed(0)} ms`);
  load.kill();
  child.kill('SIGTERM');
  await once(child, 'exit');
  await slack.close();
  await server.stop();
}

section('Many Slack workspaces in one process, on PostgreSQL');
await measure(1);
await measure(1_000);
rmSync(home, { recursive: true, force: true });
