import type { Dataset } from '../../dataset/dataset.ts';
import { call } from '../../reply/build.ts';
import type { Call, FieldValues, Reply, Visibility } from '../../reply/reply.ts';
import type { Clock } from '../../scheduling/clock.ts';
import type { Repositories, Store } from '../../store/store.ts';
import { dayOf } from '../../time.ts';
import { dataHere } from './data/data-for.ts';
import { datedFor } from './data/dates-setting.ts';
import type { OwnBandsReader } from './data/own-bands-reader.ts';
import { personOf } from './person-of.ts';
import { questionFor } from './ask-back.ts';
import { callOfRole, commandOfRole } from '../declare/roles.ts';
import type { CommandNode, CommandTree, Redirect, Posting, Profile, Result } from '../declare/command.ts';
import { finished, withOthers } from './finish-reply.ts';
import { formErrors, formInWords } from './form.ts';
import { deletedRoadmap, namesDeleted } from './deleted-roadmap.ts';
import { helpFor, helpForAll } from '../help/help.ts';
import { replay, type Invocation } from '../declare/invocation.ts';
import { confirmAsked, mustConfirm, readPhrase } from '../parse/phrases.ts';
import { readMisspelt, readPlainly, readValues } from '../parse/plain-sentence.ts';
import { refuseNoSuchDay, refuseNoSuchDayIn } from './refuse-date.ts';
import { isShared, readRest, withoutStrays } from './read-options.ts';
import { remembered } from './remembered.ts';
import { keptFields } from './confidential.ts';
import { isLeftToOffers } from '../kinds/amount.ts';
import { offerIn } from '../parse/offer-in-text.ts';
import type { Notices } from './notices.ts';
import { notSaidInFull, notShareable, refuseTooLong } from './refusals.ts';
import type { TeamRoadmapReader } from './data/team-roadmap-reader.ts';
import { chosenHere, refuseOff, withoutOff } from './switched-off.ts';
import { checkedOnce, type Schema } from './schema.ts';
import type { Understand } from './understand-once.ts';
import { unknownCommand } from '../parse/unknown.ts';

/** A reply and how it is to be shown. `ok` is false for a question back or an apology. */
export interface Answer {
  readonly ok: boolean;
  readonly visibility: Visibility;
  readonly reply: Reply;
  /** A bug kept it from being what was asked for. */
  readonly failed?: true;
  /** The person asked to be written to later, where they are alone with Rung. */
  readonly opensConversation?: true;
  /** The card to be posted before the answer is given. */
  readonly posting?: Pick<Posting, 'channelRoadmapId' | 'whenRefused'>;
  /** A line for the operator, which names nobody. */
  readonly tells?: string;
  /** The call that gives this answer again, such as for another page of it. */
  readonly call: Call;
}

/** Everything that answering needs, handed in. */
export interface Parts {
  readonly tree: CommandTree;
  readonly data: Dataset;
  readonly store: Store;
  readonly clock: Clock;
  /** Tells the operator of a bug: the id that the person was given, and the error. Never what was typed. */
  readonly report: (id: string, error: unknown) => void;
  /** Tells the operator of what people did, in a line that names nobody; undefined where nobody reads it. */
  readonly tell?: (line: string) => void;
  /** Tells people what they have to know beside their answer; undefined where there is never anything. */
  readonly notices?: Notices;
  /** Reads the roadmaps that teams made. */
  readonly teamRoadmaps: TeamRoadmapReader;
  /** Reads the pay bands that companies imported for their workspaces. */
  readonly ownBands: OwnBandsReader;
  /** Posts the card of a roadmap that a channel follows; undefined where nothing is ever posted. */
  readonly post?: Post;
}

/**
 * Posts a card by the id of the channel's roadmap. Resolves with a hint for the person where Rung may not post in the
 * channel, and with undefined otherwise. Never rejects.
 */
export type Post = (channelRoadmapId: string) => Promise<{ readonly hint: string | undefined } | undefined>;

/** The parts, with the schemas and the readings that are made of them once. */
export interface Running extends Parts {
  readonly schemas: ReadonlyMap<CommandNode, Schema>;
  readonly understand: Understand;
}

/** The surroundings of one invocation; `store` is in a transaction where the command changes anything. */
export interface InvocationContext {
  readonly store: Repositories;
  readonly profile: Profile;
  /** Reads all of the person's profile, where the platform has one: for what only some of a workspace see. */
  readonly readProfile: (() => Promise<Profile>) | undefined;
}

/**
 * Answers an invocation: finds the command, reads what was said, fills in what is remembered, asks back for what is
 * missing, runs it, and notes under the answer how its words were read.
 * @throws UserError for what a person may see, anything else for a bug
 */
export async function answer(
  running: Running,
  invocation: Invocation,
  context: InvocationContext,
): Promise<Answer> {
  const { tree, report, clock } = running;
  const { store } = context;
  refuseTooLong(invocation);
  const understood = running.understand(invocation);
  const { node, intent, page, rest } = understood;
  const { settings, off } = await chosenHere(invocation, store, report);
  if (node) refuseOff(off, node, tree);
  const asker = { ...invocation, settings, profile: context.readProfile };
  const { data, isShort } = await dataHere(running, understood, asker, store);
  if (!node) return withoutCommand({ ...running, tree: withoutOff(tree, off) }, invocation, context, data);
  if (intent === 'help') return helped(node, withoutOff(tree, off), data);
  if (typeof rest === 'string' && isLeftToOffers(node, rest, data)) {
    if (intent === 'share') throw notShareable();
    return answer(running, asText(commandOfRole(tree, 'offer'), rest, invocation), context);
  }
  if (namesDeleted(node, rest, data)) throw deletedRoadmap(tree);
  refuseNoSuchDay(node, rest, dayOf(clock.now()), data);
  const read = withoutStrays(node, readRest(node, rest, data));
  const { fields, assumed } = await remembered(
    { store, data, report },
    node,
    read,
    personOf(invocation.actor),
  );
  const kept = keptFields(node, fields, data);
  const asked: Call = { path: node.path, fields: kept, ...(page > 1 && { page }) };
  if (node.command.form?.opensFor?.(fields) === true) {
    const problem = intent === 'answer' ? problemOf(node, rest, data) : undefined;
    return askBack(formInWords(node, kept, data, problem), asked);
  }
  const asking = { node, reading: { ...read, fields }, tree, data, now: clock.now() };
  const question = questionFor(asking, typeof rest === 'string' ? undefined : rest);
  if (question) return askBack(question, asked);
  if (intent === 'form') return askBack(formInWords(node, {}, data), asked);
  if (intent === 'share' && !node.command.shareable) throw notShareable();

  const here = { ...running, tree: withoutOff(tree, off) };
  const result = await runCommand(here, invocation, context, { node, fields, data });
  const shared = isShared(understood, data);
  if ('call' in result) return redirected(running, invocation, context, { result, shared, data });
  const reply = 'reply' in result ? result.reply : result;
  if (shared && reply.unshared) throw notShareable();
  const { corrections } = read;
  const background = {
    ...{ node, tree, data, asked, corrections, assumed, shared, who: invocation },
    ...{ confidential: kept !== fields, isShort },
  };
  return {
    ok: true,
    visibility: shared ? 'channel' : node.command.visibility,
    ...(node.command.opensConversation && { opensConversation: true }),
    ...('channelRoadmapId' in result && { posting: result }),
    ...('tells' in result && { tells: result.tells }),
    reply: datedFor(settings, finished(reply, background)),
    call: shared ? { ...asked, intent: 'share' } : asked,
  };
}

/** Why what was given is not enough, where anything was. */
const problemOf = (node: CommandNode, rest: string | FieldValues, data: Dataset): string | undefined =>
  Object.keys(rest).length > 0 ? Object.values(formErrors(node, rest, data))[0] : undefined;

/** The same words, said to another command. */
const asText = ({ path }: CommandNode, text: string, { id, actor, venue, at }: Invocation): Invocation => ({
  ...{ id, actor, venue, at, path },
  input: { kind: 'text', text },
});

const askBack = (reply: Reply, of: Call): Answer => ({ ok: false, visibility: 'private', reply, call: of });

/** The help for a command. */
const helped = (node: CommandNode, tree: CommandTree, data: Dataset): Answer => ({
  ...{ ok: true, visibility: 'private', reply: helpFor(node, tree, data) },
  call: callOfRole(tree, 'help', { topic: node.path.join(' ') }),
});

/** Answers words that name no command: a greeting or all the help there is, what a plain sentence asks for, or the nearest commands. */
async function withoutCommand(
  running: Running,
  invocation: Invocation,
  context: InvocationContext,
  data: Dataset,
): Promise<Answer> {
  const { tree, clock } = running;
  const { intent, rest, within } = running.understand(invocation);
  if (intent === 'help') return { ...askBack(helpForAll(tree, data), call([])), ok: true };
  const text = typeof rest === 'string' ? rest : invocation.path.join(' ');
  if (text.trim() === '')
    return answer(running, replay(callOfRole(tree, 'home', { greeting: 'hello' }), invocation), context);
  refuseNoSuchDayIn(text, dayOf(clock.now()));
  // What follows the door is any sentence; what follows “plan” is about plans.
  const holder = within?.command.role === 'door' ? undefined : within;
  const whole = holder ? `${holder.path.join(' ')} ${text}` : text;
  const given = holder ? undefined : (offerIn(text, tree, data) ?? readValues(text, tree, data));
  if (given) return answer(running, replay(given, invocation), context);
  const phrased = readPhrase(whole, tree, data);
  if (phrased && mustConfirm(phrased)) throw confirmAsked(phrased, tree, data);
  if (phrased) return answer(running, replay(phrased.call, invocation), context);
  const misspelt = holder ? undefined : readMisspelt(text, tree, data);
  if (misspelt) throw confirmAsked(misspelt, tree, data);
  const plainly = holder ? undefined : readPlainly(text, tree, data);
  if (!plainly) return askBack(unknownCommand(whole, tree, data, holder), call([]));
  return answer(running, replay(plainly, invocation), context);
}

/** Checks the fields that were read and runs the command over them. */
async function runCommand(
  { tree, schemas, clock, data: common }: Running,
  { actor, venue }: Invocation,
  { store, profile }: InvocationContext,
  { node, fields, data }: { node: CommandNode; fields: FieldValues; data: Dataset },
): Promise<Result> {
  if (!node.command.run) throw new Error(`/${node.path.join(' ')} has nothing to run`);
  const schema = data === common ? schemas.get(node) : undefined;
  return node.command.run(schema ? schema.parse(fields) : checkedOnce(node, data, fields), {
    store,
    dataset: data,
    clock,
    commands: tree,
    actor,
    venue,
    profile,
  });
}

/** The answer of the command that this one was redirected to, with the actions of the redirect after it. */
async function redirected(
  running: Running,
  invocation: Invocation,
  context: InvocationContext,
  { result, shared, data }: { readonly result: Redirect; readonly shared: boolean; readonly data: Dataset },
): Promise<Answer> {
  const called = replay({ ...result.call, ...(shared && { intent: 'share' }) }, invocation);
  if (shared && !isShared(running.understand(called), data)) {
    throw notSaidInFull();
  }
  const other = await answer(running, called, context);
  return { ...other, reply: { ...other.reply, actions: withOthers(other.reply.actions, result.actions) } };
}
