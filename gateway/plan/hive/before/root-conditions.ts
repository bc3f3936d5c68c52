/**
 * Removes type conditions on root types. A subgraph may name its root types
 * differently (`schema { query: RootQuery }`), which the supergraph does not
 * show. What is asked of an object that can only be the root needs no
 * condition.
 */
import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  OperationTypeNode,
  print,
  type SelectionNode,
  type SelectionSetNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { mapOperations } from '../../../base/map-operations.ts';
import type { TypeIndex } from '../../../supergraph/type-index.ts';
import { nodesOf } from '../../../prepare/document-nodes.ts';
import { fetchDocument } from '../../fetch-document.ts';
import { inlineFragments } from '../../../base/inline-fragments.ts';
import { mapFetches } from '../../map-plan.ts';
import type { BatchFetchNode, FetchNode, PlanNode } from '../../plan-node.ts';

/** Removes such conditions from a client's operation. */
export function dropRootConditions(
  document: DocumentNode,
  schema: GraphQLSchema,
): DocumentNode {
  const roots = new Set(
    Object.values(OperationTypeNode).flatMap(
      (operation) => schema.getRootType(operation)?.name ?? [],
    ),
  );
  if (!hasCondition(document, roots)) return document;
  const types = new TypeInfo(schema);
  const bare = visit(
    inlineFragments(document),
    visitWithTypeInfo(types, {
      SelectionSet(set) {
        const type = types.getParentType()?.name;
        return type !== undefined && roots.has(type)
          ? withoutCondition(set, type)
          : undefined;
      },
    }),
  );
  return bare;
}

/**
 * The same for the queries of a plan, where the planner has added conditions.
 */
export function dropRootConditionsOf(
  node: PlanNode,
  types: TypeIndex,
): PlanNode {
  const roots = rootsOf(types);
  return mapFetches(node, ({ node: fetch }) =>
    dropInFetch(fetch, { types, roots }),
  );
}

function rootsOf(types: TypeIndex): ReadonlySet<string> {
  return new Set(
    Object.values(OperationTypeNode).map((operation) =>
      types.rootType(operation),
    ),
  );
}

interface Roots {
  readonly types: TypeIndex;
  readonly roots: ReadonlySet<string>;
}

function dropInFetch(
  node: FetchNode | BatchFetchNode,
  { types, roots }: Roots,
): PlanNode {
  if (!node.query.includes(' on ') && !node.query.includes('...on ')) {
    return node;
  }
  const document = fetchDocument(node.query);
  if (!hasCondition(document, roots)) return node;
  const bareIn = (set: SelectionSetNode, type: string): SelectionSetNode => {
    const bare = roots.has(type) ? withoutCondition(set, type) : set;
    const selections = bare.selections.map((selection): SelectionNode => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return selection;
      if (!selection.selectionSet) return selection;
      const below =
        selection.kind === Kind.INLINE_FRAGMENT
          ? (selection.typeCondition?.name.value ?? type)
          : fieldType(types, { node, type, field: selection.name.value });
      return {
        ...selection,
        selectionSet: bareIn(selection.selectionSet, below),
      };
    });
    return { ...bare, selections };
  };
  const bareDocument = mapOperations(
    inlineFragments(document),
    (operation) => ({
      ...operation,
      selectionSet: bareIn(
        operation.selectionSet,
        types.rootType(operation.operation),
      ),
    }),
  );
  return { ...node, query: print(bareDocument) };
}

function fieldType(
  types: TypeIndex,
  of: { node: FetchNode | BatchFetchNode; type: string; field: string },
): string {
  const type = types.fieldType(of.node.subgraph, of.type, of.field);
  return type === undefined ? '' : type.replaceAll(/[[\]!]/g, '');
}

function hasCondition(
  document: DocumentNode,
  roots: ReadonlySet<string>,
): boolean {
  return nodesOf(document).some(
    (node) =>
      (node.kind === Kind.INLINE_FRAGMENT ||
        node.kind === Kind.FRAGMENT_DEFINITION) &&
      node.typeCondition !== undefined &&
      roots.has(node.typeCondition.name.value),
  );
}

/** The selections of a type, with those under its own condition merged in. */
function withoutCondition(
  set: SelectionSetNode,
  type: string,
): SelectionSetNode {
  const selections = set.selections.flatMap(
    (selection): readonly SelectionNode[] => {
      if (selection.kind !== Kind.INLINE_FRAGMENT) return [selection];
      const condition = selection.typeCondition?.name.value ?? type;
      return condition === type && (selection.directives ?? []).length === 0
        ? withoutCondition(selection.selectionSet, type).selections
        : [selection];
    },
  );
  return { ...set, selections };
}
