import { randomUUID } from 'node:crypto';
import type { Venue } from '../../command/invocation.ts';
import type { Reply } from '../../reply/reply.ts';
import { plain } from '../../reply/text.ts';
import type { Adapter, Core, Watch } from '../adapter.ts';
import type { Wait } from '../backoff.ts';
import { createDelivery } from './deliver.ts';
import { createGate } from './gate.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { createHandler } from './handle.ts';
import type { Leases } from './lease.ts';
import { createListener } from './listen.ts';
import { render } from './render.ts';
import { createRest } from './rest.ts';
import type { DiscordSettings } from './settings.ts';

export interface DiscordParts {
  readonly settings: DiscordSettings;
  readonly watch: Watch;
  readonly wait: Wait;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Decides which of several processes listens; undefined where there is one. */
  readonly leases?: Leases;
}

const NAME = 'discord';
/** How long what is in flight may take to finish once Rung is told to stop, in milliseconds. */
const FINISH = 8_000;

/** Rung on Discord. */
export function createDiscord({ settings, watch, wait, now, leases }: DiscordParts): Adapter {
  const gate = createGate(watch);
  const rest = createRest(settings.apiUrl, settings.token);
  const delivery = createDelivery({
    rest,
    watch,
    wait,
    now,
    shutOut: ({ what, fix }) => gate.shut(`${what}: Discord does not accept DISCORD_TOKEN`, fix),
  });
  const underWay = new Set<Promise<void>>();
  let gateway: Gateway | undefined;

  return {
    name: NAME,
    capabilities: { private: true, forms: true },
    async start(core: Core) {
      const handler = createHandler({ core, delivery, watch, wait });
      const track = (work: Promise<void>): void => {
        underWay.add(work);
        void work.finally(() => underWay.delete(work));
      };
      const hear = createListener({ core, handler, watch, now, track });
      gateway = createGateway({ settings, rest, gate, watch, wait, now, leases, hear });
      await gateway.start();
    },
    async stop() {
      await gateway?.stop();
      await delivery.stop(FINISH);
      await Promise.all(underWay);
    },
    async send(venue: Venue, reply: Reply) {
      if (venue.platform !== NAME) throw new Error(`Discord cannot reach ${venue.platform}`);
      const { payload } = render({ reply, call: { path: [], fields: {} }, page: 1, visibility: 'channel' });
      const arrived = await delivery.deliver(
        {
          kind: 'message',
          channel: venue.thread ?? venue.channel,
          user: '',
          nonce: randomUUID().replaceAll('-', '').slice(0, 25),
          direct: venue.direct,
          at: now(),
        },
        { message: payload, words: () => plain(reply) },
      );
      if (!arrived) throw new Error('the message could not be delivered');
    },
  };
}
