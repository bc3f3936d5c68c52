import {
  Kind,
  visit,
  type DefinitionNode,
  type DocumentNode,
  type NamedTypeNode,
} from 'graphql';

import type { SchemaProblem } from '../problem.ts';
import type { ParsedContract } from '../rules/affiliation-is-read-only.ts';

const standardNames = {
  query: 'Query',
  mutation: 'Mutation',
  subscription: 'Subscription',
} as const;

/**
 * A contract whose root types have the standard names, wherever they stand.
 * Federation renames them in the supergraph; composition crashes on a field
 * that returns a root type of another name.
 */
export function withStandardRoots(
  contract: ParsedContract,
): ParsedContract | SchemaProblem {
  const { name, document } = contract;
  const renamed = renamedRoots(document);
  if (renamed.size === 0) return contract;
  const taken = definedNames(document);
  for (const [own, standard] of renamed) {
    if (!taken.has(standard)) continue;
    return {
      code: `ROOT_${standard.toUpperCase()}_USED`,
      message: `Expected ${standard} to be the root type, since the supergraph calls it so, but got ${own} for it and another type ${standard}.`,
      subgraphs: [name],
    };
  }
  const rename = (node: NamedTypeNode) => {
    const standard = renamed.get(node.name.value);
    if (standard === undefined) return undefined;
    return { ...node, name: { ...node.name, value: standard } };
  };
  const renameDefinition = <Node extends DefinitionNode & { name: object }>(
    node: Node & { readonly name: { readonly value: string } },
  ) => {
    const standard = renamed.get(node.name.value);
    if (standard === undefined) return undefined;
    return { ...node, name: { ...node.name, value: standard } };
  };
  return {
    name,
    document: visit(document, {
      NamedType: rename,
      ObjectTypeDefinition: renameDefinition,
      ObjectTypeExtension: renameDefinition,
    }),
  };
}

/** Root types by their own name, to the standard one. */
function renamedRoots(document: DocumentNode): ReadonlyMap<string, string> {
  const renamed = new Map<string, string>();
  for (const definition of document.definitions) {
    if (
      definition.kind !== Kind.SCHEMA_DEFINITION &&
      definition.kind !== Kind.SCHEMA_EXTENSION
    ) {
      continue;
    }
    for (const { operation, type } of definition.operationTypes ?? []) {
      const standard = standardNames[operation];
      if (type.name.value !== standard) renamed.set(type.name.value, standard);
    }
  }
  return renamed;
}

function definedNames({ definitions }: DocumentNode): ReadonlySet<string> {
  return new Set(
    definitions.flatMap((definition) =>
      'fields' in definition ? [definition.name.value] : [],
    ),
  );
}
