import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inProject } from '../harness/project.ts';
import type { Flood } from '../harness/flood-process.ts';
import type { Held, Listening } from '../harness/http-process.ts';
import { signedHeaders } from '../harness/slack-payloads/signed.ts';
import { until } from '../harness/until.ts';
import {
  SILENT,
  BODIES,
  BODY,
  LONGEST,
  forged,
  some,
  UNSIGNED,
} from '../harness/fixtures/faults/slack-flood.ts';

let child: ReturnType<typeof fork>;
let rung: Listening;
const opened: Socket[] = [];

beforeAll(async () => {
  child = fork(inProject('test/harness/http-process.ts'));
  [rung] = (await once(child, 'message')) as [Listening];
});
afterEach(() => {
  for (const socket of opened.splice(0)) socket.destroy();
});
afterAll(async () => {
  const gone = once(child, 'exit');
  child.disconnect();
  await gone;
});

async function held(): Promise<Held> {
  const told = once(child, 'message');
  child.send('held');
  return ((await told) as [Held])[0];
}

/** A signed command over a connection of its own: its status, and how long it took in milliseconds. */
async function ask(): Promise<{ readonly status: number; readonly ms: number }> {
  const body = new URLSearchParams({
    command: '/salary',
    text: 'senior london',
    trigger_id: randomUUID(),
    response_url: rung.answers,
    user_id: rung.user,
    user_name: 'ada',
    team_id: rung.team,
    channel_id: rung.channel,
  }).toString();
  const began = performance.now();
  const status = await new Promise<number>((resolve) => {
    const sent = request(
      {
        ...{ host: '127.0.0.1', port: rung.port, path: rung.path, method: 'POST', agent: false },
        headers: signedHeaders(rung.secret, body),
      },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    sent.on('error', () => resolve(0));
    sent.end(body);
  });
  return { status, ms: performance.now() - began };
}

/** Asks until it is answered, and tells how long that took in milliseconds. */
async function untilAnswered(): Promise<number> {
  const began = performance.now();
  let last = 0;
  const answered = async (): Promise<boolean> => {
    last = (await ask()).status;
    return last === 200;
  };
  await until('it answers with 200', answered, { lastSeen: () => `HTTP ${last}`, ms: 50_000, every: 20 });
  return performance.now() - began;
}

/** A connection that sends what it is given and no more. */
function open(words: string | Buffer): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port: rung.port }, () => resolve(socket));
    socket.on('error', () => resolve(socket));
    opened.push(socket);
    if (words.length > 0) socket.write(words);
  });
}

const headers = (more: Readonly<Record<string, string>>): string =>
  [
    `POST ${rung.path} HTTP/1.1`,
    'host: rung',
    ...Object.entries(more).map(([name, value]) => `${name}: ${value}`),
  ].join('\r\n');

const STUCK = some<readonly [string, () => string]>([
  ['say nothing', () => ''],
  ['stop within their headers', () => headers(forged())],
  ['stop before their body', () => `${headers({ ...forged(), 'content-length': '900000' })}\r\n\r\n`],
  ['stop within their body', () => `${headers({ ...forged(), 'content-length': '900000' })}\r\n\r\ntext=`],
]);

describe('given connections that do not get on', () => {
  it.each(STUCK)(
    `when ${SILENT} of them %s, then a new one is answered within 5 s, and all are gone soon after`,
    async (_, words) => {
      await Promise.all(Array.from({ length: SILENT }, () => open(words())));
      const began = performance.now();
      expect(await untilAnswered()).toBeLessThan(5_000);
      const stuck = (): readonly Socket[] =>
        opened.filter((socket) => !socket.destroyed && !socket.readableEnded);
      const areGone = (): boolean => {
        for (const socket of opened) socket.resume();
        return stuck().length === 0;
      };
      const ms = 10_000 - (performance.now() - began);
      const lastSeen = (): string => `${stuck().length} of ${opened.length} are open`;
      await until('all connections are gone', areGone, { lastSeen, ms, every: 20 });
      expect((await ask()).status).toBe(200);
      expect((await held()).bugs).toBe(0);
    },
  );
});

describe(`given ${BODIES} bodies of 990 kB at once that Slack did not send`, () => {
  it.each(UNSIGNED)(
    `when they %s, then memory stays under 400 MB and a command is answered within ${LONGEST} ms`,
    async (_, more) => {
      const given = more();
      const chunk = 'transfer-encoding' in given ? `${BODY.toString(16)}\r\n` : '';
      const flood = fork(inProject('test/harness/flood-process.ts'));
      const state = { isOver: false };
      flood.once('message', () => (state.isOver = true));
      flood.send({
        port: rung.port,
        count: BODIES,
        head: `${headers(given)}\r\n\r\n${chunk}`,
        body: BODY,
      } satisfies Flood);
      const took: number[] = [];
      while (!state.isOver) {
        const { status, ms } = await ask();
        expect(status).toBe(200);
        took.push(ms);
        await setTimeout(20);
      }
      const { bytes, bugs } = await held();
      expect(Math.max(...took)).toBeLessThan(LONGEST);
      expect(bytes).toBeLessThan(400_000_000);
      expect(bugs).toBe(0);
    },
  );
});
