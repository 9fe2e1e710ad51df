import type { Adapter, Core, Telemetry } from '../shared/adapter.ts';
import { createDownload } from '../shared/download.ts';
import type { Revoked } from '../shared/failure.ts';
import { createGreeter, NO_GREETINGS } from '../shared/greeter.ts';
import type { LogThrottled } from '../shared/log/throttle.ts';
import { NO_PICTURE_FILES } from '../shared/pictures/files.ts';
import type { CommonParts } from '../shared/platform.ts';
import type { AccessMonitor } from './connection/access-monitor.ts';
import { watchIdentity, type Identity } from './connection/identity.ts';
import { mayBeRemoved, type Membership } from './connection/membership.ts';
import type { SlackStatus } from './connection/status.ts';
import type { Web } from './connection/web.ts';
import { createHandler, type Handler } from './inbound/handle.ts';
import { createProfiles } from './inbound/profile.ts';
import { createFrontPagePublisher } from './outbound/app-home.ts';
import { createChannelQueues } from './outbound/channel-queues.ts';
import { createFiles } from './outbound/files.ts';
import { createSlackPictures } from './outbound/pictures/pictures.ts';
import { startPictureRemoval, type PictureRemoval } from './outbound/pictures/removal.ts';
import { createHomes, type Homes } from './outbound/refresh-homes.ts';
import { createSlackResponder } from './outbound/responder.ts';
import { createSlackSender } from './outbound/send.ts';
import { createSuggestedPrompts } from './outbound/suggested-prompts.ts';
import { scopesFor } from './render/scopes.ts';

/** The parts that Rung works in one workspace with. */
export interface SlackWorkspaceParts extends Omit<CommonParts, 'workspaces'> {
  /** The Web API with the workspace's token. */
  readonly web: Web;
  readonly apiUrl: string;
  readonly readsChannels: boolean;
  /** The headers by which its files are downloaded; undefined where it has no token now. */
  readonly fileHeaders: () => Promise<Readonly<Record<string, string>> | undefined>;
  readonly access: AccessMonitor;
  readonly membership: Membership;
  readonly status: Pick<SlackStatus, 'identified' | 'unidentified'>;
  readonly logThrottled: LogThrottled;
  /** Who Rung is there, where that is known before Slack is asked. */
  readonly known?: Identity;
}

/**
 * Rung in one workspace (or one organisation): all that is asked of Slack with its token, its limits, its queues and
 * its failures.
 */
export interface SlackWorkspace extends Pick<Adapter, 'send' | 'update' | 'lookup'> {
  /** Who Rung is there, once it is known. */
  readonly identity: Identity | undefined;
  /** Begins to work; resolves once it is known whether the token is accepted. */
  start(core: Core): Promise<void>;
  /** Answers what somebody did there; not before it is started. */
  readonly handle: Handler;
  /** Tries the token now. */
  check(): void;
  /** Finishes what is in flight. `closed` resolves once nothing more comes in. */
  stop(closed: Promise<unknown>): Promise<void>;
}

/** How long answers may take to be delivered after Rung begins to stop, in milliseconds. */
const FINISH = 8_000;

/** The host of files, beside that of the API: `files.slack.com`. */
const fileHostsOf = (apiUrl: string): string[] => [`files.${new URL(apiUrl).hostname}`];

/** Rung in one workspace, with the parts of its own that no other workspace can slow down or break. */
export function createSlackWorkspace(parts: SlackWorkspaceParts): SlackWorkspace {
  const { web, telemetry, wait, now, access, membership, status, logThrottled } = parts;
  const { apiUrl, conversationStore, drawPicture } = parts;
  const { greetings = NO_GREETINGS, pictureFiles = NO_PICTURE_FILES } = parts;
  const enqueue = createChannelQueues();
  const stopping = new AbortController();
  let identity = parts.known;
  let homes: Homes | undefined;
  let handler: Handler | undefined;
  let removal: PictureRemoval | undefined;
  let checks: ReturnType<typeof watchIdentity> | undefined;
  const team = (): string | undefined => identity?.team;
  const onRevoked = (failure: Revoked): void => {
    const isNew = !access.isRefused;
    access.refused('bot', failure);
    // Not only at the daily check: until then a message to every person would be tried in vain.
    if (isNew && mayBeRemoved(failure.what)) checks?.again();
  };
  const pictures = createSlackPictures({
    ...{ web, telemetry, logThrottled, wait, now, onRevoked, drawPicture, pictureFiles, team },
  });
  const responder = createSlackResponder({ web, enqueue, telemetry, wait, now, onRevoked, pictures });
  const sender = createSlackSender({
    ...{ web, enqueue, telemetry, onRevoked, conversationStore, team, pictures },
    bot: () => identity?.name,
  });
  const download = createDownload({
    ...{ apiUrl, hosts: fileHostsOf(apiUrl), headers: parts.fileHeaders },
    log: (why) => telemetry.log(`slack: a file that was uploaded could not be read (${why}).`),
  });

  return {
    get identity() {
      return identity;
    },
    async start(core) {
      sender.start(core);
      homes = createHomes({ publish: createFrontPagePublisher({ core, web, telemetry, now }), wait });
      handler = createHandler({
        ...{ core, web, responder, telemetry, homes, pictures, download },
        files: createFiles({ web, telemetry }),
        onChange: () => removal?.soon(),
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
      checks = watchIdentity(
        { web, telemetry, wait, access, membership, status, scopes: scopesFor(parts.readsChannels) },
        (found) => {
          identity = found;
          pictures.tryAgain();
          removal?.soon();
        },
      );
      await checks.first;
      if (!stopping.signal.aborted)
        removal = startPictureRemoval({ web, telemetry, logThrottled, wait, pictureFiles, team });
    },
    handle: async (event) => handler?.(event),
    check: () => checks?.again(),
    async stop(closed) {
      checks?.stop();
      stopping.abort(new Error('stopping'));
      const picturesDone = Promise.all([pictures.stop(), removal?.stop()]);
      await Promise.all([sender.stop(), closed]);
      await responder.stop(FINISH);
      await Promise.all([homes?.stop(), picturesDone]);
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

/** What is told of one workspace among many: its lines name it. */
export const telemetryOf = (telemetry: Telemetry, workspace: string): Telemetry => ({
  ...telemetry,
  log: (line) => telemetry.log(line.replace(/^slack: /, `slack: ${workspace}: `)),
  // Whether one workspace answers says nothing of the others.
  status: () => undefined,
});
