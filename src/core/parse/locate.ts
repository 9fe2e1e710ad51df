import { fold } from '../../dataset/fold.ts';
import type { CommandNode, CommandTree } from '../declare/command.ts';

/** A command found at the start of a text: `rest` is what follows it. */
export interface Located {
  readonly node: CommandNode | undefined;
  readonly rest: string;
}

const FIRST = /^[\s/]*(\S+)\s*/u;

/** Splits the first word off; without its prefix and folded, so that "/Acme-Salary," is "salary". */
function first(text: string, prefix: string): { word: string; rest: string } {
  const [whole = '', typed = ''] = FIRST.exec(text) ?? [];
  const name = typed.toLowerCase().startsWith(prefix) ? typed.slice(prefix.length) : typed;
  return { word: fold(name), rest: text.slice(whole.length) };
}

/** Finds the deepest command a text begins with: "/salary compare senior …", "rung salary …", "salary-compare …". */
export function locate(tree: CommandTree, text: string, from: readonly string[] = []): Located {
  const door = tree.roots.find(({ command }) => command.role === 'door');
  let node = tree.find(from);
  let rest = text;
  for (;;) {
    const { word, rest: after } = first(rest, node ? '' : tree.prefix);
    const atDoor = !node || node === door;
    const next =
      (atDoor ? door && tree.find([...door.path, word]) : node?.children.find((one) => one.name === word)) ??
      (atDoor ? tree.find(word.split(' ')) : undefined);
    if (!next || next === node) break;
    node = next;
    rest = after;
  }
  return { node, rest };
}
