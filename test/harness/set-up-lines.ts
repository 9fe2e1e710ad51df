import ts from 'typescript';

const TESTS: readonly string[] = ['it', 'test'];

/** The name that a call begins with: `it` of `it.each([…])('…', …)`. */
function nameOf(call: ts.CallExpression): string | undefined {
  let one: ts.Expression = call.expression;
  for (;;) {
    if (ts.isIdentifier(one)) return one.text;
    if (ts.isPropertyAccessExpression(one) || ts.isCallExpression(one)) one = one.expression;
    else if (ts.isTaggedTemplateExpression(one)) one = one.tag;
    else return undefined;
  }
}

/** Where the first test of a node begins; undefined where there is none. */
function firstTest(node: ts.Node, file: ts.SourceFile): number | undefined {
  if (ts.isCallExpression(node) && TESTS.includes(nameOf(node) ?? '')) return node.getStart(file);
  return ts.forEachChild(node, (child) => firstTest(child, file));
}

/** How many lines stand between the imports of a test file and its first test, empty ones left out; 0 where it has none. */
export function setUpLines(source: string): number {
  const file = ts.createSourceFile('a.ts', source, ts.ScriptTarget.Latest);
  const imports = file.statements.filter((one) => ts.isImportDeclaration(one));
  const body = file.statements.filter((one) => !ts.isImportDeclaration(one));
  const starts = body.flatMap((one) => firstTest(one, file) ?? []);
  const [first] = starts;
  if (first === undefined) return 0;
  const lines = source.slice(imports.at(-1)?.end ?? 0, first).split('\n');
  return lines.filter((line) => line.trim() !== '').length;
}
