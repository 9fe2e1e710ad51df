import type { Adapter, LookupResult } from '../adapters/shared/adapter.ts';
import type { Venue } from '../core/declare/invocation.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { compose, following } from '../features/plans/compose.ts';
import { deliverDue, type Sending } from '../scheduling/worker/deliver.ts';
import { keepTicking, type Ticks } from '../scheduling/worker/ticks.ts';
import { channelOf, type Due, type Owner, type PersonKey, type Store } from '../store/store.ts';
import type { Cards } from '../features/teams/cards.ts';
import { composeDigest } from '../features/teams/compose.ts';
import type { EpochMs } from '../time.ts';

/** How long a send waits for a process that has joined its platform, in milliseconds. */
const ELSEWHERE = 5 * 60_000;

interface Parts {
  readonly store: Store;
  readonly data: Dataset;
  /** The same with the roadmaps that a workspace made, or that a person follows. */
  readonly seen: (whose: { readonly owner?: Owner; readonly person?: PersonKey }) => Promise<Dataset>;
  /** The cards of what is shared. */
  readonly cards: Pick<Cards, 'sendDue'>;
  readonly adapters: readonly Adapter[];
  readonly now: () => EpochMs;
  readonly count: Sending['count'];
  /** Done after each round of sending. */
  readonly after?: () => Promise<unknown>;
  readonly report: (error: unknown) => void;
  /** Told after each round that went through. */
  readonly ticked?: () => void;
  /** Told when the wall clock was set, by how many milliseconds: negative is back. */
  readonly stepped?: (ms: number) => void;
  readonly signal: AbortSignal;
}

/** Sends what is due and keeps cards as they are to be, every ten seconds, by the adapters this process has. */
export function startNudges(parts: Parts): Ticks {
  const { store, data, seen, cards, adapters, now, count, after, report, ticked, stepped, signal } = parts;
  const by = new Map(adapters.map((one) => [one.name, one]));
  const send: Sending['send'] = async (due, reply, key, holds) => {
    const adapter = by.get(due.person.platform);
    if (!adapter)
      return { kind: 'later', after: ELSEWHERE, what: `${due.person.platform} is not joined here` };
    return adapter.send(venueOf(due), reply, key, holds);
  };
  const find = async (due: Due, key: string): Promise<LookupResult> =>
    (await by.get(due.person.platform)?.lookup(venueOf(due), key)) ?? undefined;
  const sending: Sending = {
    store,
    now,
    async compose(due, moment) {
      const channel = channelOf(due.person);
      return channel
        ? composeDigest(due, channel, moment, store, await seen({ owner: channel }))
        : compose(due, moment, store, { data, seen: () => seen({ person: due.person }) });
    },
    following,
    send,
    find,
    resends: ({ person }) => channelOf(person) !== undefined,
    count,
    report,
    signal,
  };
  return keepTicking({
    async work() {
      await deliverDue(sending);
      if (!signal.aborted) await cards.sendDue();
      await after?.();
    },
    ...{ report, now },
    ...(ticked && { done: ticked }),
    ...(stepped && { stepped }),
  });
}

/** A channel, or a person's own conversation: their id stands for it. */
const venueOf = ({ person }: Due): Venue => {
  const { platform, workspace } = person;
  const channel = channelOf(person)?.channel;
  return {
    platform,
    ...(workspace !== '' && { workspace }),
    channel: channel ?? person.person,
    direct: channel === undefined,
  };
};
