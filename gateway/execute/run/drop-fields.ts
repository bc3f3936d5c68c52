import { type DocumentNode, type FieldNode, Kind, print, visit } from 'graphql';
import { inlineFragments } from '../../base/inline-fragments.ts';
import { responseKey } from '../../base/response-key.ts';

/** A query reduced to the fields that can still be asked. */
export interface ReducedQuery {
  /** Undefined if nothing is left to ask. */
  readonly query: string | undefined;
  readonly variables: readonly string[];
  /** The dropped fields, by their key paths from the root of the query. */
  readonly dropped: readonly DroppedField[];
}

export interface DroppedField {
  readonly keys: readonly string[];
  /** The variable without a value. */
  readonly variable: string;
}

/**
 * Drops the fields that use a variable whose value could not be computed, so
 * that the rest of the fetch is still answered. Runs only after a failure.
 */
export function dropFields(
  document: DocumentNode,
  failed: ReadonlySet<string>,
): ReducedQuery {
  const dropped: DroppedField[] = [];
  const reduced = visit(inlineFragments(document), {
    Field: {
      enter(...[node, , , , ancestors]) {
        const variable = failedVariable(node, failed);
        if (variable === undefined) return undefined;
        dropped.push({
          keys: [...keysAbove(ancestors), responseKey(node)],
          variable,
        });
        return null;
      },
      leave: (node) =>
        node.selectionSet?.selections.length === 0 ? null : undefined,
    },
    InlineFragment: {
      leave: (node) =>
        node.selectionSet.selections.length === 0 ? null : undefined,
    },
  });
  const used = usedVariables(reduced);
  const result = visit(reduced, {
    VariableDefinition: (node) =>
      used.has(node.variable.name.value) ? undefined : null,
  });
  return {
    query: isEmpty(result) ? undefined : print(result),
    variables: [...used],
    dropped,
  };
}

function failedVariable(
  node: FieldNode,
  failed: ReadonlySet<string>,
): string | undefined {
  for (const { value } of node.arguments ?? []) {
    if (value.kind === Kind.VARIABLE && failed.has(value.name.value)) {
      return value.name.value;
    }
  }
  return undefined;
}

function keysAbove(ancestors: readonly unknown[]): string[] {
  return ancestors.flatMap((ancestor) => {
    const node = ancestor as Partial<FieldNode> | undefined;
    return node?.kind === Kind.FIELD ? responseKey(node as FieldNode) : [];
  });
}

function usedVariables(document: DocumentNode): ReadonlySet<string> {
  const used = new Set<string>();
  visit(document, {
    VariableDefinition: () => false,
    Variable(node) {
      used.add(node.name.value);
    },
  });
  return used;
}

function isEmpty(document: DocumentNode): boolean {
  return document.definitions.every(
    (definition) =>
      definition.kind !== Kind.OPERATION_DEFINITION ||
      definition.selectionSet.selections.length === 0,
  );
}
