import { fc } from '../harness/property.ts';
import { describe, expect, inject, it } from 'vitest';
import type { SendResult } from '../../src/adapters/shared/adapter.ts';
import { weeklyPlan } from '../../src/scheduling/kinds/weekly-plan.ts';
import { deliverDue, type Sending } from '../../src/scheduling/worker/deliver.ts';
import { openStore } from '../../src/store/engines/open.ts';
import type { Store } from '../../src/store/store.ts';
import { openApp } from '../harness/app.ts';
import { emptyDatabase } from '../harness/engines.ts';
import { refOf } from '../harness/scheduling/schedules.ts';

const FULL = inject('full');
const RUNS = { 'sqlite-memory': FULL ? 2_000 : 60, postgres: FULL ? 300 : 6 };
const HOUR = 3_600_000;
const BEGIN = Date.UTC(2026, 9, 14, 10);
const PEOPLE = ['ada', 'ben', 'cy'] as const;
type Person = (typeof PEOPLE)[number];

/** What somebody says, and what it makes of their wish to be written to, in a few words of ours. */
const SAYINGS = {
  '/plan start 30 days monday 9:00 london': 'in',
  '/plan start software engineer friday 18:30 new york': 'in',
  '/plan start 30 days': 'in if known',
  '/plan resume': 'in if known',
  '/plan when tuesday 7:00': 'in if known',
  '/plan when berlin': 'in if known',
  '/plan when': 'same',
  '/plan stop': 'out for good',
  '/plan pause': 'out',
  '/plan snooze a day': 'same',
  '/plan snooze until 10 december': 'same',
  '/plan done': 'same',
  '/plan skip': 'same',
  '/plan tick 1': 'same',
  '/plan': 'same',
  '/salary senior london': 'same',
  '/skills gap senior': 'same',
  '/roadmap show 30 days': 'same',
  '/rung privacy': 'same',
  '/rung privacy delete': 'same',
  '/rung privacy delete yes': 'out for good',
} as const;
type Saying = keyof typeof SAYINGS;
const OUTCOMES = [
  'sent',
  'retryable',
  'unknown',
  'arrives, nobody knows',
  'unreachable',
  'revoked',
  'rejected',
  'crash',
] as const;
type Ending = (typeof OUTCOMES)[number] | 'crash after it arrived';

type Step =
  | { readonly kind: 'say'; readonly who: Person; readonly saying: Saying }
  | { readonly kind: 'wait'; readonly hours: number }
  | {
      readonly kind: 'tick';
      readonly ending: Ending;
      readonly workers: number;
      readonly meanwhile?: readonly [Person, Saying];
    }
  | { readonly kind: 'due'; readonly late: number }
  | { readonly kind: 'removed' | 'back' };

const who = fc.constantFrom(...PEOPLE);
const saying = fc.constantFrom(...(Object.keys(SAYINGS) as Saying[]));
const ending = fc.oneof(
  { weight: 5, arbitrary: fc.constant('sent' as const) },
  { weight: 4, arbitrary: fc.constantFrom<Ending>(...OUTCOMES, 'crash after it arrived') },
);
const tick = fc.record(
  {
    kind: fc.constant('tick' as const),
    ending,
    workers: fc.constantFrom(1, 1, 2),
    meanwhile: fc.tuple(who, saying),
  },
  { requiredKeys: ['kind', 'ending', 'workers'] },
);
/** Mostly up to a moment when something is due, which waiting at random would seldom meet within twelve hours. */
const later: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('due' as const), late: fc.constantFrom(0, 0, 1, 11, 13) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), hours: fc.integer({ min: 1, max: 240 }) }),
  },
);
/** Something said, some time, and a round of sending, in this order mostly. */
const turn: fc.Arbitrary<readonly Step[]> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(fc.record({ kind: fc.constant('say' as const), who, saying }), later, tick),
  },
  { weight: 4, arbitrary: fc.tuple(later, tick) },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.record({ kind: fc.constantFrom('removed' as const, 'back' as const) }), tick),
  },
);
/** Histories begin with somebody who wants to be written to: without one nothing is ever due. */
const history = fc
  .tuple(
    fc.subarray([...PEOPLE], { minLength: 1 }),
    fc.array(turn, { minLength: 8, maxLength: 30, size: 'max' }),
  )
  .map(([first, turns]): readonly Step[] => [
    ...first.map((one) => ({
      kind: 'say' as const,
      who: one,
      saying: '/plan start 30 days monday 9:00 london' as const,
    })),
    ...turns.flat(),
  ]);

const key = (person: Person) => ({ platform: 'chat', workspace: 'W1', person });

/** One history lived through: how many sends there were. */
async function live(store: Store, history: readonly Step[], totals: Record<string, number>): Promise<number> {
  let now = BEGIN;
  let said = 0;
  let sends = 0;
  const { core, data, bugs } = await openApp({ store, clock: { now: () => now } });
  /** Who wants to be written to, by what they said and nothing else; `known` ever named a zone. */
  const wants = new Map<Person, 'in' | 'out'>();
  /** The nudges that are in somebody's inbox. */
  const arrived = new Set<string>();

  async function say(person: Person, words: Saying): Promise<void> {
    const effect = SAYINGS[words];
    const { ok } = (await core.handleOnce({
      id: `d${++said}`,
      path: [],
      input: { kind: 'text', text: words },
      actor: { platform: 'chat', workspace: 'W1', id: person, name: person },
      venue: { platform: 'chat', workspace: 'W1', channel: 'C1', direct: false },
      at: now,
    })) ?? { ok: false };
    if (effect === 'out for good') wants.delete(person);
    else if (effect === 'out' && wants.has(person)) wants.set(person, 'out');
    else if (ok && (effect === 'in' || (effect === 'in if known' && wants.has(person))))
      wants.set(person, 'in');
  }

  async function ticked({ ending: how, workers, meanwhile }: Extract<Step, { kind: 'tick' }>): Promise<void> {
    const died = new AbortController();
    let speaks = meanwhile;
    let speaking: Promise<void> | undefined;
    /** Whom this round itself writes to no more. */
    const ended = new Set<Person>();
    const end = (person: Person): void => {
      ended.add(person);
      wants.set(person, 'out');
    };
    const kind = weeklyPlan({ plans: store.plans, data, dataFor: () => Promise.resolve(data) });
    const sending: Sending = {
      ledger: {
        claimDue: (request) => store.ledger.claimDue(request),
        renew: (...args) => store.ledger.renew(...args),
        markResent: (due) => store.ledger.markResent(due),
        release: (...args) => (died.signal.aborted ? Promise.resolve() : store.ledger.release(...args)),
        // A process that died records nothing.
        record: (...args) =>
          died.signal.aborted ? new Promise(() => undefined) : store.ledger.record(...args),
      },
      now: () => now,
      kinds: [
        {
          ...kind,
          async compose(due, moment) {
            const composed = await kind.compose(due, moment);
            // Once: what is said takes the claim away, and it is claimed again.
            const words = speaks;
            speaks = undefined;
            if (words) await (speaking = say(...words));
            return composed;
          },
        },
      ],
      async send(due, reply, nudge): Promise<SendResult> {
        const person = refOf(due.recipient) as Person;
        sends++;
        totals[how] = (totals[how] ?? 0) + 1;
        expect([person, wants.get(person), reply.summary]).toEqual([person, 'in', reply.summary]);
        expect(due.recipient).toEqual(key(person));
        if (how === 'sent' && reply.summary.startsWith('Keep going')) end(person);
        if (['sent', 'arrives, nobody knows', 'crash after it arrived'].includes(how)) {
          expect(arrived).not.toContain(nudge);
          arrived.add(nudge);
        }
        switch (how) {
          case 'crash':
          case 'crash after it arrived':
            died.abort();
            return new Promise(() => undefined);
          case 'unreachable':
          case 'revoked':
            end(person);
            return { kind: how, what: how };
          case 'arrives, nobody knows':
          case 'unknown':
            return { kind: 'unknown', what: how };
          case 'sent':
            return { kind: 'sent', message: sends };
          case 'retryable':
          case 'rejected':
            return { kind: how, what: how };
        }
      },
      lookup: (_, nudge) => Promise.resolve(arrived.has(nudge) ? { id: 1 } : undefined),
      count: () => undefined,
      report: (error) => bugs.push(error),
      signal: died.signal,
    };
    const dead = new Promise<void>((resolve) => died.signal.addEventListener('abort', () => resolve()));
    await Promise.race([Promise.all(Array.from({ length: workers }, () => deliverDue(sending))), dead]);
    await speaking;
    if (!meanwhile) return;
    // Said while the send that ends it was out, either may have come last, and which is written in the store.
    const [person, words] = meanwhile;
    if (!ended.has(person) || !SAYINGS[words].startsWith('in')) return;
    const { state } = (await store.schedules.get(key(person), 'weekly-plan')) ?? {};
    if (wants.has(person)) wants.set(person, state === 'active' ? 'in' : 'out');
  }

  async function nextDue(): Promise<number> {
    const schedules = await Promise.all(
      PEOPLE.map((person) => store.schedules.get(key(person), 'weekly-plan')),
    );
    return Math.min(...schedules.flatMap((one) => one?.next?.at ?? []), now + 400 * 24 * HOUR);
  }

  for (const one of history) {
    if (one.kind === 'say') await say(one.who, one.saying);
    else if (one.kind === 'wait') now += one.hours * HOUR;
    else if (one.kind === 'due') now = Math.max(now, (await nextDue()) + one.late * HOUR);
    else if (one.kind === 'tick') await ticked(one);
    else if (one.kind === 'back') await store.workspaces.restore({ platform: 'chat', workspace: 'W1' });
    else {
      await store.workspaces.suspend({ platform: 'chat', workspace: 'W1' }, 'Rung was removed', now);
      for (const person of wants.keys()) wants.set(person, 'out');
    }
  }
  expect(bugs).toEqual([]);
  return sends;
}

describe.each(['sqlite-memory', 'postgres'] as const)(
  'given any history of commands, crashes and time on %s',
  (engine) => {
    it('when it is lived through, then nobody is written to who does not want it at that moment, nor twice', async () => {
      const totals: Record<string, number> = {};
      let sends = 0;
      await fc.assert(
        fc.asyncProperty(history, async (steps) => {
          const { location, remove } = await emptyDatabase(engine);
          const store = await openStore(location);
          sends += await live(store, steps, totals);
          // A crashed worker's promises never settle; on PostgreSQL dropping the database ends what they hold.
          await store.close();
          await remove();
        }),
        {
          numRuns: RUNS[engine],
        },
      );
      expect(sends).toBeGreaterThan(RUNS[engine]);
      if (FULL)
        // eslint-disable-next-line no-console -- the fault runs print their counts
        console.info(`${engine}: ${RUNS[engine]} histories, ${sends} sends, none unasked`, totals);
    }, 600_000);
  },
);
