import { fork } from 'node:child_process';
import type { Socket } from 'node:net';
import { setTimeout } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { inProject } from '../harness/project.ts';
import type { Flood } from '../harness/flood-process.ts';
import { until } from '../harness/until.ts';
import {
  SILENT,
  BODIES,
  BODY,
  FULL,
  LONGEST,
  STUCK,
  UNSIGNED,
  headers,
  openFlooded,
} from '../harness/fixtures/faults/slack-flood.ts';

let rung: Awaited<ReturnType<typeof openFlooded>>;
beforeAll(async () => {
  rung = await openFlooded();
});
afterEach(() => rung.hangUp());
afterAll(() => rung.close());

describe('given connections that do not get on', () => {
  it.each(STUCK)(
    `when ${SILENT} of them %s, then a new one is answered within 5 s, and all are gone soon after`,
    async (_, words) => {
      await Promise.all(Array.from({ length: SILENT }, () => rung.open(words())));
      const began = performance.now();
      expect(await rung.untilAnswered()).toBeLessThan(5_000);
      const stuck = (): readonly Socket[] =>
        rung.opened.filter((socket) => !socket.destroyed && !socket.readableEnded);
      const areGone = (): boolean => {
        for (const socket of rung.opened) socket.resume();
        return stuck().length === 0;
      };
      const ms = 10_000 - (performance.now() - began);
      const lastSeen = (): string => `${stuck().length} of ${rung.opened.length} are open`;
      await until('all connections are gone', areGone, { lastSeen, ms, every: 20 });
      expect((await rung.ask()).status).toBe(200);
      expect((await rung.held()).bugs).toBe(0);
    },
  );
});

describe(`given ${BODIES} bodies of 990 kB at once that Slack did not send`, () => {
  it.each(UNSIGNED)(
    `when they %s, then memory stays under 400 MB and a command is answered within ${LONGEST} ms`,
    async (what, more) => {
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
        const { status, ms } = await rung.ask();
        expect(status).toBe(200);
        took.push(ms);
        await setTimeout(20);
      }
      const { bytes, bugs } = await rung.held();
      expect(Math.max(...took)).toBeLessThan(LONGEST);
      expect(bytes).toBeLessThan(400_000_000);
      expect(bugs).toBe(0);
      if (FULL)
        // oxlint-disable-next-line no-console -- the fault runs print their counts
        console.info(
          `${BODIES} bodies that ${what}: ${Math.round(bytes / 1e6)} MB at most, ${took.length} commands meanwhile, the slowest in ${Math.round(Math.max(...took))} ms`,
        );
    },
  );
});
