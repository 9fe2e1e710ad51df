import { randomUUID } from 'node:crypto';
import { call } from '../../reply/build.ts';
import { decodeCall, unpackCall } from '../../reply/codec.ts';
import type { Call, Choice, Form, Visibility } from '../../reply/reply.ts';
import type { Owner, StoredAction } from '../../store/store.ts';
import type { CommandTree, Profile } from '../declare/command.ts';
import { formFor, suggestionsFor, visibilityOf, type Begun } from './acknowledge.ts';
import { apology } from './apology.ts';
import { complete, type Completions } from './complete.ts';
import type { Invocation } from '../declare/invocation.ts';
import { answerOnce } from './once.ts';
import { readText } from '../parse/parse.ts';
import type { Understood } from '../parse/understand.ts';
import { profileFor } from './profile.ts';
import { answer, personOf, type Answer, type Parts, type Running } from './run.ts';
import { schemasOf } from './schema.ts';
import { staleButton } from './stale.ts';
import { understandOnce } from './understand-once.ts';
import { LONGEST_INPUT } from '../parse/words.ts';
import { writeCall } from '../parse/write.ts';

/** With what an invocation is answered. */
export interface How {
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
  /** Completions for one option. */
  suggest(
    begun: Begun,
    who: Pick<Invocation, 'actor' | 'venue'>,
  ): readonly Choice[] | Promise<readonly Choice[]>;
  /** Completions of a line as it is typed. */
  complete(line: string): Completions;
  /** A call as a person would type it. */
  write(call: Call): string;
  /** Which command an invocation asks for, and how it is to be answered; each invocation object is understood once. */
  understand(invocation: Invocation): Understood;
  /** The call that does what an invocation asks for, as far as its words are understood. */
  read(invocation: Invocation): Call | undefined;
}

/** Builds the core over its parts; schemas are made once, here. */
export function createCore(parts: Parts): Core {
  const { tree, data } = parts;
  const running: Running = {
    ...parts,
    schemas: schemasOf(tree, data),
    understand: understandOnce(tree),
  };
  return {
    commands: tree,
    home: call(['rung', 'home']),
    invoke: (invocation, how) => invoke(running, invocation, how),
    handleOnce: (invocation, how) => handleOnce(running, invocation, how),
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
    changes: (invocation) => running.understand(invocation).node?.command.changes === true,
    visibility: (invocation) => visibilityOf(running, invocation),
    form: (invocation) => formFor(running, invocation),
    suggest: (begun, who) => suggestionsFor(running, begun, who),
    complete: (line) => complete(tree, data, line.slice(0, LONGEST_INPUT)),
    write: (one) => writeCall(one, tree, data),
    understand: (invocation) => running.understand(invocation),
    read(invocation) {
      const { node, rest } = running.understand(invocation);
      if (!node) return undefined;
      return call(node.path, typeof rest === 'string' ? readText(node.command, rest, data).fields : rest);
    },
  };
}

async function invoke(
  running: Running,
  invocation: Invocation,
  { profile: read }: How = {},
): Promise<Answer> {
  const profile = await profileFor(running.understand(invocation), running.data, read);
  return finish(running, invocation, await answerPlainly(running, invocation, profile));
}

async function handleOnce(
  running: Running,
  invocation: Invocation,
  { alone = false, profile: read }: How & { readonly alone?: boolean } = {},
): Promise<Answer | undefined> {
  const understood = running.understand(invocation);
  const profile = await profileFor(understood, running.data, read);
  const given = await answerOnce(running, invocation, {
    changes: understood.node?.command.changes === true,
    alone,
    plainly: () => answerPlainly(running, invocation, profile),
    within: (memory) => answer(running, invocation, { memory, profile }),
    apologise: (error) => apologise(running, invocation, error),
  });
  return given && finish(running, invocation, given);
}

const apologise = (running: Running, { path }: Invocation, error: unknown): Answer => ({
  ok: false,
  visibility: 'private',
  reply: apology(running, error),
  call: call(path),
});

/** Answers outside a transaction, whatever goes wrong. */
async function answerPlainly(running: Running, invocation: Invocation, profile: Profile): Promise<Answer> {
  try {
    return await answer(running, invocation, { memory: running.store, profile });
  } catch (error) {
    return apologise(running, invocation, error);
  }
}

/** Posts the card that an answer waits for, and adds what its person has to be told. */
const finish = async (running: Running, invocation: Invocation, given: Answer): Promise<Answer> =>
  withNews(running, invocation, await posted(running, given));

/** An answer whose card was posted, or the one for where it could not be. */
async function posted({ post }: Running, { posting, ...given }: Answer): Promise<Answer> {
  if (!posting || !post) return given;
  const closed = await post(posting.posts);
  return closed ? { ...given, ok: false, reply: posting.otherwise(closed.hint) } : given;
}

/** With what the person alone has to be told; a database that is away keeps nobody from their answer. */
async function withNews(
  { suspended, report }: Running,
  { actor }: Invocation,
  given: Answer,
): Promise<Answer> {
  if (!suspended || given.visibility !== 'private') return given;
  try {
    return { ...given, reply: await suspended.tell(personOf(actor), given.reply) };
  } catch (error) {
    report(randomUUID().slice(0, 8), error);
    return given;
  }
}
