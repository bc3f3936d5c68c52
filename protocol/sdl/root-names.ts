import {
  type ASTNode,
  type DocumentNode,
  Kind,
  type NameNode,
  type OperationTypeNode,
  visit,
} from 'graphql';

/** What root types are called inside the gateway, as in composed subgraphs. */
const STANDARD = {
  query: 'Query',
  mutation: 'Mutation',
  subscription: 'Subscription',
} as const satisfies Record<OperationTypeNode, string>;

/** The names of root types that are not the standard ones, by those. */
export function rootNames(document: DocumentNode): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const definition of document.definitions) {
    if (
      definition.kind !== Kind.SCHEMA_DEFINITION &&
      definition.kind !== Kind.SCHEMA_EXTENSION
    ) {
      continue;
    }
    for (const { operation, type } of definition.operationTypes ?? []) {
      const standard = STANDARD[operation];
      if (type.name.value !== standard) names.set(standard, type.name.value);
    }
  }
  return names;
}

/** A document in which root types of these names have the given ones. */
export function withRootNames(
  document: DocumentNode,
  names: ReadonlyMap<string, string>,
): DocumentNode {
  if (names.size === 0) return document;
  return visitTypeNames(document, (name) => {
    const value = names.get(name.value);
    return value === undefined ? undefined : { ...name, value };
  });
}

/** Visits the names of types where they are defined and where they stand. */
export function visitTypeNames(
  document: DocumentNode,
  visitName: (name: NameNode) => NameNode | undefined,
): DocumentNode {
  return visit(document, {
    Name: (...[name, , parent]) =>
      isOfType(parent) ? visitName(name) : undefined,
  });
}

function isOfType(parent: ASTNode | readonly ASTNode[] | undefined): boolean {
  return (
    parent !== undefined &&
    'kind' in parent &&
    (parent.kind === Kind.NAMED_TYPE ||
      parent.kind === Kind.OBJECT_TYPE_DEFINITION ||
      parent.kind === Kind.OBJECT_TYPE_EXTENSION)
  );
}
