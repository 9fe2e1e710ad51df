/** The commands that a source file's buttons, menus, forms and overflows lead to. */
interface Links {
  /** Paths as they are written out: ["salary", "compare"]. */
  readonly paths: readonly (readonly string[])[];
  /** Calls whose path is not written out, as they stand: no start could check where they lead. */
  readonly hidden: readonly string[];
}

/** A path written out: in a call, as the file's own `PATH`, or as the `path` of an object. */
const WRITTEN = /(?:\bcall\(|\bPATH = |\bpath: )\s*\[([^\]]*)\]/g;
const HIDDEN = /\bcall\((?!\s*(?:\[|PATH\b))[^\n]*/g;
const LITERALS = /^\s*["'][\w-]+["'](?:\s*,\s*["'][\w-]+["'])*\s*,?\s*$/;

/**
 * Finds where a file of a command leads to by its text, since its replies are only made when they are asked for. So that
 * nothing escapes, a path is an array of names written out where it is called, or a constant `PATH` of that file.
 */
function linksIn(source: string): Links {
  const written = [...source.matchAll(WRITTEN)];
  const isPlain = ([, names = '']: RegExpExecArray): boolean => LITERALS.test(names);
  return {
    paths: written
      .filter(isPlain)
      .map(([, names = '']) => [...names.matchAll(/["']([\w-]+)["']/g)].map(([, name = '']) => name)),
    hidden: [
      ...written.filter((one) => !isPlain(one)).map(([text]) => text),
      ...[...source.matchAll(HIDDEN)].map(([text]) => text.trim()),
    ],
  };
}

/** All that is wrong with where a file leads to, in words; `has` tells whether there is a command of a path. */
export function strayLinks(source: string, has: (path: readonly string[]) => boolean): string[] {
  const { paths, hidden } = linksIn(source);
  return [
    ...paths
      .filter((path) => !has(path))
      .map((path) => `a button leads to /${path.join(' ')}, and there is no such command`),
    ...hidden.map((text) => `“${text}” does not write out the path of a command, so nothing can check it`),
  ];
}
