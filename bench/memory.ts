/**
 * Memory of both platforms idle in one process, against Bolt and discord.js alone: `node bench/memory.ts`. Each is
 * joined to a workspace and a guild on this machine.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { manifest } from '../src/adapters/slack/render/manifest.ts';
import { readCommands, treeOf } from '../src/core/declare/registry.ts';
import { openGuild } from '../src/playground/discord/guild.ts';
import { openWorkspace } from '../src/playground/slack/workspace.ts';
import { median, print, section } from './report.ts';
import { residentOf, startRung } from './support/start-rung.ts';

const RUNS = 5;
const IDLE = 4_000;
const path = (name: string): string => new URL(name, import.meta.url).pathname;
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;

section('Memory: both platforms idle in one process');
const tree = treeOf(await readCommands(path('../commands')));
const workspace = await openWorkspace({ manifest: manifest(tree, tree), rates: false });
const guild = await openGuild({ rates: false });
const home = mkdtempSync(join(tmpdir(), 'rung-bench-'));

async function bare(): Promise<ChildProcess> {
  const { apiUrl, botToken, appToken } = workspace;
  const child = fork(path('support/idle-bare.ts'), [apiUrl, botToken, appToken, guild.apiUrl, guild.token]);
  await once(child, 'message');
  return child;
}

const rung = (): Promise<ChildProcess> =>
  startRung(
    {
      ...{ RUNG_HOME: home, SLACK_API_URL: workspace.apiUrl, SLACK_BOT_TOKEN: workspace.botToken },
      ...{ SLACK_APP_TOKEN: workspace.appToken, DISCORD_API_URL: guild.apiUrl, DISCORD_TOKEN: guild.token },
    },
    ['slack', 'discord'],
  );

const sizes: Record<'bare' | 'rung', number[]> = { bare: [], rung: [] };
for (let run = 0; run < RUNS; run++) {
  for (const [name, begin] of Object.entries({ bare, rung }) as ['bare' | 'rung', typeof bare][]) {
    const child = await begin();
    await setTimeout(IDLE);
    sizes[name].push(residentOf(child));
    // Told to stop, so that it lets go of the gateway for the next one.
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
}
print('Bolt and discord.js alone', megabytes(median(sizes.bare)));
print('Rung on both', megabytes(median(sizes.rung)));
print('Rung to bare', `${(median(sizes.rung) / median(sizes.bare)).toFixed(2)} ×`);
await workspace.close();
await guild.close();
rmSync(home, { recursive: true, force: true });
