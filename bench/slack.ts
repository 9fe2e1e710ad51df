/**
 * Signed `/salary senior london` over HTTP, against a bare Bolt app that acknowledges and answers a constant of the same
 * bytes the same way. Each app is a process of its own, and so is what asks and is answered: `node bench/slack.ts`.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { median, print, section } from './report.ts';
import { FLAGS } from './support/flags.ts';

const RUNS = 5;
const part = (name: string): string => new URL(`./support/slack-${name}.ts`, import.meta.url).pathname;

/** What one run of load gives: answers a second, and the 50th and 99th percentile of an answer, in milliseconds. */
interface Measured {
  readonly rate: number;
  readonly p50: number;
  readonly p99: number;
}

async function begin(name: string, ...args: string[]): Promise<{ child: ChildProcess; port: number }> {
  const child = fork(part(name), args, { execArgv: name === 'rung' ? [...FLAGS] : [] });
  const [port] = (await once(child, 'message')) as [number];
  return { child, port };
}

async function measure(load: ChildProcess, port: number): Promise<Measured> {
  load.send(port);
  const [measured] = (await once(load, 'message')) as [Measured];
  return measured;
}

section('Slack: signed /salary senior london over HTTP, each answered by its response_url');
const load = await begin('load');
const apps = {
  bare: await begin('bare', String(load.port)),
  rung: await begin('rung', String(load.port)),
};
const results: Record<keyof typeof apps, Measured[]> = { bare: [], rung: [] };
for (let run = 0; run <= RUNS; run++) {
  for (const name of ['bare', 'rung'] as const) {
    const measured = await measure(load.child, apps[name].port);
    // The first run warms both and is not counted.
    if (run > 0) results[name].push(measured);
  }
}
const middle = (name: keyof typeof apps, what: keyof Measured): number =>
  median(results[name].map((one) => one[what]));
for (const name of ['bare', 'rung'] as const) {
  const figures = `${Math.round(middle(name, 'rate'))}/s, p50 ${middle(name, 'p50').toFixed(1)} ms, p99 ${middle(name, 'p99').toFixed(1)} ms`;
  print(name === 'bare' ? 'a bare Bolt app that answers a constant' : 'Rung', figures);
}
print('Rung to bare, answers a second', `${(middle('rung', 'rate') / middle('bare', 'rate')).toFixed(2)} ×`);
print('Rung to bare, 99th percentile', `${(middle('rung', 'p99') / middle('bare', 'p99')).toFixed(2)} ×`);
for (const { child } of [load, apps.bare, apps.rung]) child.kill();
