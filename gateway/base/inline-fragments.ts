import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  visit,
} from 'graphql';

/** The fragments that a document defines, by name. */
export function fragmentsOf(
  document: DocumentNode,
): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  return fragments;
}

/**
 * Inlines all fragment spreads, so that each selection stands in one place
 * only.
 */
export function inlineFragments(document: DocumentNode): DocumentNode {
  const fragments = fragmentsOf(document);
  if (fragments.size === 0) return document;
  return visit(document, {
    FragmentDefinition: () => null,
    FragmentSpread({ name, directives = [] }) {
      const fragment = fragments.get(name.value);
      return fragment
        ? {
            kind: Kind.INLINE_FRAGMENT,
            typeCondition: fragment.typeCondition,
            directives,
            selectionSet: fragment.selectionSet,
          }
        : null;
    },
  });
}
