import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { inProject, sourcesIn } from '../../harness/project.ts';

const MOST_LINES = 250;
const MOST_LINES_OF_A_FUNCTION = 60;
/** A longer file begins with a comment that says why it is long. */
const REASON = /^(?:\/\/|\/\*\*?).*\blong\b/i;

const text = (file: string): string => readFileSync(inProject(file), 'utf8');

/** Whether a file is too long, and does not begin with the reason. */
const isLong = (source: string): boolean =>
  source.split('\n').length - 1 > MOST_LINES && !REASON.test(source);

const linesOf = (node: ts.Node, file: ts.SourceFile): number => {
  const line = (at: number): number => file.getLineAndCharacterOfPosition(at).line;
  return line(node.end) - line(node.getStart(file)) + 1;
};

/** The expression that a function ends by returning. */
function returned({ body }: ts.FunctionLikeDeclaration): ts.Expression | undefined {
  if (!body || !ts.isBlock(body)) return body;
  const last = body.statements.at(-1);
  return last && ts.isReturnStatement(last) ? last.expression : undefined;
}

/** The lines of an object that a function returns whole: a dispatch table, whose own functions are measured one by one. */
function linesOfTable(declared: ts.FunctionLikeDeclaration, file: ts.SourceFile): number {
  let end = returned(declared);
  while (
    end &&
    (ts.isParenthesizedExpression(end) || ts.isAsExpression(end) || ts.isSatisfiesExpression(end))
  )
    end = end.expression;
  return end && ts.isObjectLiteralExpression(end) ? linesOf(end, file) : 0;
}

/** The functions of a source that are too long, by the line they begin in. */
function longFunctions(name: string, source: string): string[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest);
  const long: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node) {
      const lines = linesOf(node, file) - linesOfTable(node, file);
      const at = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
      if (lines > MOST_LINES_OF_A_FUNCTION) long.push(`${name}:${at} has ${lines} lines`);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return long;
}

describe('given the sources', () => {
  it('when their lines are counted, then no file is long without a reason in its first line', () => {
    const measured = ['src', 'commands', 'scripts', 'bench', 'test'].flatMap(sourcesIn);
    const long = measured.filter((file) => isLong(text(file)));
    expect(long).toEqual([]);
  });

  it('when the lines of functions are counted, then none is long but for the table that it returns', () => {
    const measured = ['src', 'commands', 'scripts', 'bench'].flatMap(sourcesIn);
    expect(measured.flatMap((file) => longFunctions(file, text(file)))).toEqual([]);
  });

  it('when a long function is measured, then it is found, and what it returns whole is not counted', () => {
    const lines = (count: number, line: string): string => `${line}\n`.repeat(count);
    expect(longFunctions('a', `function a() {\n${lines(58, 'b();')}}`)).toEqual([]);
    expect(longFunctions('a', `function a() {\n${lines(59, 'b();')}}`)).toEqual(['a:1 has 61 lines']);
    expect(longFunctions('a', `const a = () => ({\n${lines(99, 'b: 1,')}});`)).toEqual([]);
    expect(longFunctions('a', `const a = () => ({\nb() {\n${lines(59, 'c();')}} });`)).toEqual([
      'a:2 has 61 lines',
    ]);
  });
});
