import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  visit,
} from 'graphql';

/** Without named fragments each selection has one place. */
export function inlineFragments(document: DocumentNode): DocumentNode {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  if (fragments.size === 0) return document;
  return visit(document, {
    FragmentDefinition: () => null,
    FragmentSpread(node) {
      const fragment = fragments.get(node.name.value);
      return fragment
        ? {
            ...node,
            kind: Kind.INLINE_FRAGMENT,
            typeCondition: fragment.typeCondition,
            selectionSet: fragment.selectionSet,
          }
        : null;
    },
  });
}
