import ts from 'typescript';

/**
 * Removes the declarations of a module that none of `roots` leads to: the
 * generator writes some for every contract, needed or not.
 */
export function keepReachable(text: string, roots: readonly string[]): string {
  const file = ts.createSourceFile('module.ts', text, ts.ScriptTarget.Latest);
  const declared = Map.groupBy(
    file.statements.filter((it) => !ts.isImportDeclaration(it)),
    nameOf,
  );
  const kept = new Set<ts.Statement>();
  const names = new Set(roots);
  for (const name of names) {
    for (const statement of declared.get(name) ?? []) {
      kept.add(statement);
      for (const identifier of identifiersIn(statement)) names.add(identifier);
    }
  }
  return [
    file.statements
      .filter(ts.isImportDeclaration)
      .map((statement) => importing(statement, names))
      .join('\n'),
    ...file.statements
      .filter((statement) => kept.has(statement))
      .map((statement) => statement.getFullText(file).trim()),
  ].join('\n\n');
}

/** Imports only the names that are used; all of them are types. */
function importing(
  statement: ts.ImportDeclaration,
  names: ReadonlySet<string>,
): string {
  const bindings = statement.importClause?.namedBindings;
  const imported =
    bindings && ts.isNamedImports(bindings)
      ? bindings.elements.map(({ name }) => name.text)
      : [];
  const used = imported.filter((name) => names.has(name));
  const { text } = statement.moduleSpecifier as ts.StringLiteral;
  return used.length === 0
    ? ''
    : `import type { ${used.join(', ')} } from '${text}';`;
}

function nameOf(statement: ts.Statement): string {
  if (ts.isVariableStatement(statement)) {
    const [declaration] = statement.declarationList.declarations;
    return declaration && ts.isIdentifier(declaration.name)
      ? declaration.name.text
      : '';
  }
  const isNamed =
    ts.isTypeAliasDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement);
  return isNamed ? statement.name.text : '';
}

function identifiersIn(root: ts.Node): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isIdentifier(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}
