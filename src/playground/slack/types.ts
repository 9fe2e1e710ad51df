import type { Command } from './check/manifest.ts';
import type { Kind, Outcome } from './delivery/delivery.ts';
import type { Channel, Person, SeenFile } from './people/types.ts';
import type { Company } from './state.ts';

/** How a workspace starts. */
export interface Setup {
  /** The time in epoch milliseconds; the system's clock when absent. */
  readonly now?: () => number;
  /** The app's Slack manifest: commands, scopes, events and interactivity are read from it. */
  readonly manifest: unknown;
  /** The name in mentions: "@rung". The manifest's bot name, in small letters, when absent. */
  readonly botName?: string;
  readonly timing?: Partial<Timing>;
  /** Whether rate limits hold, by the workspace's clock. True when absent. */
  readonly rates?: boolean;
  /** Whether the app is installed to the whole organisation that the workspace belongs to. */
  readonly organisation?: boolean;
  /** The workspace's name; Rooftop when absent. */
  readonly name?: string;
  /** How many calls and deliveries are kept to be read, the newest; all when absent. */
  readonly keeps?: number;
}

/** How long Slack waits, in real milliseconds but for files. */
export interface Timing {
  /** How long Slack waits for an acknowledgement. */
  readonly ackMs: number;
  /** Before the first, second and third retry of an event. Slack: at once, a minute, five minutes. */
  readonly retryDelays: readonly number[];
  readonly pingMs: number;
  /** How long after an upload a file can be shown in a message, by the workspace's clock. */
  readonly fileReadyMs: number;
}

/** A call of the Web API, and how it was answered. */
export interface Call {
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly status: number;
  readonly error?: string;
  readonly at: number;
}
/** A delivery, and what became of it. */
export interface DeliveryRecord {
  readonly kind: string;
  readonly id: string;
  readonly attempts: number;
  readonly acked: boolean;
  readonly ackMs?: number;
}

/** The faults that a call can have. */
export type FaultKind = '5xx' | 'hang' | 'reset' | 'throttle' | 'lost-reply' | 'delay';
/** A fault of calls: of every method and channel where none is named, until `times` are used up. */
export interface Fault {
  /** A Web API method, or "response_url", "upload" or "download". */
  readonly method?: string;
  readonly channel?: string;
  readonly kind: FaultKind;
  readonly times?: number;
  /** Of a delay. */
  readonly ms?: number;
  /** Of a 5xx. */
  readonly status?: number;
  /** Seconds, of a throttle. */
  readonly retryAfter?: number;
}
/** Sets faults, at any time. */
export interface Faults {
  /** Returns how to end it before its times are used up. */
  set(fault: Fault): () => void;
  /** Ends every fault of calls, repeats and sockets; what was revoked stays revoked. */
  clear(): void;
  /** Delivers everything this many times. */
  repeat(times: number): void;
  /** Delays each delivery by so many milliseconds. */
  holdDeliveries(ms: number): void;
  /** Refuses new sockets, or accepts them again. */
  refuseSockets(refuse: boolean): void;
  /** The sockets now open stay open and go silent. */
  halfOpen(): void;
  /** Slack notices the silent ones and drops them. */
  dropHalfOpen(): void;
  /** Gives another value for the URL of a socket, until it is set to undefined. */
  socketAddress(address: unknown): void;
  /** Cuts the open sockets without closing them first. */
  cutSockets(): void;
  revokeToken(): Promise<void>;
  /** A person takes back their own consent: tokens_revoked comes, and the bot's token is none of those named. */
  revokeConsent(person: Person): Promise<void>;
  removeScopes(...scopes: string[]): void;
  deactivate(person: Person): void;
  archive(channel: Channel): void;
  /** Refuses every uploaded picture in a message, as a workspace that does not know the block; or takes them again. */
  refusePictures(refuse: boolean): void;
  /** Somebody deletes a file in Slack. */
  deleteFile(file: SeenFile): void;
}

/** A local Slack workspace, spoken to over real sockets and HTTP. */
export interface Workspace {
  readonly origin: string;
  /** The address that `slackApiUrl` takes. */
  readonly apiUrl: string;
  readonly teamId: string;
  /** The organisation, where the app is installed to one. */
  readonly enterpriseId: string | undefined;
  readonly appId: string;
  readonly botUserId: string;
  readonly botName: string;
  /** The app's name, and its commands as its manifest has them. */
  readonly app: { readonly name: string; readonly commands: readonly Command[] };
  readonly botId: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly calls: readonly Call[];
  readonly deliveries: readonly DeliveryRecord[];
  /** Deliveries go to this address from now on; without one, to the app's sockets. */
  deliverTo(url: string | undefined): void;
  /** Sends the URL a url_verification, as Slack does when it is entered in the settings. */
  verifyUrl(): Promise<boolean>;
  /** Delivers any payload once, and resolves to how it was acknowledged. */
  deliver(kind: Kind, payload: unknown): Promise<Outcome>;
  /** Sends a frame as it is over one of the open sockets. */
  sendFrame(frame: string | Buffer): void;
  connections(): number;
  /** Sends `disconnect` to the oldest socket, or to all. */
  refresh(which?: 'one' | 'all', reason?: 'warning' | 'refresh_requested' | 'link_disabled'): void;
  addPerson(
    name: string,
    options?: {
      readonly tz?: string;
      /** Of their own company. */
      readonly admin?: boolean;
      /** A guest, in some channels only. */
      readonly guest?: boolean;
      readonly deactivated?: boolean;
      /** Another than the workspace's own. */
      readonly company?: Company;
    },
  ): Person;
  /** A company that shares channels with the workspace. */
  addCompany(name: string, options?: { readonly organisation?: boolean }): Company;
  addChannel(
    name: string,
    options?: {
      readonly private?: boolean;
      readonly members?: readonly Person[];
      readonly bot?: boolean;
      /** Whether only admins may post in it. */
      readonly restricted?: boolean;
      /** The company that shares it with the workspace. */
      readonly host?: Company;
    },
  ): Channel;
  /** Removes the app: app_uninstalled, tokens_revoked, and its token is refused from then on. */
  uninstall(): Promise<void>;
  /** Removes the app without an event: only its token is refused. */
  uninstallUnheard(): void;
  /** Installs the app again, or accepts a revoked token again; the tokens stay the same. */
  install(): void;
  readonly faults: Faults;
  /** Calls a listener after each change that somebody may see. Returns how to stop. */
  onChange(listener: () => void): () => void;
  /** Resolves when nothing is being delivered and nothing has happened for a moment. */
  settled(): Promise<void>;
  /** Resolves with what `check` gives once it is neither undefined, null nor false. */
  waitFor<T>(check: () => T, ms?: number): Promise<NonNullable<T>>;
  close(): Promise<void>;
}
