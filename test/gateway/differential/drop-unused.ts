import { type DocumentNode, Kind, visit } from 'graphql';

/** Without variables and fragments that nothing uses: they are not valid. */
export function dropUnused(document: DocumentNode): DocumentNode {
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable(node) {
      used.add(`$${node.name.value}`);
    },
    FragmentSpread(node) {
      used.add(node.name.value);
    },
  });
  const result = visit(document, {
    VariableDefinition: (node) =>
      used.has(`$${node.variable.name.value}`) ? undefined : null,
    FragmentDefinition: (node) =>
      used.has(node.name.value) ? undefined : null,
  });
  const isSame =
    result.definitions.length === document.definitions.length &&
    result.definitions.every(
      (definition, n) =>
        definition.kind !== Kind.FRAGMENT_DEFINITION ||
        definition === document.definitions[n],
    );
  // A fragment that is gone may have been the last to use another.
  return isSame ? result : dropUnused(result);
}
