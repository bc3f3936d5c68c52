import { type DocumentNode, Kind } from 'graphql';

/**
 * Removes descriptions of operations, fragments and variables (specification of
 * September 2025, 2.9). Operations that differ only in descriptions then share
 * a plan, and subgraphs need not support them.
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
