import { randomBytes } from 'node:crypto';
import type { Pictures } from './check/check.ts';
import type { Deliveries } from './delivery/deliveries.ts';
import type { FaultBox } from './faults.ts';
import { LIMITS } from './check/limits.ts';
import type { App } from './check/manifest.ts';
import type { Rates } from './rates.ts';
import { Refusal } from './check/refusal.ts';
import type { Sockets } from './delivery/sockets.ts';
import {
  isReady,
  mimetypeOf,
  type OpenView,
  type Post,
  type Room,
  type State,
  type StoredFile,
} from './state.ts';

/** A press or command that the app may still answer by its address. */
export interface AnswerUrl {
  readonly user: string;
  readonly room: Room;
  readonly at: number;
  uses: number;
  /** The pressed message; none for a command, whose first answer nothing can replace. */
  readonly post?: Post;
}
/** The names and ids of the workspace and its app. */
export interface Names {
  readonly team: string;
  readonly app: string;
  readonly botUser: string;
  readonly bot: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly secret: string;
  /** The workspace's own name. */
  readonly workspace: string;
  /** The organisation that the app is installed to as a whole. */
  readonly enterprise?: string;
}

/** The state and the clock that every part of a workspace shares. */
export class World {
  origin = '';
  token: 'good' | 'revoked' | 'uninstalled' = 'good';
  /** Whether no message may show an uploaded picture. */
  refusesPictures = false;
  readonly triggers = new Map<string, { readonly user: string; readonly at: number; used: boolean }>();
  readonly answerUrls = new Map<string, AnswerUrl>();
  readonly now: () => number;
  readonly app: App;
  readonly botName: string;
  readonly names: Names;
  readonly state: State;
  readonly faults: FaultBox;
  readonly rates: Rates | undefined;
  readonly sockets: Sockets;
  readonly deliveries: Deliveries;
  /** How long after an upload a file can be shown, in milliseconds. */
  readonly fileReadyMs: number;
  /** The bot's tokens, and until when each is good, in epoch milliseconds. */
  readonly grants = new Map<string, number>();

  constructor(
    parts: Pick<
      World,
      | ('now' | 'app' | 'botName' | 'names' | 'state' | 'faults')
      | ('rates' | 'sockets' | 'deliveries' | 'fileReadyMs')
    >,
  ) {
    this.now = parts.now;
    this.app = parts.app;
    this.botName = parts.botName;
    this.names = parts.names;
    this.state = parts.state;
    this.faults = parts.faults;
    this.rates = parts.rates;
    this.sockets = parts.sockets;
    this.deliveries = parts.deliveries;
    this.fileReadyMs = parts.fileReadyMs;
  }

  /** Why a token of the bot's is refused; 'good' where it is not, undefined where it is no token of its own. */
  standing(
    token: string | undefined,
  ): 'good' | 'token_revoked' | 'account_inactive' | 'token_expired' | undefined {
    const until = token === undefined ? undefined : this.grants.get(token);
    if (until === undefined) return undefined;
    if (this.token === 'revoked') return 'token_revoked';
    if (this.token === 'uninstalled') return 'account_inactive';
    return until > this.now() ? 'good' : 'token_expired';
  }

  trigger(user: string): string {
    const id = `${Math.floor(this.now())}.${this.triggers.size}.${randomBytes(16).toString('hex')}`;
    this.triggers.set(id, { user, at: this.now(), used: false });
    return id;
  }

  /** Uses a trigger up, and returns the person that it belongs to. */
  useTrigger(id: unknown): string {
    const trigger = typeof id === 'string' ? this.triggers.get(id) : undefined;
    if (!trigger) throw new Refusal('invalid_trigger_id');
    if (this.now() - trigger.at > LIMITS.triggerMs) throw new Refusal('expired_trigger_id');
    if (trigger.used) throw new Refusal('exchanged_trigger_id');
    trigger.used = true;
    return trigger.user;
  }

  answerUrl(kind: 'commands' | 'actions', answer: Omit<AnswerUrl, 'at' | 'uses'>): string {
    const path = `/${kind}/${this.names.team}/${this.answerUrls.size + 1}/${randomBytes(12).toString('hex')}`;
    this.answerUrls.set(path, { ...answer, at: this.now(), uses: 0 });
    return this.origin + path;
  }

  /** Gives an id to a block or element that has none. */
  readonly blockId = (): string => this.state.id('b').slice(-5);

  /** Pictures that were uploaded and that Slack has looked at, where the app may read files. */
  readonly pictures: Pictures = (named) => {
    const mayRead = this.app.scopes.has('files:read') && !this.refusesPictures;
    const file = mayRead ? this.fileNamed(named) : undefined;
    return file !== undefined && isReady(file, this.now()) && mimetypeOf(file).startsWith('image/');
  };
  /**
   * Refused: whether Slack takes an uploaded picture in a message to one person, over a response_url or on a view is not
   * known.
   */
  readonly noPictures: Pictures = () => false;

  /** The file that a picture names, by its id or its address. */
  fileNamed({ id, url }: Parameters<Pictures>[0]): StoredFile | undefined {
    return [...this.state.files.values()].find(
      (one) => one.id === id || (url !== undefined && this.fileUrl(one.id) === url),
    );
  }

  fileUrl(id: string): string {
    return `${this.origin}/files-pri/${this.names.team}-${id}`;
  }

  downloadUrl(id: string): string {
    return `${this.origin}/files-pri/${this.names.team}-${id}/download/${id}`;
  }

  /** Opens a view on top of its person's modals. */
  push(view: OpenView): void {
    this.state.views.set(view.id, view);
    this.state.modals.set(view.user, [...(this.state.modals.get(view.user) ?? []), view]);
    this.state.changed();
  }
}
