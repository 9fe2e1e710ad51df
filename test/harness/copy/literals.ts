import ts from 'typescript';

/** What a source writes as text of more than a word, the parts of templates apart: all that it can say. */
export function literalsIn(source: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return;
    // Phrases are what people type.
    if (ts.isPropertyAssignment(node) && /^(?:phrases|ignores|words)$/u.test(node.name.getText())) return;
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      found.push(...(/\S\s+\S/u.test(node.text) ? [node.text] : []));
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest, true));
  return found;
}
