import type { Adapter, Found } from './adapters/adapter.ts';
import type { Venue } from './command/invocation.ts';
import type { Dataset } from './dataset/dataset.ts';
import { compose, following } from './plan/compose.ts';
import { deliverDue, type Sending } from './schedule/deliver.ts';
import { keepTicking, type Ticks } from './schedule/ticks.ts';
import type { Due, Store } from './store/store.ts';

/** How long a send waits for a process that has joined its platform, in milliseconds. */
const ELSEWHERE = 5 * 60_000;

interface Parts {
  readonly store: Store;
  readonly data: Dataset;
  readonly adapters: readonly Adapter[];
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly count: Sending['count'];
  /** Done after each round of sending. */
  readonly after?: () => Promise<unknown>;
  readonly report: (error: unknown) => void;
  readonly signal: AbortSignal;
}

/** Sends what is due, every ten seconds, by the adapters this process has. */
export function startNudges({ store, data, adapters, now, count, after, report, signal }: Parts): Ticks {
  const by = new Map(adapters.map((one) => [one.name, one]));
  const send: Sending['send'] = async (due, reply, key, holds) => {
    const adapter = by.get(due.person.platform);
    if (!adapter)
      return { kind: 'later', after: ELSEWHERE, what: `${due.person.platform} is not joined here` };
    return adapter.send(venueOf(due), reply, key, holds);
  };
  const find = async (due: Due, key: string): Promise<Found> =>
    (await by.get(due.person.platform)?.find(venueOf(due), key)) ?? undefined;
  const sending: Sending = {
    store,
    now,
    compose: (due, moment) => compose(due, moment, store, data),
    following,
    send,
    find,
    count,
    report,
    signal,
  };
  return keepTicking(async () => {
    await deliverDue(sending);
    await after?.();
  }, report);
}

/** A person's own conversation: their id stands for it. */
const venueOf = ({ person: { platform, workspace, person } }: Due): Venue => ({
  platform,
  ...(workspace !== '' && { workspace }),
  channel: person,
  direct: true,
});
