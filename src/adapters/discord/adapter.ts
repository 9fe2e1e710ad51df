import type { Adapter, Core } from '../shared/adapter.ts';
import type { Revoked } from '../shared/failure.ts';
import type { CommonParts } from '../shared/platform.ts';
import type { Wait } from '../shared/backoff.ts';
import { createDownload } from '../shared/download.ts';
import { createLogThrottle } from '../shared/log/throttle.ts';
import { createTasks } from '../shared/background-tasks.ts';
import { createGreeter, NO_GREETINGS } from '../shared/greeter.ts';
import { NO_WORKSPACES } from '../shared/workspaces.ts';
import { createDiscordConversations } from './outbound/conversations.ts';
import { createDiscordResponder } from './outbound/responder.ts';
import { createAccessMonitor } from './connection/access-monitor.ts';
import { createCommandIds } from './connection/command-ids.ts';
import { createGateway, type Gateway } from './connection/gateway.ts';
import { createGuilds } from './connection/guilds.ts';
import { createHandler } from './inbound/handle.ts';
import type { Leases } from '../shared/store/leases.ts';
import { createListener } from './inbound/listen.ts';
import { createRest, tracedRest } from './connection/rest.ts';
import { createDiscordSender } from './outbound/send.ts';
import { spellingOf, type SpellIn } from './render/spelling.ts';
import type { DiscordSettings } from './settings.ts';
import { NEW_TOKEN } from './connection/failure.ts';

/** The parts of the Discord adapter. */
export interface DiscordParts extends CommonParts {
  readonly settings: DiscordSettings;
  /** Decides which of several processes listens; undefined where there is only one. */
  readonly leases?: Leases;
}

const NAME = 'discord';
/**
 * How long answers may take to be delivered after Rung begins to stop, and after it listens no more, in milliseconds:
 * together with that, ten seconds at most.
 */
const FINISH = 8_000;
const LEAST = 2_000;

/** The hosts that serve attachments. */
const FILE_HOSTS = ['cdn.discordapp.com', 'media.discordapp.net'];

/** A wait that is over at once where a signal says so. */
const endedBy =
  (wait: Wait, ending: AbortSignal): Wait =>
  (ms, signal) =>
    wait(ms, AbortSignal.any([signal, ending]));

/** Rung on Discord. */
export function createDiscord(parts: DiscordParts): Adapter {
  const { settings, telemetry, wait, now, leases, workspaces = NO_WORKSPACES } = parts;
  const { conversationStore, greetings = NO_GREETINGS, drawPicture } = parts;
  const access = createAccessMonitor(telemetry);
  const rest = tracedRest(createRest(settings.apiUrl, settings.token), telemetry.tracing);
  const conversations = createDiscordConversations({
    ...{ rest, now, conversationStore },
    report: (error) => telemetry.error(error),
  });
  const onRevoked = ({ what, fix }: Revoked): void =>
    access.refused(fix === NEW_TOKEN ? `${what}: Discord does not accept DISCORD_TOKEN` : what, fix);
  const responder = createDiscordResponder({ rest, conversations, telemetry, wait, now, onRevoked });
  const stopping = new AbortController();
  const drawing = drawPicture && { telemetry, drawPicture, wait: endedBy(wait, stopping.signal) };
  const sender = createDiscordSender({
    ...{ rest, conversations, telemetry, onRevoked },
    drawing,
  });
  const commandIds = createCommandIds({ rest, telemetry, wait, now });
  const tasks = createTasks();
  let gateway: Gateway | undefined;
  let spell: SpellIn = (reply) => reply;

  return {
    name: NAME,
    async start(core: Core) {
      sender.start(core);
      const spelt = spellingOf(core.commands);
      spell = (reply, guild) => spelt(reply, (name) => commandIds.of(name, guild));
      const handler = createHandler({
        core,
        responder,
        spell,
        telemetry,
        wait,
        drawing,
        download: createDownload({
          ...{ apiUrl: settings.apiUrl, hosts: FILE_HOSTS },
          log: (why) => telemetry.log(`discord: a file that was uploaded could not be read (${why}).`),
        }),
        openDirectMessage: (venue) => sender.openDirectMessage(venue),
      });
      const track = (work: Promise<void>): void => void tasks.track(work);
      const guilds = createGuilds({ workspaces, rest, telemetry, wait, track });
      track(guilds.watch(stopping.signal));
      const logThrottled = createLogThrottle(
        (line, fields) => telemetry.log(line, fields),
        () => performance.now(),
      );
      const unreadable = (why: string): void => {
        telemetry.count('unreadable');
        logThrottled(
          why,
          `discord: something that the gateway sent could not be read (${why}); it was passed over.`,
        );
      };
      const greet = createGreeter({
        ...{ core, greetings, telemetry, wait, now, stopping: stopping.signal },
        send: (venue, reply, key) => sender.send(venue, spell(reply, venue.workspace), key),
      });
      const onEvent = createListener({
        ...{ core, handler, guilds, greet, commandIds, telemetry, now, track, unreadable },
      });
      gateway = createGateway({ settings, rest, access, telemetry, wait, now, leases, onEvent, unreadable });
      // Before anything is heard, so that the first answer mentions commands too.
      await commandIds.lookUp();
      track(commandIds.watch(stopping.signal));
      await gateway.start();
    },
    async stop() {
      const began = performance.now();
      stopping.abort(new Error('stopping'));
      await Promise.all([sender.stop(), gateway?.stop()]);
      await responder.stop(Math.max(LEAST, FINISH - (performance.now() - began)));
      await tasks.settled();
    },
    send: (venue, reply, key, isClaimed) => sender.send(venue, spell(reply, venue.workspace), key, isClaimed),
    update: (venue, message, reply) => sender.update(venue, message, spell(reply, venue.workspace)),
    // Sending again with the same key gives the same message back, for as long as Discord remembers its nonce.
    lookup: () => Promise.resolve(undefined),
  };
}
