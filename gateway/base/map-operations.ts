import { type DocumentNode, Kind, type OperationDefinitionNode } from 'graphql';

/** The document with each of its operations changed; fragments stay. */
export function mapOperations(
  document: DocumentNode,
  change: (operation: OperationDefinitionNode) => OperationDefinitionNode,
): DocumentNode {
  return {
    ...document,
    definitions: document.definitions.map((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION
        ? change(definition)
        : definition,
    ),
  };
}
