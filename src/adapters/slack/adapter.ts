import type { Receiver } from '@slack/bolt';
import { locate } from '../../core/parse/locate.ts';
import type { Adapter, Core } from '../shared/adapter.ts';
import type { Revoked } from '../shared/failure.ts';
import type { CommonParts } from '../shared/platform.ts';
import { createDownload } from '../shared/download.ts';
import { createLogThrottle } from '../shared/log/throttle.ts';
import { createTasks } from '../shared/background-tasks.ts';
import { createGreeter, NO_GREETINGS } from '../shared/greeter.ts';
import { NO_PICTURE_FILES } from '../shared/pictures/files.ts';
import { NO_WORKSPACES } from '../shared/workspaces.ts';
import { createSlackResponder } from './outbound/responder.ts';
import { createFiles } from './outbound/files.ts';
import { createSlackPictures } from './outbound/pictures/pictures.ts';
import { startPictureRemoval, type PictureRemoval } from './outbound/pictures/removal.ts';
import { createFrontPagePublisher } from './outbound/app-home.ts';
import { createAccessMonitor } from './connection/access-monitor.ts';
import { createHandler } from './inbound/handle.ts';
import { createHomes, type Homes } from './outbound/refresh-homes.ts';
import { createHttpReceiver } from './connection/http.ts';
import { watchIdentity, type Identity } from './connection/identity.ts';
import { createChannelQueues } from './outbound/channel-queues.ts';
import { listen } from './inbound/listen.ts';
import { createMembership, mayBeRemoved } from './connection/membership.ts';
import { createProfiles } from './inbound/profile.ts';
import { createSlackSender } from './outbound/send.ts';
import type { SlackSettings } from './settings.ts';
import { createSocketReceiver, type SocketParts } from './connection/socket.ts';
import { createStatus } from './connection/status.ts';
import { createSuggestedPrompts } from './outbound/suggested-prompts.ts';
import { scopesFor } from './render/scopes.ts';
import { createWeb } from './connection/web.ts';

/** The parts of the Slack adapter. */
export interface SlackParts extends CommonParts {
  readonly settings: SlackSettings;
}

/** The Slack adapter; `port` is where it listens for requests, undefined where it uses Socket Mode alone. */
export interface SlackAdapter extends Adapter {
  readonly port: number | undefined;
}

const NAME = 'slack';
/** How long answers may take to be delivered after Rung begins to stop, in milliseconds. */
const FINISH = 8_000;

/** The host of files, beside that of the API: `files.slack.com`. */
const fileHostsOf = (apiUrl: string): string[] => [`files.${new URL(apiUrl).hostname}`];

/** Rung on Slack, by Socket Mode, signed HTTP or both. */
export function createSlack(parts: SlackParts): SlackAdapter {
  const { settings, telemetry, wait, now, workspaces = NO_WORKSPACES, greetings = NO_GREETINGS } = parts;
  const { conversationStore } = parts;
  const { apiUrl, appToken, botToken, http, readsChannels } = settings;
  const status = createStatus(telemetry, { sockets: appToken !== undefined, http: http !== undefined });
  const access = createAccessMonitor(telemetry, (cause) => status.refused(cause));
  const logThrottled = createLogThrottle(
    (line, fields) => telemetry.log(line, fields),
    () => performance.now(),
  );
  const membership = createMembership({ workspaces, telemetry, now });
  const web = createWeb(apiUrl, botToken);
  const enqueue = createChannelQueues();
  const onRevoked = (failure: Revoked): void => {
    const isNew = !access.isRefused;
    access.refused('bot', failure);
    // Not only at the daily check: until then a message to every person would be tried in vain.
    if (isNew && mayBeRemoved(failure.what)) checks?.again();
  };
  const team = (): string | undefined => identity?.team;
  const { drawPicture, pictureFiles = NO_PICTURE_FILES } = parts;
  const pictures = createSlackPictures({
    ...{ web, telemetry, logThrottled, wait, now, onRevoked, drawPicture, pictureFiles, team },
  });
  const responder = createSlackResponder({ web, enqueue, telemetry, wait, now, onRevoked, pictures });
  const sender = createSlackSender({
    ...{ web, enqueue, telemetry, onRevoked, conversationStore, team, pictures },
    bot: () => identity?.name,
  });
  const download = createDownload({
    ...{ apiUrl, hosts: fileHostsOf(apiUrl), headers: { authorization: `Bearer ${botToken}` } },
    log: (why) => telemetry.log(`slack: a file that was uploaded could not be read (${why}).`),
  });
  const tasks = createTasks();
  const stopping = new AbortController();
  let identity: Identity | undefined;
  let homes: Homes | undefined;
  let removal: PictureRemoval | undefined;
  let checks: ReturnType<typeof watchIdentity> | undefined;
  const onAccess: SocketParts['onAccess'] = (refusal) =>
    refusal ? access.refused('app', refusal) : access.restored('app');
  const httpReceiver = http && createHttpReceiver({ ...http, telemetry, logThrottled, now });
  const receivers: Receiver[] = [
    ...(appToken === undefined
      ? []
      : [createSocketReceiver({ appToken, apiUrl, telemetry, logThrottled, wait, onAccess, status })]),
    ...(httpReceiver ? [httpReceiver] : []),
  ];

  return {
    name: NAME,
    get port() {
      return httpReceiver?.port;
    },
    async start(core: Core) {
      sender.start(core);
      homes = createHomes({ publish: createFrontPagePublisher({ core, web, telemetry, now }), wait });
      const handler = createHandler({
        ...{ core, web, responder, telemetry, homes },
        files: createFiles({ web, telemetry }),
        pictures,
        onChange: () => removal?.soon(),
        download,
        profile: createProfiles({ web, wait }),
        openDirectMessage: (venue) => sender.openDirectMessage(venue),
        greet: createGreeter({
          ...{ core, greetings, telemetry, wait, now, stopping: stopping.signal },
          send: (venue, reply, key) => sender.send(venue, reply, key),
        }),
        suggestPrompts: createSuggestedPrompts({
          ...{ tree: core.commands, web, telemetry },
          isAgent: () => identity?.agent,
        }),
      });
      const track = (work: Promise<void>): void => void tasks.track(work);
      const checking = watchIdentity(
        { web, telemetry, wait, access, membership, status, scopes: scopesFor(readsChannels) },
        (found) => {
          identity = found;
          pictures.tryAgain();
          removal?.soon();
        },
      );
      checks = checking;
      const removed = async (team: string, atSeconds: number): Promise<void> => {
        await membership.removed(team, atSeconds);
        // Once the token is refused it is tried every half minute, so that a new installation is soon noticed.
        checking.again();
      };
      const inbound = {
        apiUrl,
        token: botToken,
        identity: () => identity,
        core,
        handler,
        namesCommand: readsChannels
          ? (text: string) => locate(core.commands, text).node !== undefined
          : undefined,
        removed,
        telemetry,
        now,
        track,
      };
      for (const receiver of receivers) listen({ receiver, ...inbound });
      await Promise.all([checks.first, ...receivers.map((receiver) => receiver.start())]);
      if (!stopping.signal.aborted)
        removal = startPictureRemoval({ web, telemetry, logThrottled, wait, pictureFiles, team });
    },
    async stop() {
      checks?.stop();
      stopping.abort(new Error('stopping'));
      const picturesDone = Promise.all([pictures.stop(), removal?.stop()]);
      await Promise.all([sender.stop(), ...receivers.map((receiver) => receiver.stop())]);
      await responder.stop(FINISH);
      await Promise.all([tasks.settled(), homes?.stop(), picturesDone]);
    },
    async send(venue, reply, key, isClaimed) {
      const sent = await sender.send(venue, reply, key, isClaimed);
      if (sent.kind === 'sent' && venue.direct) homes?.changed(venue.channel);
      return sent;
    },
    update: (venue, message, reply) => sender.update(venue, message, reply),
    lookup: (venue, key) => sender.lookup(venue, key),
  };
}
