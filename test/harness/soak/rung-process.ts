/** Rung in a process of its own, on its parent's clock, whose platforms are its parent: it may be killed at any moment. */
import type { Adapter, LookupResult, SendResult } from '../../../src/adapters/shared/adapter.ts';
import { assembleApp } from '../../../src/app/container.ts';
import { startScheduler } from '../../../src/app/scheduler.ts';
import type { Actor, Invocation, Venue } from '../../../src/core/declare/invocation.ts';
import { WEEKLY_PLAN } from '../../../src/features/plans/schedule-of.ts';
import type { Reply } from '../../../src/reply/reply.ts';
import { openStore, type StoreLocation } from '../../../src/store/engines/open.ts';
import { deleteExpired } from '../../../src/store/retention.ts';
import { shippedData, shippedTree } from '../shipped.ts';
import type { Answered, Answers, FromRung, Order, Said, ToRung } from './messages.ts';

const location = JSON.parse(process.argv[2] ?? '') as StoreLocation;
const say = (what: FromRung): void => void process.send?.(what);
const report = (error: unknown): void =>
  say({ bug: error instanceof Error ? (error.stack ?? '') : String(error) });

let now = 0;
const store = await openStore(location);
const app = assembleApp({
  ...{ data: shippedData(), tree: await shippedTree(), store, report },
  clock: { now: () => now },
  tell: () => undefined,
});

let asked = 0;
const waiting = new Map<number, (result: never) => void>();
/** Asks the platform, which is the parent. */
function ask<T>(
  what: { send: Extract<FromRung, { send: unknown }>['send'] } | { lookup: string },
): Promise<T> {
  asked += 1;
  const id = asked;
  return new Promise<T>((resolve) => {
    waiting.set(id, resolve);
    say({ ask: id, ...what });
  });
}

const NAMED = /Plan of (W\d+)/g;
const send = (
  { platform, workspace = '', channel }: Venue,
  reply: Reply,
  key: string,
): Promise<SendResult> => {
  const names = [...JSON.stringify(reply).matchAll(NAMED)].flatMap(([, name]) => name ?? []);
  return ask({ send: { platform, workspace, person: channel, key, title: reply.summary, names } });
};
const adapters = ['slack', 'discord'].map((name): Adapter => ({
  name,
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  send: async (venue, reply, key, isClaimed = () => true) =>
    isClaimed() ? send(venue, reply, key) : { kind: 'retryable', after: 0, what: 'the claim ran out' },
  update: () => Promise.resolve({ kind: 'rejected', what: 'nothing is changed here' }),
  lookup: (_venue, key) => ask<LookupResult>({ lookup: key }),
}));
adapters.forEach(app.join);

async function tick(tidies: boolean): Promise<Answers['tick']> {
  const counts: Record<string, number> = {};
  const ticks = startScheduler({
    ...{ ...app, adapters, now: () => now, report },
    count: (what) => (counts[what] = (counts[what] ?? 0) + 1),
    after: () => app.notices.refresh(),
    signal: new AbortController().signal,
  });
  await ticks.stop();
  if (tidies) await deleteExpired(store, now);
  return { counts };
}

async function answer({ id, platform, workspace, person, line }: Said): Promise<Answered | undefined> {
  const of = { platform, ...(workspace !== '' && { workspace }) };
  const actor: Actor = { ...of, id: person, name: person };
  const venue: Venue = { ...of, channel: `D${person}`, direct: true };
  const invocation: Invocation = { id, actor, venue, at: now, path: [], input: { kind: 'text', text: line } };
  const answered = await app.core.handleOnce(invocation);
  if (answered?.failed) report(new Error(`“${line}” was not answered`));
  return answered && { id, ok: answered.ok, shown: answered.reply.summary };
}

async function weigh(): Promise<Answers['weigh']> {
  await new Promise(setImmediate);
  globalThis.gc?.();
  const { heapUsed: heap, rss } = process.memoryUsage();
  return { heap, rss };
}

const stateOf = async ({ platform, workspace, person }: Omit<Said, 'id' | 'line'>): Promise<string> => {
  const schedule = await store.schedules.get({ platform, workspace, person }, WEEKLY_PLAN);
  return schedule ? [schedule.state, schedule.reason].filter(Boolean).join(': ') : 'none';
};

async function carryOut(order: Order): Promise<Answers[keyof Answers]> {
  switch (order.kind) {
    case 'tick':
      now = order.now;
      return tick(order.tidies);
    case 'say': {
      now = order.now;
      const answers = await Promise.all(order.said.map(answer));
      return { answers: answers.filter((one) => one !== undefined) };
    }
    case 'weigh':
      return weigh();
    case 'look':
      return { states: await Promise.all(order.of.map(stateOf)) };
  }
}

process.on('message', (given: ToRung) => {
  if ('order' in given) {
    void carryOut(given.order).then((done) => say({ done }), report);
    return;
  }
  waiting.get(given.reply)?.(given.result as never);
  waiting.delete(given.reply);
});
process.on('disconnect', () => process.exit());
say({ done: 'ready' });
