import type { Receiver } from '@slack/bolt';
import type { Adapter, Core, Watch } from '../adapter.ts';
import type { Wait } from '../backoff.ts';
import { createDelivery } from './deliver.ts';
import { createGate } from './gate.ts';
import { createHandler } from './handle.ts';
import { createHttpReceiver } from './http.ts';
import { watchIdentity, type Identity } from './identity.ts';
import { createLanes } from './lanes.ts';
import { listen } from './listen.ts';
import { createSlackSender } from './send.ts';
import type { SlackSettings } from './settings.ts';
import { createSocketReceiver } from './socket.ts';
import { createWeb } from './web.ts';

export interface SlackParts {
  readonly settings: SlackSettings;
  readonly watch: Watch;
  readonly wait: Wait;
  /** Epoch milliseconds. */
  readonly now: () => number;
}

/** Slack, and the port that deliveries come in by, where there is one. */
export interface SlackAdapter extends Adapter {
  readonly port: number | undefined;
}

const NAME = 'slack';
/** How long what is in flight may take to finish once Rung is told to stop, in milliseconds. */
const FINISH = 8_000;

/** Rung on Slack, by Socket Mode, signed HTTP or both. */
export function createSlack({ settings, watch, wait, now }: SlackParts): SlackAdapter {
  const { apiUrl, appToken, botToken, http } = settings;
  const gate = createGate(watch);
  const web = createWeb(apiUrl, botToken);
  const inLane = createLanes();
  const shutOut: Parameters<typeof createDelivery>[0]['shutOut'] = (trouble) => gate.shut('bot', trouble);
  const delivery = createDelivery({ web, inLane, watch, wait, now, shutOut });
  const sender = createSlackSender({ web, inLane, watch, shutOut, team: () => identity?.team });
  const underWay = new Set<Promise<void>>();
  let identity: Identity | undefined;
  let checks: ReturnType<typeof watchIdentity> | undefined;
  const letIn: Parameters<typeof createSocketReceiver>[0]['letIn'] = (trouble) =>
    trouble ? gate.shut('socket', trouble) : gate.open('socket');
  const httpReceiver = http && createHttpReceiver({ ...http, watch, now });
  const receivers: Receiver[] = [
    ...(appToken === undefined ? [] : [createSocketReceiver({ appToken, apiUrl, watch, wait, letIn })]),
    ...(httpReceiver ? [httpReceiver] : []),
  ];

  return {
    name: NAME,
    capabilities: { private: true, forms: true },
    get port() {
      return httpReceiver?.port;
    },
    async start(core: Core) {
      sender.start(core);
      const handler = createHandler({ core, web, delivery, watch, reach: (venue) => sender.open(venue) });
      const track = (work: Promise<void>): void => {
        underWay.add(work);
        void work.finally(() => underWay.delete(work));
      };
      checks = watchIdentity({ web, watch, wait, gate }, (found) => (identity = found));
      for (const receiver of receivers)
        listen({ receiver, apiUrl, token: botToken, identity: () => identity, handler, watch, now, track });
      await Promise.all([checks.first, ...receivers.map((receiver) => receiver.start())]);
    },
    async stop() {
      checks?.stop();
      await Promise.all([sender.stop(), ...receivers.map((receiver) => receiver.stop())]);
      await delivery.stop(FINISH);
      await Promise.all(underWay);
    },
    send: (venue, reply, key) => sender.send(venue, reply, key),
    find: (venue, key) => sender.find(venue, key),
  };
}
