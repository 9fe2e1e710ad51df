import type { Adapter, SendResult } from '../../adapters/shared/adapter.ts';
import type { Venue } from '../../core/declare/invocation.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import type { Json } from '../../reply/reply.ts';
import type { Card, Owner, ChannelRoadmap, Repositories } from '../../store/store.ts';
import { cardReply, withdrawnReply } from './card.ts';
import type { EpochMs } from '../../time.ts';

/** The parts that cards are kept up to date with. */
export interface CardParts {
  readonly cards: Pick<Repositories['cards'], 'claimDue' | 'recordShown' | 'recordFailed'>;
  readonly channelRoadmaps: Pick<Repositories['channelRoadmaps'], 'withdraw'>;
  /** The adapters of this process, by name. */
  readonly adapter: (platform: string) => Adapter | undefined;
  /** The dataset with the team roadmaps of a workspace. Rejects where the database is away. */
  readonly datasetFor: (owner: Owner) => Promise<Dataset>;
  readonly now: () => EpochMs;
  readonly report: (error: unknown) => void;
}

/** Keeps the cards of roadmaps that channels follow up to date: posts them, edits them, and marks withdrawn ones. */
export interface Cards {
  /** Posts or edits every card that is due. */
  sendDue(): Promise<void>;
  /** Posts one card now. Resolves with a hint for the person where the channel refuses it; then nothing is followed. */
  post(channelRoadmapId: string): Promise<{ readonly hint: string | undefined } | undefined>;
}

const BATCH = 20;
/** How long a claimed card belongs to this process alone, in milliseconds. */
const LEASE = 60_000;
/** The least pause after a failure, whatever the platform says, in milliseconds. */
const SOONEST_RETRY = 1_000;
/** The pause after the first failure, in milliseconds; each further one doubles it. */
const FIRST_RETRY = 15_000;
const LONGEST_RETRY = 15 * 60_000;

/** How often a card is posted once more after a post that had no answer: a channel may see it twice, never more. */
const MOST_REPEATS = 1;

/** How long after a failure a card rests, in milliseconds. */
const pauseAfter = ({ tries }: Card): number =>
  Math.min(LONGEST_RETRY, FIRST_RETRY * 2 ** Math.min(tries, 10));

const venueOf = ({ platform, workspace, channel }: ChannelRoadmap): Venue => ({
  ...{ platform, workspace, channel },
  direct: false,
});

/** Builds the cards over their queue in the store. */
export function createCards({
  cards: queue,
  channelRoadmaps,
  adapter,
  datasetFor,
  now,
  report,
}: CardParts): Cards {
  async function attempt(card: Card): Promise<SendResult> {
    const { channelRoadmap, message, isWithdrawn } = card;
    const by = adapter(channelRoadmap.platform);
    if (!by) return { kind: 'retryable', what: `${channelRoadmap.platform} is not joined here` };
    const data = await datasetFor(channelRoadmap);
    const roadmap = data.roadmaps.planned(channelRoadmap.roadmap);
    const reply =
      isWithdrawn || !roadmap
        ? withdrawnReply(roadmap?.name, card.withdrawnBy)
        : cardReply(channelRoadmap, roadmap, data.curriculum);
    const venue = venueOf(channelRoadmap);
    if (message !== undefined) return by.update(venue, message as Json, reply);
    // Taken back before anybody saw it: there is nothing to say.
    if (isWithdrawn || !roadmap)
      return { kind: 'unreachable', what: 'it was taken back before it was posted' };
    return by.send(venue, reply, channelRoadmap.id);
  }

  /** Shows one card and records the outcome. A channel that refuses the post stops following the roadmap. */
  async function sendOne(card: Card): Promise<SendResult> {
    const sent = await attempt(card);
    switch (sent.kind) {
      case 'sent':
        await queue.recordShown(card, sent.message, now());
        break;
      case 'retryable':
        await queue.recordFailed(card, now() + Math.max(SOONEST_RETRY, sent.after ?? pauseAfter(card)));
        break;
      case 'unknown': {
        const isRepeatable = card.message !== undefined || card.unsure < MOST_REPEATS;
        await queue.recordFailed(card, isRepeatable ? now() + pauseAfter(card) : undefined, true);
        break;
      }
      case 'unreachable':
      case 'revoked':
      case 'rejected':
        // Taken back, it comes by here once more, and goes.
        if (card.message === undefined && !card.isWithdrawn)
          await channelRoadmaps.withdraw(card.channelRoadmap, card.channelRoadmap.roadmap, undefined, now());
        else await queue.recordFailed(card, undefined);
        break;
    }
    return sent;
  }

  return {
    async sendDue() {
      for (;;) {
        const cards = await queue.claimDue({ now: now(), limit: BATCH, leaseMs: LEASE });
        if (cards.length === 0) return;
        await Promise.all(cards.map((one) => sendOne(one).catch(report)));
      }
    },
    async post(channelRoadmap) {
      try {
        const [card] = await queue.claimDue({ now: now(), limit: 1, leaseMs: LEASE, ids: [channelRoadmap] });
        if (!card) return undefined;
        const sent = await sendOne(card);
        const isClosed = sent.kind === 'unreachable' || sent.kind === 'revoked' || sent.kind === 'rejected';
        return isClosed ? { hint: sent.kind === 'unreachable' ? sent.hint : undefined } : undefined;
      } catch (error) {
        report(error);
        return undefined;
      }
    },
  };
}
