import type { CommandTree } from '../../core/declare/command.ts';
import type { EpochMs } from '../../time.ts';
import type { Adapter, RenderRequest, Rendered, Telemetry } from './adapter.ts';
import type { Wait } from './backoff.ts';
import type { ConversationStore } from './conversations.ts';
import type { Greetings } from './greeter.ts';
import type { Inspect } from './inspection.ts';
import type { Installations } from './store/installations.ts';
import type { Leases } from './store/leases.ts';
import type { DrawPicture } from './pictures/in-time.ts';
import type { PictureFiles } from './pictures/files.ts';
import type { Problems, Variables } from './settings.ts';
import type { Workspaces } from './workspaces.ts';

/** A platform as the rest of Rung knows it. Its SDK is loaded only when it is connected. */
export interface Platform {
  /** The name in actors and venues, and of the option `--platform`. */
  readonly name: string;
  /** The environment variables that configure it. */
  readonly variables: readonly string[];
  /** The breaches of the platform's rules for commands, a sentence each. */
  checkDeclarations(tree: CommandTree): readonly string[];
  /**
   * The commands as the platform registers them; `origin` is Rung's public URL, where the platform sends requests to
   * it, `variables` the environment, where a setting of the platform's asks for more, and `flags` some of `manifestFlags`.
   */
  manifest(
    tree: CommandTree,
    origin: string | undefined,
    variables: Variables,
    flags?: ReadonlySet<string>,
  ): unknown;
  /** What else may be asked of the manifest, each as `--flag`; all of them need an origin. */
  readonly manifestFlags?: readonly string[];
  /** A reply to a command of the tree as the payload that is sent to the platform. */
  render(request: RenderRequest, tree: CommandTree): Rendered<unknown>;
  /** Reads its settings from the environment; undefined where it is not to be connected. */
  configure(variables: Variables): Connectable | Problems | undefined;
}

/** A platform whose settings were read. */
export interface Connectable {
  readonly name: string;
  /** Whether workspaces add Rung by themselves, so that their secrets are kept and `RUNG_SECRET_KEYS` is needed. */
  readonly keepsSecrets?: boolean;
  /** Creates its adapter, which connects when it is started. */
  connect(parts: AdapterParts): Promise<Adapter>;
  /** Asks the platform about what is set up, and changes nothing. */
  readonly inspect: Inspect;
  /** Registers the commands; undefined where the platform takes them from its manifest. */
  readonly register?: Register;
}

/**
 * Compares the commands that the platform has with those declared (undefined: none), says the differences, and
 * registers the declared ones where `apply` is set. Resolves to whether that could be done.
 */
export type Register = (asked: {
  readonly tree: CommandTree | undefined;
  /** The server to register them in; undefined for all servers. */
  readonly guild: string | undefined;
  readonly apply: boolean;
  readonly say: (line: string) => void;
  readonly wait: Wait;
}) => Promise<boolean>;

/** The parts handed to every adapter. */
export interface AdapterParts {
  readonly telemetry: Telemetry;
  readonly wait: Wait;
  readonly now: () => EpochMs;
  /** Decide which of several processes listens, where only one may. */
  readonly leases: Leases;
  /** Records where Rung was removed from and where it is back. */
  readonly workspaces: Workspaces;
  /** Undefined where there is no key to encrypt secrets with. */
  readonly installations: Installations | undefined;
  readonly conversationStore: ConversationStore;
  readonly greetings: Greetings;
  /** Undefined where none are drawn: everything is in words. */
  readonly drawPicture: DrawPicture | undefined;
  readonly pictureFiles: PictureFiles;
}

/**
 * The parts that every platform's adapter takes. Without `workspaces` no removal is recorded; without
 * `conversationStore` a process knows only the conversations that it opened itself; without `greetings` no channel is
 * greeted; without `drawPicture` everything is in words; without `pictureFiles` a process knows only the pictures that it
 * uploaded itself.
 */
export type CommonParts = Pick<AdapterParts, 'telemetry' | 'wait' | 'now'> &
  Partial<
    Pick<AdapterParts, 'workspaces' | 'conversationStore' | 'greetings' | 'drawPicture' | 'pictureFiles'>
  >;
