import { button, call, command, mention, note, paragraph, strong } from '../../reply/build.ts';
import type { Action, Block, Call, FieldValue, Reply } from '../../reply/reply.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import type { CommandNode, CommandTree } from '../declare/command.ts';
import type { Invocation } from '../declare/invocation.ts';
import type { Reading } from '../parse/parse.ts';
import { commandOfRole } from '../declare/roles.ts';

/** Most buttons of an answer that was guessed or led to: what is added takes the place of the last. */
const MOST_BUTTONS = 4;

/** How a reply came about, which is noted under it. */
export interface Background {
  readonly node: CommandNode;
  readonly tree: CommandTree;
  readonly data: Dataset;
  readonly asked: Call;
  /** Whether a value that was given is left out of `asked`, which then does not give this answer again. */
  readonly confidential: boolean;
  /** Whether it could not be found out if who asks sees the bands of their company: it is said to them alone. */
  readonly isShort: boolean;
  readonly corrections: Reading['corrections'];
  /** Values taken from the person's settings, in words. */
  readonly assumed: readonly string[];
  readonly shared: boolean;
  readonly who: Pick<Invocation, 'actor' | 'venue'>;
}

const SHORT = note('I could not look up whether you see your company’s own bands. Ask again in a while.');

/** A command's reply, after how its words were read, with who shared it, and the button to share it; menus come last. */
export function finished(reply: Reply, background: Background): Reply {
  const { node, asked, shared, who } = background;
  const byline = shared ? [note(['Shared by ', mention(who.actor.id, who.actor.name), '.'])] : [];
  const sharing =
    node.command.shareable && !reply.unshared && !shared && !who.venue.direct
      ? [button('Share here', { path: asked.path, fields: asked.fields, intent: 'share' })]
      : [];
  const ways = wayOut(background);
  return {
    summary: reply.summary,
    ...(reply.names && { names: reply.names }),
    ...(reply.subject && { subject: reply.subject }),
    blocks: [
      ...byline,
      ...guesses(background),
      ...(background.confidential ? reply.blocks : withAgain(reply.blocks, asked)),
      ...assumedOf(background),
      ...(background.isShort && !shared ? [SHORT] : []),
    ],
    actions: [
      ...reply.actions
        .filter((one) => one.type !== 'menu')
        .slice(0, ways.length === 0 ? undefined : MOST_BUTTONS - sharing.length - ways.length),
      ...sharing,
      ...ways,
      ...reply.actions.filter((one) => one.type === 'menu'),
    ],
  };
}

/** Pictures with the call that asks for them once more. */
function withAgain(blocks: readonly Block[], { path, fields }: Call): readonly Block[] {
  if (!blocks.some(({ type }) => type === 'picture')) return blocks;
  const again: Call = { path, fields, intent: 'picture' };
  return blocks.map((one) => (one.type === 'picture' ? { ...one, again } : one));
}

/** A reply with what it is about: what it says itself, else what its command is about, or the one that holds it. */
export function withSubject(reply: Reply, { path: [root] }: Pick<Call, 'path'>, tree: CommandTree): Reply {
  const subject = reply.subject ?? tree.roots.find((one) => one.path[0] === root)?.command.subject;
  return subject ? { ...reply, subject } : reply;
}

/** How words were read that could mean something else: first, before anybody acts on the answer. */
function guesses({ corrections }: Background): Block[] {
  if (corrections.length === 0) return [];
  return [
    paragraph([
      'Showing ',
      ...corrections.flatMap(({ read }, at) => [at > 0 ? ' · ' : '', strong(read)]),
      '.',
    ]),
  ];
}

/** The same without what was guessed. A command that changed something is not run again. */
function wayOut({ node, asked, data, corrections }: Background): Action[] {
  if (corrections.length === 0 || node.command.changes) return [];
  const guessed = new Set(corrections.map(({ read }) => read));
  const kept = Object.entries(asked.fields).flatMap(([name, value]): [string, FieldValue][] => {
    const kind = node.command.options[name]?.kind;
    if (!kind) return [[name, value]];
    const isSure = (one: FieldValue): boolean => !guessed.has(kind.label(one, data));
    if (!Array.isArray(value)) return isSure(value) ? [[name, value]] : [];
    const sure = (value as readonly string[]).filter(isSure);
    return sure.length > 0 ? [[name, sure]] : [];
  });
  return [button('Not that?', call(asked.path, Object.fromEntries(kept)))];
}

/** What was taken from the settings, which nobody else is shown. */
function assumedOf({ tree, assumed, shared }: Background): Block[] {
  if (assumed.length === 0 || shared) return [];
  return [
    note([
      `From your settings: ${assumed.join(', ')}. Change: `,
      command(`/${commandOfRole(tree, 'settings').path.join(' ')}`),
    ]),
  ];
}

/** The actions of an answer with further ones, to which its own give way but the one to share it; menus come last. */
export function withOthers(own: readonly Action[], others: readonly Action[]): readonly Action[] {
  if (others.length === 0) return own;
  const isSharing = (one: Action): boolean => one.type === 'button' && one.call.intent === 'share';
  const sharing = own.filter(isSharing);
  const room = Math.max(0, MOST_BUTTONS - others.length - sharing.length);
  return [
    ...own.filter((one) => one.type !== 'menu' && !isSharing(one)).slice(0, room),
    ...sharing,
    ...others,
    ...own.filter((one) => one.type === 'menu'),
  ];
}
