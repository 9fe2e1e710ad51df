/**
 * One process with 1, 2 and 16 shards of a Discord app, whose sessions start as Discord lets them: how long until all
 * listen, and what each takes in memory: `node bench/shards.ts`.
 */
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openGuild } from '../src/playground/discord/guild.ts';
import { print, section } from './report.ts';
import { residentOf, startRung } from './support/start-rung.ts';

const IDLE = 4_000;
/** Discord's own: sessions of one group of shards start so far apart, in milliseconds. */
const APART = 5_000;
const home = mkdtempSync(join(tmpdir(), 'rung-bench-'));

/** Starts so many shards, `atOnce` of them within the same 5 s. */
async function measure(shards: number, atOnce: number): Promise<void> {
  const guild = await openGuild({
    rates: false,
    shards,
    maxConcurrency: atOnce,
    identifyEveryMs: APART,
  });
  const began = performance.now();
  const env = { RUNG_HOME: home, DISCORD_API_URL: guild.apiUrl, DISCORD_TOKEN: guild.token };
  const child = await startRung(env, ['discord']);
  while (guild.identifies < shards) await setTimeout(50);
  const took = (performance.now() - began) / 1000;
  await setTimeout(IDLE);
  if (guild.identifies > shards)
    throw new Error(`${guild.identifies - shards} sessions were started in vain`);
  const what = `${shards} shards, ${atOnce} at once`;
  print(`${what}: all listen after`, `${took.toFixed(1)} s`);
  print(`${what}: memory, idle`, `${(residentOf(child) / 1e6).toFixed(0)} MB`);
  child.kill('SIGTERM');
  await once(child, 'exit');
  await guild.close();
}

section('Shards of a Discord app in one process');
await measure(1, 1);
await measure(2, 1);
await measure(16, 16);
await measure(16, 1);
rmSync(home, { recursive: true, force: true });
