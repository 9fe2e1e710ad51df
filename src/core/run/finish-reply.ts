import { button, code, mention, note } from '../../reply/build.ts';
import type { Block, Call, Reply, Subject } from '../../reply/reply.ts';
import type { CommandNode, CommandTree } from '../declare/command.ts';
import type { Invocation } from '../declare/invocation.ts';
import type { Reading } from '../parse/parse.ts';
import { commandOfRole } from '../declare/roles.ts';
import { nameOf } from '../parse/write.ts';

/** How a reply came about, which is noted under it. */
export interface Background {
  readonly node: CommandNode;
  readonly tree: CommandTree;
  readonly asked: Call;
  readonly corrections: Reading['corrections'];
  /** Values taken from the person's settings, in words. */
  readonly assumed: readonly string[];
  readonly shared: boolean;
  readonly who: Pick<Invocation, 'actor' | 'venue'>;
}

/** A command's reply, after how its words were read, with who shared it, and the button to share it; menus come last. */
export function finished(reply: Reply, background: Background): Reply {
  const { node, asked, shared, who } = background;
  const byline = shared ? [note(['Shared by ', mention(who.actor.id, who.actor.name), '.'])] : [];
  const sharing =
    node.command.shareable && !reply.unshared && !shared && !who.venue.direct
      ? [button('Share here', { path: asked.path, fields: asked.fields, intent: 'share' })]
      : [];
  const subject = reply.subject ?? subjectOf(background);
  return {
    summary: reply.summary,
    ...(subject && { subject }),
    blocks: [...byline, ...correctionsOf(background), ...reply.blocks, ...assumedOf(background)],
    actions: [
      ...reply.actions.filter((one) => one.type !== 'menu'),
      ...sharing,
      ...reply.actions.filter((one) => one.type === 'menu'),
    ],
  };
}

/** What the command is about, or the one that holds it. */
const subjectOf = ({ node, tree }: Background): Subject | undefined =>
  node.command.subject ?? tree.roots.find(({ path }) => path[0] === node.path[0])?.command.subject;

/** How words were read that could mean something else: first, before anybody acts on the answer. */
const correctionsOf = ({ corrections }: Background): Block[] =>
  corrections.map(({ typed, read }) => note(`Read “${typed}” as ${read}.`));

/** What was taken from the settings, which nobody else is shown. */
function assumedOf({ tree, assumed, shared }: Background): Block[] {
  if (assumed.length === 0 || shared) return [];
  return [
    note([
      `Assumed from your settings: ${assumed.join(', ')}. Change them with `,
      code(nameOf(commandOfRole(tree, 'settings'), tree)),
      '.',
    ]),
  ];
}
