import {
  type ASTNode,
  type DocumentNode,
  Kind,
  type NameNode,
  type OperationTypeNode,
  visit,
} from 'graphql';

/**
 * The root type names that the gateway uses internally, as composition does.
 */
const STANDARD = {
  query: 'Query',
  mutation: 'Mutation',
  subscription: 'Subscription',
} as const satisfies Record<OperationTypeNode, string>;

/**
 * Maps each root type with another name than the standard one to its standard
 * name.
 */
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

/** A copy of the document with root types renamed, by the given map. */
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

/** Visits every mention of a type's name: definitions, extensions and uses. */
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
