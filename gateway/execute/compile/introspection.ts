import {
  type DocumentNode,
  executeSync,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
} from 'graphql';
import { mapOperations } from '../../base/map-operations.ts';

/** The introspection fields of an operation; each has a numbered slot. */
export interface IntrospectionSlots {
  /** Reserves a slot for a field, given all field nodes that merge into it. */
  add(fields: readonly FieldNode[]): number;
  /** The JSON text of each slot. */
  answer(variables: Readonly<Record<string, unknown>>): readonly string[];
}

export interface IntrospectionPlan {
  readonly schema: GraphQLSchema;
  /** The document they are in; it has their fragments and variables. */
  readonly document: DocumentNode;
}

const NOTHING: readonly string[] = [];

/**
 * Introspection fields, wherever they stand in an operation, are answered by
 * graphql-js on the public schema, each under its own alias. The writer then
 * puts each text in its place.
 */
export function createIntrospectionSlots(
  plan: IntrospectionPlan,
): IntrospectionSlots {
  const fields: FieldNode[] = [];
  let slots = 0;
  let kept: readonly string[] | undefined;

  return {
    add(nodes) {
      const alias = { kind: Kind.NAME, value: `s${slots}` } as const;
      fields.push(...nodes.map((node) => ({ ...node, alias })));
      slots += 1;
      return slots - 1;
    },
    answer(variables) {
      if (slots === 0) return NOTHING;
      if (kept) return kept;
      const document = introspectionDocument(plan.document, fields);
      const { data } = executeSync({
        schema: plan.schema,
        document,
        variableValues: variables,
      });
      const texts = Array.from({ length: slots }, (_, n) =>
        JSON.stringify(data?.[`s${n}`] ?? null),
      );
      // Without variables the schema always gives the same answer.
      if (Object.keys(variables).length === 0) kept = texts;
      return texts;
    },
  };
}

function introspectionDocument(
  document: DocumentNode,
  fields: readonly FieldNode[],
): DocumentNode {
  return mapOperations(document, (operation) => ({
    ...operation,
    operation: OperationTypeNode.QUERY,
    selectionSet: { kind: Kind.SELECTION_SET, selections: fields },
  }));
}
