import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Dataset } from '../../dataset/dataset.ts';
import { call } from '../../reply/build.ts';
import { decodeCall, unpackCall } from '../../reply/codec.ts';
import type { Call, Choice, Form, Visibility } from '../../reply/reply.ts';
import type { Owner, StoredAction } from '../../store/store.ts';
import type { CommandNode, CommandTree, Profile } from '../declare/command.ts';
import { complete, type Completions } from './complete.ts';
import { formOf } from './form.ts';
import type { Invocation } from '../declare/invocation.ts';
import { answerOnce } from './once.ts';
import { readText } from '../parse/parse.ts';
import { profileFor } from './profile.ts';
import {
  answer,
  apology,
  dataFor,
  isShared,
  personOf,
  schemaOf,
  type Answer,
  type Parts,
  type Schema,
} from './run.ts';
import { staleButton } from './stale.ts';
import { understand, type Understood } from '../parse/understand.ts';
import { LONGEST_INPUT } from '../parse/words.ts';
import { writeCall } from '../parse/write.ts';

/** With what an invocation is answered. */
export interface How {
  readonly signal?: AbortSignal;
  /** Reads the profile of who asks, where the platform has one; it is called for the few commands that can do with it. */
  readonly profile?: () => Promise<Profile>;
}

/** What an adapter is given: the commands, ready to be asked. */
export interface Core {
  readonly commands: CommandTree;
  /** Never rejects: whatever goes wrong is an answer in words. */
  invoke(invocation: Invocation, how?: How): Promise<Answer>;
  /**
   * Answers a delivery that its platform may repeat: the first time its id is seen, and undefined after that. What the
   * command changes is committed together with the mark of the delivery. Never rejects. `alone`: the platform itself
   * lets nobody else answer it, so that a lookup needs no mark.
   */
  handleOnce(invocation: Invocation, how?: How & { readonly alone?: boolean }): Promise<Answer | undefined>;
  /** What a person sees first: where to begin. */
  readonly home: Call;
  /** The call that a button carries, looked up where it carries a token; undefined for one no longer known. */
  resolveAction(id: string, owner: Owner): Call | Promise<Call | undefined> | undefined;
  /** Keeps calls too long for their buttons; to be done before they are shown. */
  storeActions(calls: readonly StoredAction[], owner: Owner): Promise<void>;
  /** What a button that is no longer known is answered with. */
  stale(): Answer;
  /** Whether it changes what is remembered of somebody. */
  changes(invocation: Invocation): boolean;
  /**
   * Who will see the answer, known before it is worked out. Like the two below it waits, for a moment at most, where a
   * command knows roadmaps that were made here. None of them rejects.
   */
  visibility(invocation: Invocation): Visibility | Promise<Visibility>;
  /** The form this invocation opens, or undefined when it is to be invoked. */
  form(invocation: Invocation): Form | undefined | Promise<Form | undefined>;
  /** Completions for one option; `path` names the command. */
  suggest(
    asked: { readonly path: readonly string[]; readonly option: string; readonly prefix: string },
    who: Pick<Invocation, 'actor' | 'venue'>,
  ): readonly Choice[] | Promise<readonly Choice[]>;
  /** Completions of a line as it is typed. */
  complete(line: string): Completions;
  /** A call as a person would type it. */
  write(call: Call): string;
  /** The call that does what an invocation asks for, as far as its words are understood. */
  read(invocation: Invocation): Call | undefined;
}

const NEVER = new AbortController().signal;
/** How long an acknowledgement waits for what was made here, in milliseconds: a third of the time there is. */
const SOON = 1_000;

/** Builds the core over its parts; schemas are made once, here. */
export function createCore(parts: Parts): Core {
  const { tree, data } = parts;
  const schemas = new Map<CommandNode, Schema>();
  const prepare = (node: CommandNode): void => {
    schemas.set(node, schemaOf(node, data));
    node.children.forEach(prepare);
  };
  tree.roots.forEach(prepare);
  const apologise = (invocation: Invocation, error: unknown): Answer => ({
    ok: false,
    visibility: 'private',
    reply: apology(parts, error),
    call: call(invocation.path),
  });
  const changes = ({ node }: Understood): boolean => node?.command.changes === true;
  const invoke = async (
    invocation: Invocation,
    signal: AbortSignal,
    profile: Profile = {},
  ): Promise<Answer> => {
    try {
      return await answer(parts, schemas, invocation, { memory: parts.store, signal, profile });
    } catch (error) {
      return apologise(invocation, error);
    }
  };
  /** With what the person alone has to be told; a database that is away keeps nobody from their answer. */
  const withNews = async (invocation: Invocation, given: Answer): Promise<Answer> => {
    if (!parts.suspended || given.visibility !== 'private') return given;
    try {
      return { ...given, reply: await parts.suspended.tell(personOf(invocation.actor), given.reply) };
    } catch (error) {
      parts.report(randomUUID().slice(0, 8), error);
      return given;
    }
  };
  /**
   * Works something out with what a command answers from, where an acknowledgement waits for it: at once for most, and
   * without what was made here where the database takes its time.
   */
  const soon = <T>(
    understood: Pick<Understood, 'node'>,
    who: Pick<Invocation, 'actor' | 'venue'>,
    work: (seen: Dataset) => T,
  ): T | Promise<T> => {
    if (understood.node?.command.roadmaps === undefined) return work(data);
    const late = new AbortController();
    const looked = dataFor(parts, understood, who, parts.store).catch((error: unknown) => {
      parts.report(randomUUID().slice(0, 8), error);
      return data;
    });
    const given = wait(SOON, data, { signal: late.signal, ref: false }).catch(() => data);
    return Promise.race([looked, given])
      .then(work)
      .finally(() => late.abort());
  };
  /** An answer whose card was posted, or the one for where it could not be. */
  const posted = async ({ posting, ...given }: Answer): Promise<Answer> => {
    if (!posting || !parts.post) return given;
    const closed = await parts.post(posting.posts);
    return closed ? { ...given, ok: false, reply: posting.otherwise(closed.hint) } : given;
  };
  return {
    commands: tree,
    home: call(['rung', 'home']),
    async invoke(invocation, { signal = NEVER, profile } = {}) {
      const known = profile && (await profileFor(understand(tree, invocation), data, profile));
      return withNews(invocation, await posted(await invoke(invocation, signal, known)));
    },
    async handleOnce(invocation, { alone = false, signal = NEVER, profile: read } = {}) {
      const understood = understand(tree, invocation);
      const profile = await profileFor(understood, data, read);
      const given = await answerOnce(parts, invocation, {
        changes: changes(understood),
        alone,
        plainly: () => invoke(invocation, signal, profile),
        within: (memory) => answer(parts, schemas, invocation, { memory, signal, profile }),
        apologise: (error) => apologise(invocation, error),
      });
      return given && withNews(invocation, await posted(given));
    },
    resolveAction(id, owner) {
      const carried = unpackCall(id);
      if (!carried) return undefined;
      if ('call' in carried) return carried.call;
      return parts.store.actions
        .get(owner, carried.token)
        .then((kept) => (kept === undefined ? undefined : decodeCall(kept)));
    },
    storeActions: async (calls, owner) => {
      if (calls.length > 0) await parts.store.actions.save(owner, calls, parts.clock.now());
    },
    stale: () => staleButton(tree),
    changes: (invocation) => changes(understand(tree, invocation)),
    visibility(invocation) {
      const understood = understand(tree, invocation);
      if (understood.wants !== 'share') return understood.node?.command.visibility ?? 'private';
      return soon(understood, invocation, (seen) =>
        isShared(understood, seen) ? 'channel' : (understood.node?.command.visibility ?? 'private'),
      );
    },
    form(invocation) {
      const understood = understand(tree, invocation);
      const { node, wants, rest } = understood;
      if (wants !== 'form' || !node) return undefined;
      return soon(understood, invocation, (seen) => {
        const given = typeof rest === 'string' ? readText(node.command, rest, seen).fields : rest;
        return formOf(node, given, seen);
      });
    },
    suggest({ path, option, prefix }, who) {
      const node = tree.find(path);
      const kind = node?.command.options[option]?.kind;
      if (!kind) return [];
      return soon({ node }, who, (seen) => kind.suggest(prefix.slice(0, LONGEST_INPUT), seen));
    },
    complete: (line) => complete(tree, data, line.slice(0, LONGEST_INPUT)),
    write: (one) => writeCall(one, tree, data),
    read(invocation) {
      const { node, rest } = understand(tree, invocation);
      if (!node) return undefined;
      return call(node.path, typeof rest === 'string' ? readText(node.command, rest, data).fields : rest);
    },
  };
}
