/**
 * A process of its own that sends what is due by a real adapter's sender, on its parent's clock, and is killed where its
 * parent says: the last word of a drill comes from SIGKILL.
 */
import { setTimeout } from 'node:timers/promises';
import type { Core } from '../../../src/adapters/shared/adapter.ts';
import { WEEKLY_PLAN } from '../../../src/features/plans/schedule-of.ts';
import { followingOf, onDate } from '../../../src/features/plans/timing.ts';
import type { MessageKind } from '../../../src/scheduling/kinds/message-kind.ts';
import { refOf } from '../scheduling/schedules.ts';
import { paragraph } from '../../../src/reply/build.ts';
import { deliverDue, type Sending } from '../../../src/scheduling/worker/deliver.ts';
import { openStore } from '../../../src/store/engines/open.ts';
import type { Due } from '../../../src/store/store.ts';
import type { Order, Report, Step, Where } from '../scheduling/nudge-drill.ts';

const { platform, location, apiUrl, token, rooms } = JSON.parse(process.argv[2] ?? '') as Where;
const say = (report: Report): void => void process.send?.(report);
const store = await openStore(location);
const bugs: string[] = [];
const telemetry = {
  log: () => undefined,
  error: (error: unknown) => void bugs.push(String(error)),
  count: () => undefined,
  answered: () => undefined,
  connected: () => undefined,
  status: () => undefined,
};
const atOnce = <T>(_: unknown, work: () => Promise<T>): Promise<T> => work();
const onRevoked = (): void => undefined;
/** What is sent bears no button, so that nothing is kept. */
const core = { storeActions: () => Promise.resolve() } as unknown as Core;
const sender = await (platform === 'slack' ? slack : discord)();
sender.start(core);

// Only the SDK that is needed: loading one is most of a start.
async function slack() {
  const [{ createSlackSender }, { createWeb }] = await Promise.all([
    import('../../../src/adapters/slack/outbound/send.ts'),
    import('../../../src/adapters/slack/connection/web.ts'),
  ]);
  const web = createWeb(apiUrl, token);
  const proactive = { inTurn: atOnce };
  return createSlackSender({ web, enqueue: atOnce, proactive, team: () => undefined, telemetry, onRevoked });
}

async function discord() {
  const [{ createDiscordSender }, { createRest }] = await Promise.all([
    import('../../../src/adapters/discord/outbound/send.ts'),
    import('../../../src/adapters/discord/connection/rest.ts'),
  ]);
  // The conversations were opened at opt-in.
  const conversations = {
    with: (room: string) => Promise.resolve(room),
    forget: () => Promise.resolve(),
    noteFailure: onRevoked,
  };
  const rest = createRest(apiUrl, token);
  return {
    ...createDiscordSender({ rest, conversations, telemetry, onRevoked }),
    lookup: () => Promise.resolve(undefined),
  };
}

let [begin, since, speed] = [0, 0, 0];
/** The time as its parent's clock has it, which may go faster than ours. */
const now = (): number => begin + (performance.now() - since) * speed;
let order: Order | undefined;
const stopping = new AbortController();
const passed = new Map<Step, number>();

/** Passes a step, unless this is where the process dies. */
function pass(step: Step): void {
  const count = (passed.get(step) ?? 0) + 1;
  passed.set(step, count);
  const dies = order?.dies;
  if (dies?.at !== step || dies.count !== count) return;
  if (dies.signal === 'SIGSTOP') {
    say({ kind: 'paused' });
    [since, speed] = [performance.now(), order?.speed ?? 0];
  }
  process.kill(process.pid, dies.signal);
}

const venueOf = ({ recipient }: Due) => ({
  platform,
  ...(recipient.workspace !== '' && { workspace: recipient.workspace }),
  channel: rooms[refOf(recipient)] ?? '',
  direct: true,
});
let counts: Record<string, number> = {};
const add = (what: string): void => void (counts[what] = (counts[what] ?? 0) + 1);

/** The store's ledger, with the steps at which the process may die. */
const ledger: Sending['ledger'] = {
  mostAtOnce: store.ledger.mostAtOnce,
  async claimDue(request) {
    const dues = await store.ledger.claimDue(request);
    for (const due of dues) {
      pass('claimed');
      if (due.before !== undefined) add(`before: ${due.before}`);
    }
    return dues;
  },
  async holds(due) {
    const holds = await store.ledger.holds(due);
    pass('held');
    return holds;
  },
  async renew(...args) {
    const holds = await store.ledger.renew(...args);
    pass('held');
    return holds;
  },
  release: (dues) => (add('handed back'), store.ledger.release(dues)),
  async record(...args) {
    pass('sent');
    const held = await store.ledger.record(...args);
    pass('recorded');
    return held;
  },
  markResent: (due) => store.ledger.markResent(due),
};

const kind: MessageKind = {
  name: WEEKLY_PLAN,
  mayRepeat: false,
  following: followingOf,
  on: onDate,
  compose: (due, { next }) =>
    Promise.resolve({
      whenUnreachable: 'unreachable',
      change: { next, silent: due.schedule.silent + 1 },
      reply: { summary: `Week of ${due.occurrence}`, blocks: [paragraph('Read about evals.')], actions: [] },
    }),
};

const sending = (): Sending => ({
  ...{ ledger, kinds: [kind] },
  now: () => Math.floor(now()),
  async send(due, reply, key, holds) {
    add('tried');
    const sent = sender.send(venueOf(due), reply, key, holds);
    // The request is out, and may or may not have arrived.
    await Promise.race([sent, setTimeout(order?.dies?.after ?? 0)]);
    pass('in flight');
    return sent;
  },
  async lookup(due, key) {
    const found = await sender.lookup(venueOf(due), key);
    add(`looked for: ${found === undefined ? 'not there' : found === 'unknown' ? 'unknown' : 'there'}`);
    return found;
  },
  count: add,
  report: (error) => void bugs.push(String(error)),
  signal: stopping.signal,
});

let underWay: Promise<unknown> | undefined;
process.on('message', (given: Order) => {
  order = given;
  [begin, since, speed] = [given.now, performance.now(), 0];
  passed.clear();
  counts = {};
  underWay = deliverDue(sending()).then(
    (claimed) => say({ kind: 'done', claimed, counts, bugs: bugs.splice(0) }),
    (error: unknown) => say({ kind: 'done', claimed: 0, counts: {}, bugs: [String(error)] }),
  );
});
process.on('SIGTERM', () => {
  const began = performance.now();
  stopping.abort(new Error('stopping'));
  void Promise.all([underWay, sender.stop()])
    .then(() => store.close())
    .then(() => {
      say({ kind: 'stopped', ms: performance.now() - began });
      process.disconnect();
    });
});
process.on('disconnect', () => process.exit());
say({ kind: 'ready' });
