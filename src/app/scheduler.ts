import type { Adapter, LookupResult } from '../adapters/shared/adapter.ts';
import type { Venue } from '../core/declare/invocation.ts';
import { daysOffOf } from '../features/settings/workspace-choices.ts';
import type { DaysOff } from '../scheduling/calendar/days-off.ts';
import type { Cards } from '../features/teams/cards.ts';
import { messageKinds, type MessageParts } from '../scheduling/kinds/index.ts';
import { deliverDue, type Sending } from '../scheduling/worker/deliver.ts';
import { keepTicking, type Ticks } from '../scheduling/worker/ticks.ts';
import { isChannelRecipient, type Due, type Store } from '../store/store.ts';
import type { EpochMs } from '../time.ts';
import type { Spans } from '../observability/traces/spans.ts';
import { tracedSending } from './traces/sending.ts';

/** How long a send waits for a process that has joined its platform, in milliseconds. */
const ELSEWHERE = 5 * 60_000;

interface Parts extends MessageParts {
  readonly store: Store;
  /** The cards of what is shared. */
  readonly cards: Pick<Cards, 'sendDue'>;
  readonly adapters: readonly Adapter[];
  readonly now: () => EpochMs;
  readonly count: Sending['count'];
  /** Measures each message, where they are traced. */
  readonly traced?: { readonly spans: Spans; readonly workspaceKey: string | undefined } | undefined;
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
export function startScheduler(parts: Parts): Ticks {
  const { store, cards, adapters, now, count, traced, after, report, ticked, stepped, signal } = parts;
  const days = daysOffIn(store);
  const plain: Sending = {
    daysOff: days.of,
    ledger: store.ledger,
    kinds: messageKinds(parts),
    ...sendingBy(adapters),
    ...{ now, count, report, signal },
  };
  const sending = traced ? tracedSending(plain, traced.spans, traced.workspaceKey) : plain;
  return keepTicking({
    async work() {
      days.forget();
      await deliverDue(sending);
      if (!signal.aborted) await cards.sendDue();
      await after?.();
    },
    ...{ report, now },
    ...(ticked && { done: ticked }),
    ...(stepped && { stepped }),
  });
}

/** The days off of workspaces, each read once a round. */
function daysOffIn({ workspaceSettings }: Pick<Store, 'workspaceSettings'>) {
  const known = new Map<string, Promise<DaysOff | undefined>>();
  return {
    forget: () => {
      known.clear();
    },
    of: ({ recipient: { platform, workspace } }: Due): Promise<DaysOff | undefined> => {
      const name = [platform, workspace].join('\0');
      const read =
        known.get(name) ?? workspaceSettings.list({ platform, workspace }).then((all) => daysOffOf(all));
      known.set(name, read);
      return read;
    },
  };
}

/** Sends and looks up by the adapter of a recipient's platform. */
export function sendingBy(adapters: readonly Adapter[]): Pick<Sending, 'send' | 'lookup'> {
  const by = new Map(adapters.map((one) => [one.name, one]));
  return {
    async send(due, reply, key, holds) {
      const { platform } = due.recipient;
      const adapter = by.get(platform);
      return adapter
        ? adapter.send(venueOf(due), reply, key, holds)
        : { kind: 'retryable', after: ELSEWHERE, what: `${platform} is not joined here` };
    },
    lookup: async (due, key): Promise<LookupResult> =>
      by.get(due.recipient.platform)?.lookup(venueOf(due), key),
  };
}

/** A channel, or a person's own conversation: their id stands for it. */
function venueOf({ recipient }: Due): Venue {
  const { platform, workspace } = recipient;
  const isChannel = isChannelRecipient(recipient);
  return {
    platform,
    ...(workspace !== '' && { workspace }),
    channel: isChannel ? recipient.channel : recipient.person,
    direct: !isChannel,
  };
}
