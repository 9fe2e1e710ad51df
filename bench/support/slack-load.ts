/** The other end: asks with signed requests, and takes the answers by their response_urls. */
import { createHmac } from 'node:crypto';
import { Agent, createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SECRET } from './slack-secret.ts';

/** Workspaces are asked in, one after the other. */
const [, , atOnce = '32', seconds = '4', workspaces = 'T1', secret = SECRET] = process.argv;
const teams = workspaces.split(',');
const AT_ONCE = Number(atOnce);
const SECONDS = Number(seconds);
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
const waiting = new Map<string, () => void>();

const server = createServer((incoming, response) => {
  incoming.resume();
  incoming.on('end', () => {
    if (incoming.url?.startsWith('/api/')) {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ ok: true, team_id: 'T1', user_id: 'UBOT', bot_id: 'B1' }));
      return;
    }
    response.writeHead(200).end('ok');
    waiting.get(incoming.url ?? '')?.();
  });
});
server.keepAliveTimeout = 60_000;
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const { port: own } = server.address() as AddressInfo;

let count = 0;
/** Asks once and resolves when the answer has come. */
function ask(port: number): Promise<void> {
  const path = `/commands/${++count}`;
  const body = new URLSearchParams({
    command: '/salary',
    text: 'senior london',
    trigger_id: `trigger.${process.pid}.${count}`,
    response_url: `http://127.0.0.1:${own}${path}`,
    user_id: `U${count}`,
    user_name: 'ada',
    team_id: teams[count % teams.length] ?? '',
    channel_id: 'C1',
    channel_name: 'general',
  }).toString();
  const at = String(Math.floor(Date.now() / 1000));
  const signature = `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`;
  return new Promise((resolve, reject) => {
    waiting.set(path, () => {
      waiting.delete(path);
      resolve();
    });
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path: '/slack/events',
        method: 'POST',
        agent,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          'x-slack-request-timestamp': at,
          'x-slack-signature': signature,
        },
      },
      (response) => {
        response.resume();
        if (response.statusCode !== 200) reject(new Error(`HTTP ${response.statusCode ?? 0}`));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}

async function run(port: number): Promise<{ rate: number; p50: number; p99: number }> {
  const times: number[] = [];
  const began = performance.now();
  const end = began + SECONDS * 1000;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (performance.now() < end) {
        const asked = performance.now();
        await ask(port);
        times.push(performance.now() - asked);
      }
    }),
  );
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? NaN;
  return { rate: (times.length / (performance.now() - began)) * 1000, p50: at(0.5), p99: at(0.99) };
}

process.on('message', (port: number) => {
  run(port).then(
    (measured) => process.send?.(measured),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
process.send?.(own);
