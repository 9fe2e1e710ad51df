import type { Dataset } from '../../dataset/dataset.ts';
import { fold } from '../../dataset/fold.ts';
import type { CommandTree } from '../declare/command.ts';
import { locate } from '../parse/locate.ts';
import { nameOf } from '../parse/write.ts';

/** Most words looked back over for the start of a name: "san fra". */
const MOST_BACK = 3;
const MOST_COMPLETIONS = 12;

/** Completions of a line; each takes the place of its ending `replaces`. */
export interface Completions {
  readonly replaces: string;
  readonly with: readonly string[];
}

/** Completes a line as it is typed: command names first, then every option's values, in the words people type. */
export function complete(tree: CommandTree, data: Dataset, line: string): Completions {
  const { node, rest } = locate(tree, line);
  const last = /\S*$/u.exec(line)?.[0] ?? '';
  if (!node || (rest === '' && last !== '')) {
    const begun = line.replace(/^\s*\/?/u, '').toLowerCase();
    const names = tree.roots.flatMap((root) => [root, ...root.children]).map((one) => nameOf(one, tree));
    return {
      replaces: line,
      with: names.filter((one) => one.startsWith(`/${begun}`)).map((one) => `${one} `),
    };
  }
  const children = node.children.map((one) => one.name).filter((one) => one.startsWith(fold(last)));
  const words = rest.split(/(?<=\s)/u);
  for (let back = Math.min(MOST_BACK, words.length); back > 0; back--) {
    const begun = words.slice(-back).join('');
    const prefix = fold(begun);
    if (prefix === '') continue;
    const options = Object.values(node.command.options).filter(({ kind }) => kind.completes);
    const found = (open: boolean): string[] =>
      options
        .filter(({ kind }) => kind.open === open)
        .flatMap(({ kind }) => kind.suggest(begun, data).map(({ value }) => kind.format(value, data)))
        .filter((text) => text.startsWith(prefix));
    const short = [...(back === 1 ? children : []), ...found(false)];
    // A word of a short list is what was meant far more often than a small town that begins the same.
    const all = [...new Set(short.length > 0 ? short : found(true))].slice(0, MOST_COMPLETIONS);
    if (all.length > 0) return { replaces: begun, with: all.map((one) => `${one} `) };
  }
  return { replaces: last, with: children.map((one) => `${one} `) };
}
