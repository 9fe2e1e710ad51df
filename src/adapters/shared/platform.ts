import type { CommandTree } from '../../core/declare/command.ts';
import type { Adapter, RenderRequest, Rendered, Telemetry } from './adapter.ts';
import type { Wait } from './backoff.ts';
import type { ConversationStore } from './conversations.ts';
import type { Leases } from './leases.ts';
import type { Problems, Variables } from './settings.ts';
import type { Workspaces } from './workspaces.ts';

/**
 * A platform before it is joined: all that is to be known of it outside its own folder. Its SDK is loaded only where it
 * is joined.
 */
export interface Platform {
  /** As actors and venues carry it, and `--platform` names it. */
  readonly name: string;
  /** The variables of the environment that set it up. */
  readonly variables: readonly string[];
  /** The breaches of the platform's rules for commands, a sentence each. */
  checkDeclarations(tree: CommandTree): readonly string[];
  /** The commands as the platform is told of them; `origin` is the public address of Rung, where it sends requests there. */
  manifest(tree: CommandTree, origin?: string): unknown;
  /** A reply as the platform is sent it. */
  render(request: RenderRequest): Rendered<unknown>;
  /** Reads its settings: undefined where it is not to be joined. */
  configure(variables: Variables): Connectable | Problems | undefined;
}

/** A platform that is set up. */
export interface Connectable {
  readonly name: string;
  /** Makes its adapter; nothing is connected before that is started. */
  connect(parts: AdapterParts): Promise<Adapter>;
  /** Compares the commands there with those declared, and applies the difference; undefined where it has no such list. */
  readonly register?: Register;
}

/** Resolves to whether it could be done. */
export type Register = (asked: {
  readonly tree: CommandTree | undefined;
  /** One server instead of all. */
  readonly guild: string | undefined;
  readonly apply: boolean;
  readonly say: (line: string) => void;
  readonly wait: Wait;
}) => Promise<boolean>;

/** The parts handed to every adapter. */
export interface AdapterParts {
  readonly telemetry: Telemetry;
  readonly wait: Wait;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Decide which of several processes listens, where only one may. */
  readonly leases: Leases;
  /** Told where Rung was removed and is back. */
  readonly workspaces: Workspaces;
  /** The conversations that every process knows. */
  readonly kept: ConversationStore;
}

/**
 * The parts of an adapter whichever platform it is of. Without `workspaces` nothing is remembered of those that it was
 * removed from; without `kept` each process knows the conversations that it opened itself.
 */
export type CommonParts = Pick<AdapterParts, 'telemetry' | 'wait' | 'now'> &
  Partial<Pick<AdapterParts, 'workspaces' | 'kept'>>;
