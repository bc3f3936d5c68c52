import { type DocumentNode, Kind } from 'graphql';

/**
 * A document without the descriptions of its operations, fragments and
 * variables (specification of September 2025, 2.9): they are for whoever reads
 * it. Operations that differ in them only share one plan, and no subgraph need
 * know them.
 */
export function dropDescriptions(document: DocumentNode): DocumentNode {
  const definitions = document.definitions.map((definition) => {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      return undescribed(definition);
    }
    if (definition.kind !== Kind.OPERATION_DEFINITION) return definition;
    const variables = definition.variableDefinitions ?? [];
    return variables.every(isUndescribed)
      ? undescribed(definition)
      : {
          ...undescribed(definition),
          variableDefinitions: variables.map(undescribed),
        };
  });
  return definitions.every((one, n) => one === document.definitions[n])
    ? document
    : { ...document, definitions };
}

interface Described {
  readonly description?: unknown;
}

function isUndescribed({ description }: Described): boolean {
  return description === undefined;
}

function undescribed<Node extends Described>(node: Node): Node {
  return isUndescribed(node) ? node : { ...node, description: undefined };
}
