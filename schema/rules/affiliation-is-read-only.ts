import {
  Kind,
  OperationTypeNode,
  visit,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputObjectTypeDefinitionNode,
  type InputObjectTypeExtensionNode,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
} from 'graphql';

import type { ParsedContract } from './parsed-contract.ts';
import type { SchemaProblem } from './problem.ts';
import { namedType } from '../../protocol/sdl/sdl-types.ts';

const guardedType = 'Affiliation';
const owner = 'organizations';

/**
 * Affiliation stays where it is (design section 6, proof 1): organizations
 * offers no mutation, no mutation takes or returns an affiliation, and no
 * other subgraph adds a field to it.
 */
export function affiliationIsReadOnly({
  name,
  document,
}: ParsedContract): SchemaProblem[] {
  const problems: SchemaProblem[] = [];
  const refuse = (message: string) =>
    problems.push({
      code: 'AFFILIATION_IS_READ_ONLY',
      message,
      subgraphs: [name],
    });
  const reaching = typesReaching(document);

  const check = (type: ObjectTypeDefinitionNode | ObjectTypeExtensionNode) => {
    if (type.name.value === guardedType && name !== owner) {
      refuse(`Only ${owner} may define fields of ${guardedType}.`);
    }
    if (type.name.value !== mutationType(document)) return;
    if (name === owner) {
      refuse(`${owner} is read-only: expected no Mutation, but got one.`);
    }
    for (const field of type.fields ?? []) {
      if (typesOf(field).some((used) => reaching.has(used))) {
        refuse(
          `Mutation.${field.name.value} takes or returns ${guardedType}; an affiliation is changed in its district's system only.`,
        );
      }
    }
  };
  visit(document, {
    [Kind.OBJECT_TYPE_DEFINITION]: check,
    [Kind.OBJECT_TYPE_EXTENSION]: check,
  });
  return problems;
}

/**
 * Affiliation itself, and the inputs and results through which it is handed
 * over. Entities are left out: a mutation may return a unit to read on from.
 */
function typesReaching(document: DocumentNode): Set<string> {
  const reaching = new Set([guardedType]);
  const holders = document.definitions.filter(isHolder);
  for (let size = 0; size !== reaching.size;) {
    size = reaching.size;
    for (const { name, fields = [] } of holders) {
      if (fields.some(({ type }) => reaching.has(namedType(type)))) {
        reaching.add(name.value);
      }
    }
  }
  return reaching;
}

type Holder =
  | InputObjectTypeDefinitionNode
  | InputObjectTypeExtensionNode
  | ObjectTypeDefinitionNode
  | ObjectTypeExtensionNode;

function isHolder(node: DefinitionNode): node is Holder {
  if (
    node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ||
    node.kind === Kind.INPUT_OBJECT_TYPE_EXTENSION
  ) {
    return true;
  }
  return (
    (node.kind === Kind.OBJECT_TYPE_DEFINITION ||
      node.kind === Kind.OBJECT_TYPE_EXTENSION) &&
    !isRoot(node.name.value) &&
    !isEntity(node)
  );
}

function isEntity(node: Holder): boolean {
  return node.directives?.some(({ name }) => name.value === 'key') ?? false;
}

function isRoot(name: string): boolean {
  return ['Query', 'Mutation', 'Subscription'].includes(name);
}

function mutationType(document: DocumentNode): string {
  for (const definition of document.definitions) {
    if (
      definition.kind !== Kind.SCHEMA_DEFINITION &&
      definition.kind !== Kind.SCHEMA_EXTENSION
    ) {
      continue;
    }
    const root = definition.operationTypes?.find(
      ({ operation }) => operation === OperationTypeNode.MUTATION,
    );
    if (root) return root.type.name.value;
  }
  return 'Mutation';
}

function typesOf(field: FieldDefinitionNode): string[] {
  const inputs = field.arguments?.map(({ type }) => namedType(type)) ?? [];
  return [namedType(field.type), ...inputs];
}
