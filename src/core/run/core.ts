import { call } from '../../reply/build.ts';
import { decodeCall, unpackCall } from '../../reply/codec.ts';
import type { Call, Choice, Form, Visibility } from '../../reply/reply.ts';
import type { Owner, ButtonCall } from '../../store/store.ts';
import type { CommandTree, Profile } from '../declare/command.ts';
import {
  formErrorsFor,
  formFor,
  nextFormFor,
  suggestionsFor,
  visibilityOf,
  type CompletionRequest,
} from './acknowledge.ts';
import { UserError } from '../declare/user-error.ts';
import type { FieldErrors } from '../declare/form-declaration.ts';
import { callOfRole } from '../declare/roles.ts';
import { apology } from './apology.ts';
import { complete, type Completions } from './complete.ts';
import type { Invocation } from '../declare/invocation.ts';
import { answerOnce } from './once.ts';
import { fieldsOf } from './read-options.ts';
import type { Understood } from '../parse/understand.ts';
import { withSubject } from './finish-reply.ts';
import { profileFor } from './profile.ts';
import { personOf } from './person-of.ts';
import { answer, type Answer, type InvocationContext, type Parts, type Running } from './run.ts';
import { holdsAmount } from '../kinds/amount.ts';
import { offerForm } from '../parse/offer-in-text.ts';
import { keptAnswer, keptCall } from './confidential.ts';
import { schemasOf } from './schema.ts';
import { staleButton } from './expired-button.ts';
import { understandOnce } from './understand-once.ts';
import { LONGEST_INPUT } from '../parse/words.ts';
import { nameCommands } from '../parse/named.ts';
import { writeCall } from '../parse/write.ts';
import { incidentId } from './incident.ts';

/** How an invocation is to be answered. */
export interface InvokeOptions {
  /** Reads the profile of who asks, where the platform has one; it is called for the few commands that can do with it. */
  readonly profile?: () => Promise<Profile>;
}

/** The command core as adapters use it. */
export interface Core {
  readonly commands: CommandTree;
  /** Never rejects: whatever goes wrong is an answer in words. */
  invoke(invocation: Invocation, options?: InvokeOptions): Promise<Answer>;
  /**
   * Answers an inbound event that its platform may repeat: the first time its id is seen, and undefined after that. The
   * command's changes are committed together with the idempotency key. Never rejects. `alone`: the platform itself lets
   * nobody else answer the event, so that a lookup needs no key.
   */
  handleOnce(
    invocation: Invocation,
    options?: InvokeOptions & { readonly alone?: boolean },
  ): Promise<Answer | undefined>;
  /** The call that shows a person where to begin. */
  readonly home: Call;
  /** The call whose answer greets a channel that Rung was added to. */
  readonly arrival: Call;
  /** The call that a button carries, looked up where it carries a token; undefined for one no longer known. */
  resolveAction(id: string, owner: Owner): Call | Promise<Call | undefined> | undefined;
  /** Stores calls that are too long for their buttons; to be done before the buttons are shown. */
  storeActions(calls: readonly ButtonCall[], owner: Owner): Promise<void>;
  /** The answer to a button that is no longer known. */
  stale(): Answer;
  /** Whether the command of an invocation changes the store. */
  changes(invocation: Invocation): boolean;
  /**
   * Who will see the answer, known before it is worked out. Like the three below it waits, for a moment at most, where a
   * command knows team roadmaps. None of them rejects.
   */
  visibility(invocation: Invocation): Visibility | Promise<Visibility>;
  /** The form this invocation opens, or undefined when it is to be invoked. */
  form(invocation: Invocation): Form | undefined | Promise<Form | undefined>;
  /** The form that follows one that was submitted, to be opened at once; undefined where none does. */
  nextForm(invocation: Invocation): Form | undefined | Promise<Form | undefined>;
  /**
   * What is wrong with the fields of a submitted form, to be said in it at once: a sentence by each field's name. Empty
   * where the form is to be answered.
   */
  formErrors(invocation: Invocation): FieldErrors;
  /** Completions for one option. */
  suggest(
    request: CompletionRequest,
    who: Pick<Invocation, 'actor' | 'venue'>,
  ): readonly Choice[] | Promise<readonly Choice[]>;
  /** Completions of a line as it is typed. */
  complete(line: string): Completions;
  /** A call as a person would type it. */
  write(call: Call): string;
  /** Which command an invocation asks for, and how it is to be answered; each invocation object is understood once. */
  understand(invocation: Invocation): Understood;
  /**
   * The call that asks for an offer of pay in a form, where what was typed holds one: its answer is for nobody else, and
   * neither is a message that says it again. Undefined for any other invocation.
   */
  offerForm(invocation: Invocation): Call | undefined;
  /** Whether a line holds an amount of pay, which is kept nowhere. */
  holdsAmount(line: string): boolean;
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
    get home() {
      return callOfRole(tree, 'home');
    },
    get arrival() {
      return callOfRole(tree, 'home', { greeting: 'arrival' });
    },
    invoke: (invocation, options) => invoke(running, invocation, options),
    handleOnce: (invocation, options) => handleOnce(running, invocation, options),
    resolveAction(id, owner) {
      const carried = unpackCall(id);
      if (!carried) return undefined;
      if ('call' in carried) return carried.call;
      return parts.store.buttonCalls
        .get(owner, carried.token)
        .then((stored) => (stored === undefined ? undefined : decodeCall(stored)));
    },
    storeActions: async (calls, owner) => {
      if (calls.length > 0) await parts.store.buttonCalls.save(owner, calls, parts.clock.now());
    },
    stale: () => {
      const { reply, ...rest } = staleButton(tree);
      return { ...rest, reply: nameCommands(reply, tree, data) };
    },
    changes: (invocation) => changesNow(running, invocation),
    visibility: (invocation) => visibilityOf(running, invocation),
    form: (invocation) => formFor(running, invocation),
    nextForm: (invocation) => nextFormFor(running, invocation),
    formErrors: (invocation) => formErrorsFor(running, invocation),
    suggest: (request, who) => suggestionsFor(running, request, who),
    complete: (line) => complete(tree, data, line.slice(0, LONGEST_INPUT)),
    write: (one) => writeCall(one, tree, data),
    understand: (invocation) => running.understand(invocation),
    offerForm(invocation) {
      const form = offerForm(running.understand(invocation), tree, data);
      return form && keptCall(form, tree, data);
    },
    holdsAmount: (line) => holdsAmount(line, data),
    read(invocation) {
      const { node, rest } = running.understand(invocation);
      return node && keptCall(call(node.path, fieldsOf(node, rest, data)), tree, data);
    },
  };
}

/** Whether an invocation changes something: a command that asks first does so only once it is told yes. */
function changesNow(running: Running, invocation: Invocation): boolean {
  const { node, rest } = running.understand(invocation);
  if (node?.command.changes !== true) return false;
  const { confirmedBy } = node.command;
  return confirmedBy === undefined || fieldsOf(node, rest, running.data)[confirmedBy] !== undefined;
}

async function invoke(
  running: Running,
  invocation: Invocation,
  { profile: read }: InvokeOptions = {},
): Promise<Answer> {
  const profile = await profileFor(running.understand(invocation), running.data, read);
  return finish(
    running,
    invocation,
    await answerPlainly(running, invocation, { profile, readProfile: read }),
  );
}

async function handleOnce(
  running: Running,
  invocation: Invocation,
  { alone = false, profile: read }: InvokeOptions & { readonly alone?: boolean } = {},
): Promise<Answer | undefined> {
  const understood = running.understand(invocation);
  const profile = await profileFor(understood, running.data, read);
  const answered = await answerOnce(running, invocation, {
    changes: understood.node?.command.changes === true,
    alone,
    plainly: () => answerPlainly(running, invocation, { profile, readProfile: read }),
    within: (store) => answer(running, invocation, { store, profile, readProfile: read }),
    apologise: (error) => apologise(running, invocation, error),
  });
  return answered && finish(running, invocation, answered);
}

const apologise = (running: Running, { path }: Invocation, error: unknown): Answer => ({
  ok: false,
  visibility: 'private',
  reply: apology(running, error),
  call: call(path),
  ...(!(error instanceof UserError) && { failed: true as const }),
});

/** What is known of who asks. */
type Who = Omit<InvocationContext, 'store'>;

/** Answers outside a transaction, whatever goes wrong. */
const answerPlainly = (running: Running, invocation: Invocation, who: Who): Promise<Answer> =>
  answer(running, invocation, { store: running.store, ...who }).catch((error: unknown) =>
    apologise(running, invocation, error),
  );

/** Tells the operator of an answer, posts the card that it waits for, and adds what its person has to be told. */
const finish = async (running: Running, invocation: Invocation, answered: Answer): Promise<Answer> => {
  if (answered.tells !== undefined) running.tell?.(answered.tells);
  const answer = await posted(running, answered);
  const told = withSubject(answer.reply, answer.call, running.tree);
  const reply = nameCommands(told, running.tree, running.data);
  return withNotices(running, invocation, keptAnswer({ ...answer, reply }, running.tree, running.data));
};

/** An answer whose card was posted, or the one for where it could not be. */
async function posted({ post }: Running, answer: Answer): Promise<Answer> {
  if (!answer.posting) return answer;
  const { posting, ...answered } = answer;
  if (!post) return answered;
  const closed = await post(posting.channelRoadmapId);
  return closed ? { ...answered, ok: false, reply: posting.whenRefused(closed.hint) } : answered;
}

/** Adds what its person alone has to be told; a database that is away keeps nobody from their answer. */
async function withNotices(
  { notices, report }: Running,
  { actor }: Invocation,
  answered: Answer,
): Promise<Answer> {
  if (!notices || answered.visibility !== 'private') return answered;
  try {
    return { ...answered, reply: await notices.addTo(answered.reply, personOf(actor)) };
  } catch (error) {
    report(incidentId(), error);
    return answered;
  }
}
