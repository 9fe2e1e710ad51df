import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Dataset } from '../../dataset/dataset.ts';
import { button, call, code, mention, note } from '../../reply/build.ts';
import type { Block, Call, FieldValue, FieldValues, Reply, Visibility } from '../../reply/reply.ts';
import type { Clock } from '../../scheduling/clock.ts';
import type { Defaults, PersonKey, Repositories, Store } from '../../store/store.ts';
import { isComplete, labelsOf, questionFor } from './ask.ts';
import type { CommandNode, CommandTree, Posting, Profile } from '../declare/command.ts';
import { formOf } from './form.ts';
import { deletedRoadmap, namesDeleted } from './deleted-roadmap.ts';
import { helpFor, helpForAll } from '../help/help.ts';
import { replay, type Actor, type Invocation } from '../declare/invocation.ts';
import { readFields, readText, type Reading } from '../parse/parse.ts';
import { readPlainly } from '../parse/plain.ts';
import type { RoadmapsInSight } from './roadmaps-in-sight.ts';
import type { Suspended } from './suspended.ts';
import { understand, type Understood } from '../parse/understand.ts';
import { LONGEST_INPUT } from '../parse/words.ts';
import { unknownCommand } from '../parse/unknown.ts';
import { UserError } from '../declare/user-error.ts';
import { typed } from '../parse/write.ts';

/** A reply and how it is to be shown. `ok` is false for a question back or an apology. */
export interface Answer {
  readonly ok: boolean;
  readonly visibility: Visibility;
  readonly reply: Reply;
  /** The person asked to be written to later, where they are alone with Rung. */
  readonly writes?: true;
  /** What is to be posted before it is given. */
  readonly posting?: Pick<Posting, 'posts' | 'otherwise'>;
  /** What was understood, complete enough to ask again (for another page). */
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
  /** Who has to be told that nothing reaches them; undefined where nothing is ever sent. */
  readonly suspended?: Suspended;
  /** What workspaces made. */
  readonly own: RoadmapsInSight;
  /** Posts the card of a share; undefined where nothing is ever posted. */
  readonly post?: Post;
}

/** Posts the card of a share: resolves with what people do where the channel takes none, and undefined otherwise. Never rejects. */
export type Post = (share: string) => Promise<{ readonly hint: string | undefined } | undefined>;

/** Whose remembered values an actor's are. */
export function personOf(actor: Actor): PersonKey {
  return { platform: actor.platform, workspace: actor.workspace ?? '', person: actor.id };
}

/** Field values in, a command's arguments out. */
export type Schema = z.ZodType<Readonly<Record<string, unknown>>>;

/** The one check that every kind of input ends in: field values in, a command's arguments out. */
export function schemaOf({ command }: CommandNode, data: Dataset): Schema {
  const shape = Object.entries(command.options).map(([name, { kind, required, many }]) => {
    const one = kind.schema(data);
    if (many)
      return [
        name,
        z
          .array(one)
          .min(required ? many.min : 0)
          .max(many.max)
          .default([]),
      ];
    return [name, required ? one : one.optional()];
  });
  return z.object(Object.fromEntries(shape) as Record<string, z.ZodType>);
}

const readRest = ({ command }: CommandNode, rest: Understood['rest'], data: Dataset): Reading =>
  typeof rest === 'string' ? readText(command, rest, data) : readFields(command, rest, data);

/**
 * Whether an answer goes to the channel: asked to, allowed to, and complete as it was said, so that neither a question
 * back nor what is remembered about a person is posted. Known before anything is looked up.
 */
export function isShared({ node, wants, rest }: Understood, data: Dataset): boolean {
  if (wants !== 'share' || !node?.command.shareable) return false;
  return isComplete(node, readRest(node, rest, data));
}

/**
 * Answers an invocation: finds the command, reads what was said, fills in what is remembered, asks back for what is
 * missing, runs it, and says with the answer how it was read.
 * `memory` is what is remembered, in a transaction where the command changes it.
 * @throws UserError for what a person may see, anything else for a bug
 */
export async function answer(
  parts: Parts,
  schemas: ReadonlyMap<CommandNode, Schema>,
  invocation: Invocation,
  how: { readonly memory: Repositories; readonly signal: AbortSignal; readonly profile: Profile },
): Promise<Answer> {
  const { tree } = parts;
  const { memory, signal, profile } = how;
  const { actor, venue, input } = invocation;
  if (input.kind === 'text' && input.text.length > LONGEST_INPUT) {
    throw new UserError(
      'too-long',
      `That is ${input.text.length.toLocaleString('en')} characters, more than I read`,
      `Keep it under ${LONGEST_INPUT.toLocaleString('en')}, such as “senior london”.`,
    );
  }
  const understanding = understand(tree, invocation);
  const { node, wants, page, rest } = understanding;
  const data = await dataFor(parts, understanding, invocation, memory);
  const back = (reply: Reply, of: Call): Answer => ({ ok: false, visibility: 'private', reply, call: of });
  if (!node) {
    const said = typeof rest === 'string' ? rest : invocation.path.join(' ');
    if (said.trim() === '') return { ...back(helpForAll(tree), call([])), ok: true };
    const plainly = readPlainly(said, tree, data);
    if (!plainly) return back(unknownCommand(said, tree, data), call([]));
    return answer(parts, schemas, replay(plainly, invocation), how);
  }
  if (wants === 'help') {
    return {
      ok: true,
      visibility: 'private',
      reply: helpFor(node, tree, data),
      call: call(['rung', 'help'], { topic: node.path.join(' ') }),
    };
  }
  if (namesDeleted(node, rest, data)) throw deletedRoadmap();
  const read = readRest(node, rest, data);
  const { fields, assumed } = await remembered({ memory, data, report: parts.report }, node, read, actor);
  const reading = { ...read, fields };
  const understood: Call = {
    path: node.path,
    fields,
    ...(page > 1 && { page }),
  };
  const question = questionFor({ node, reading, tree, data });
  if (question) return back(question, understood);
  if (wants === 'form') return back(formInWords(node, tree, data), understood);
  if (wants === 'share' && !node.command.shareable) {
    throw new UserError(
      'not-shareable',
      'That answer is for you alone',
      'It cannot be shared in the channel.',
    );
  }

  const schema = data === parts.data ? schemas.get(node) : schemaOf(node, data);
  if (!schema || !node.command.run) throw new Error(`/${node.path.join(' ')} has nothing to run`);
  const context = {
    store: memory,
    dataset: data,
    clock: parts.clock,
    commands: tree,
    actor,
    venue,
    profile,
    signal,
  };
  const result = await node.command.run(schema.parse(fields), context);
  const shared = isShared(understanding, data);
  if ('call' in result) {
    const called = replay({ ...result.call, ...(shared && { intent: 'share' }) }, invocation);
    if (shared && !isShared(understand(tree, called), data)) {
      throw new UserError('not-complete', 'That is not said in full', 'Say all of it to share the answer.');
    }
    const other = await answer(parts, schemas, called, how);
    return { ...other, reply: { ...other.reply, actions: [...other.reply.actions, ...result.actions] } };
  }
  const isPosting = 'posts' in result;
  const reply = isPosting ? result.reply : result;
  const notes: Block[] = [
    ...read.corrections.map(({ said, read: as }) => note(`Read “${said}” as ${as}.`)),
    ...(assumed.length > 0 && !shared
      ? [
          note([
            `Assumed from your settings: ${assumed.join(', ')}. Change them with `,
            code(typed(tree, '/rung settings')),
            '.',
          ]),
        ]
      : []),
  ];
  const byline: Block[] = shared ? [note(['Shared by ', mention(actor.id, actor.name), '.'])] : [];
  const sharing =
    node.command.shareable && !shared && !venue.direct
      ? [button('Share here', { path: node.path, fields, intent: 'share' })]
      : [];
  return {
    ok: true,
    visibility: shared ? 'channel' : node.command.visibility,
    ...(node.command.writes && { writes: true }),
    ...(isPosting && { posting: result }),
    reply: {
      summary: reply.summary,
      blocks: [...byline, ...reply.blocks, ...notes],
      actions: [
        ...reply.actions.filter((one) => one.type !== 'menu'),
        ...sharing,
        ...reply.actions.filter((one) => one.type === 'menu'),
      ],
    },
    call: shared ? { ...understood, intent: 'share' } : understood,
  };
}

/**
 * What a command answers from: with the roadmaps that were made here, or are followed, where it asks for them. A lookup
 * does without those while the database is away.
 */
export async function dataFor(
  { data, own, report }: Pick<Parts, 'data' | 'own' | 'report'>,
  { node }: Pick<Understood, 'node'>,
  { actor, venue }: Pick<Invocation, 'actor' | 'venue'>,
  memory: Repositories,
): Promise<Dataset> {
  const scope = node?.command.roadmaps;
  if (!node || scope === undefined) return data;
  const { platform, workspace } = venue;
  try {
    return await own.seen(memory.teamRoadmaps, {
      owner: workspace === undefined ? undefined : { platform, workspace },
      person: scope === 'mine' ? personOf(actor) : undefined,
    });
  } catch (error) {
    if (node.command.changes) throw error;
    report(randomUUID().slice(0, 8), error);
    return data;
  }
}

/** Fills in what was left out and is remembered; `assumed` names it in words. */
async function remembered(
  { memory, data, report }: Pick<Parts, 'data' | 'report'> & { readonly memory: Repositories },
  node: CommandNode,
  { fields }: Reading,
  actor: Actor,
): Promise<{ fields: FieldValues; assumed: string[] }> {
  const wanted = Object.entries(node.command.options).filter(
    ([name, one]) => one.remembered !== undefined && fields[name] === undefined,
  );
  if (wanted.length === 0) return { fields, assumed: [] };
  const defaults = await memory.people.defaults(personOf(actor)).catch((error: unknown): Defaults => {
    if (node.command.changes) throw error;
    // A lookup can do without what is remembered; the database being away keeps nobody from one.
    report(randomUUID().slice(0, 8), error);
    return {};
  });
  const found: Record<string, FieldValue> = {};
  for (const [name, { kind, remembered: key }] of wanted) {
    const value = defaults[key ?? ''];
    if (value === undefined || !kind.schema(data).safeParse(value).success) continue;
    found[name] = value;
  }
  return { fields: { ...fields, ...found }, assumed: labelsOf(node, found, data) };
}

/** Where a form cannot be shown: what it asks, and how to say the same in one line. */
function formInWords(node: CommandNode, tree: CommandTree, data: Dataset): Reply {
  const form = formOf(node, {}, data);
  return {
    summary: form?.title ?? node.command.summary,
    blocks: [
      note([
        'Type it in one line: ',
        code(typed(tree, node.command.examples[0] ?? `/${node.path.join(' ')}`)),
      ]),
    ],
    // A press can open one where a message cannot.
    actions: [button('Open the form', { path: node.path, fields: {}, intent: 'form' }, 'primary')],
  };
}

/** What a person is told of an error: their own mistake in words, a bug by the number it is reported under. */
export function apology({ report }: Parts, error: unknown): Reply {
  if (error instanceof UserError) {
    return { summary: error.message, blocks: [note(error.hint)], actions: error.actions };
  }
  const id = randomUUID().slice(0, 8);
  report(id, error);
  return {
    summary: 'Something went wrong on our side',
    blocks: [note(`Try again; if it happens again, tell whoever runs Rung this number: ${id}.`)],
    actions: [],
  };
}
