/** Rung in a process of its own, on its parent's clock, whose platforms are its parent: it may be killed at any moment. */
import type { Adapter, LookupResult, SendResult } from '../../../src/adapters/shared/adapter.ts';
import { assembleApp } from '../../../src/app/container.ts';
import { startScheduler } from '../../../src/app/scheduler.ts';
import { replay, type Actor, type Invocation, type Venue } from '../../../src/core/declare/invocation.ts';
import { WEEKLY_PLAN } from '../../../src/features/plans/schedule-of.ts';
import { CHANNEL_DIGEST } from '../../../src/features/teams/progress-replies.ts';
import { createDrawer } from '../../../src/pictures/draw.ts';
import type { Call, Reply } from '../../../src/reply/reply.ts';
import { openStore, type StoreLocation } from '../../../src/store/engines/open.ts';
import { deleteExpired } from '../../../src/store/retention.ts';
import { shippedData, shippedTree } from '../shipped.ts';
import { buttonsUnder, keeper } from './buttons.ts';
import type { Answered, Answers, Asked, FromRung, Looked, Order, Said, Sending, ToRung } from './messages.ts';

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
let asking: Asked[] = [];
const waiting = new Map<number, (result: never) => void>();
/** Asks the platform, which is the parent, together with all that is asked at about the same time. */
function ask<T>(what: { readonly send: Sending } | { readonly lookup: string }): Promise<T> {
  asked += 1;
  if (asking.length === 0)
    setImmediate(() => {
      say({ asks: asking });
      asking = [];
    });
  asking.push({ ask: asked, ...what });
  return new Promise<T>((resolve) => void waiting.set(asked, resolve));
}

/** One picture in so many is drawn: each takes some thirty milliseconds. */
const DRAWN = 4_000;
let replies = 0;
const drawer = createDrawer();
let pictures = 0;
function draw({ blocks }: Reply): void {
  for (const block of blocks) {
    if (block.type !== 'picture') continue;
    pictures += 1;
    if (pictures % DRAWN === 1)
      drawer.draw(block.picture).then(({ png }) => say({ drawn: png.byteLength }), report);
  }
}

const NAMED = /Plan of (W\d+)/g;
async function send(venue: Venue, reply: Reply, how: Pick<Sending, 'key' | 'isEdit'>): Promise<SendResult> {
  const { platform, workspace = '', channel } = venue;
  const names = [...JSON.stringify(reply).matchAll(NAMED)].flatMap(([, name]) => name ?? []);
  draw(reply);
  const buttons = await buttonsUnder(reply, { platform, workspace }, app.core, (replies += 1));
  return ask({
    send: {
      ...{ platform, workspace, to: channel, title: reply.summary, names, buttons },
      ...how,
    },
  });
}
let edits = 0;
const adapters = ['slack', 'discord'].map((name): Adapter => ({
  name,
  start: () => Promise.resolve(),
  stop: () => Promise.resolve(),
  send: async (venue, reply, key, isClaimed = () => true) =>
    isClaimed()
      ? send(venue, reply, { key, isEdit: false })
      : { kind: 'retryable', after: 0, what: 'the claim ran out' },
  update: (venue, _message, reply) => send(venue, reply, { key: `edit ${(edits += 1)}`, isEdit: true }),
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

/** What is said, as an adapter hands it in: words, or the call of the button that was pressed. */
async function invocationOf(said: Said): Promise<Invocation | undefined> {
  const { id, platform, workspace, person, at, line, press, fields } = said;
  const of = { platform, ...(workspace !== '' && { workspace }) };
  const actor: Actor = { ...of, id: person, name: person };
  const venue: Venue = at
    ? { platform, ...at, direct: false }
    : { ...of, channel: `D${person}`, direct: true };
  const who = { id, actor, venue, at: now };
  if (press === undefined) return { ...who, path: [], input: { kind: 'text', text: line } };
  const call = await app.core.resolveAction(press, keeper({ platform, workspace }));
  return call && replay(fields ? submitted(call, fields) : call, who);
}

/** The call of a form that was submitted. */
const submitted = ({ path, fields }: Call, filled: NonNullable<Said['fields']>): Call => ({
  path,
  fields: { ...fields, ...filled },
});

async function answer(said: Said): Promise<Answered | undefined> {
  const { id, platform, workspace, line, press, isOld = false } = said;
  const invocation = await invocationOf(said);
  if (!invocation) {
    if (!isOld) report(new Error(`the button ${press ?? ''} is not known any more`));
    return undefined;
  }
  const answered = await app.core.handleOnce(invocation);
  if (!answered) return undefined;
  const { ok, reply, failed } = answered;
  if (failed) report(new Error(`“${press ?? line}” was not answered`));
  draw(reply);
  return {
    ...{ id, ok, shown: reply.summary },
    buttons: await buttonsUnder(reply, { platform, workspace }, app.core, (replies += 1)),
  };
}

/** What is held, without compiled code that nothing has used for a while: such code grows for as long as a process runs. */
async function weigh(): Promise<Answers['weigh']> {
  await new Promise(setImmediate);
  globalThis.gc?.({ type: 'major', execution: 'sync', flavor: 'last-resort' });
  const { heapUsed: heap, rss } = process.memoryUsage();
  return { heap, rss };
}

async function stateOf({ platform, workspace, id, isChannel }: Looked): Promise<string> {
  const of = { platform, workspace };
  const schedule = isChannel
    ? await store.schedules.get({ ...of, channel: id }, CHANNEL_DIGEST)
    : await store.schedules.get({ ...of, person: id }, WEEKLY_PLAN);
  return schedule ? [schedule.state, schedule.reason].filter(Boolean).join(': ') : 'none';
}

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
  for (const { ask: id, result } of given.replies) {
    waiting.get(id)?.(result as never);
    waiting.delete(id);
  }
});
process.on('disconnect', () => process.exit());
say({ done: 'ready' });
