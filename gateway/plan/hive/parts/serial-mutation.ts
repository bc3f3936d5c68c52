import {
  type DocumentNode,
  type FieldNode,
  Kind,
  OperationTypeNode,
  type SelectionSetNode,
} from 'graphql';
import { mapOperations } from '../../../base/map-operations.ts';
import { responseKey } from '../../../base/response-key.ts';
import { GatewayError } from '../../../base/errors.ts';
import { inlineFragments } from '../../../base/inline-fragments.ts';
import { isPlanFailure } from '../process/plan-failure.ts';
import { plannedFetches } from '../../plan-fetches.ts';
import type { PlanNode } from '../../plan-node.ts';

type Plan = (document: DocumentNode) => Promise<PlanNode | undefined>;

export interface MutationPlanning {
  /** The name of the mutation root type, for messages. */
  readonly typeName: string;
  readonly plan: Plan;
  /** In each, shared mutation fields exist in one subgraph only. */
  readonly plansInHomes: () => readonly Plan[];
}

/**
 * Plans a mutation field by field, so that each is complete with everything
 * below it before the next begins (specification 6.2.2); a plan for all could
 * read for the first during or after the second. Adjacent fields that one
 * subgraph answers alone stay one fetch, which the subgraph runs serially.
 */
export async function planSerially(
  document: DocumentNode,
  planning: MutationPlanning,
): Promise<PlanNode | undefined> {
  const fields = mutationFields(document);
  const whole = await planning.plan(document);
  if (fields.length === 0 || !whole || whole.kind === 'Fetch') return whole;
  if (fields.length === 1 && mutationsIn(whole) < 2) return whole;
  const groups: Group[] = [];
  for (const nodes of fields) {
    const node = await planOnce(withFields(document, nodes), planning);
    if (node) addToGroups(groups, { fields: nodes, node, joins: 1 });
  }
  const nodes: PlanNode[] = [];
  for (const group of groups) {
    const node =
      group.joins === 1
        ? group.node
        : await planOnce(withFields(document, group.fields), planning);
    if (node) nodes.push(node);
  }
  return { kind: 'Sequence', nodes };
}

/**
 * A plan that sends the mutation to one subgraph only; other subgraphs' fields
 * below are fetched by key. Rejects if there is none: sent to two subgraphs,
 * the mutation would be carried out twice.
 */
async function planOnce(
  document: DocumentNode,
  { plan, plansInHomes, typeName }: MutationPlanning,
): Promise<PlanNode | undefined> {
  const first = await plan(document);
  if (!first || mutationsIn(first) < 2) return first;
  for (const planInHome of plansInHomes()) {
    try {
      const once = await planInHome(document);
      if (once && mutationsIn(once) < 2) return once;
    } catch (error) {
      if (!isPlanFailure(error)) throw error;
    }
  }
  const names = mutationFields(document).map(([node]) => node?.name.value);
  throw new GatewayError(
    'QUERY_PLAN_FAILED',
    `Expected one subgraph to run ${names.map((name) => `${typeName}.${name}`).join(', ')} and all that is selected below to be there or reached by key, but got a selection that needs it run in several.`,
  );
}

/** How many fetches of a plan contain the mutation. */
function mutationsIn(plan: PlanNode): number {
  return plannedFetches(plan).filter(
    ({ node, requires }) => !requires && node.operationKind === 'mutation',
  ).length;
}

/** Root fields that are planned together. */
interface Group {
  readonly fields: readonly FieldNode[];
  /** The plan of the last of them. */
  readonly node: PlanNode;
  readonly joins: number;
}

function addToGroups(groups: Group[], next: Group): void {
  const last = groups.at(-1);
  if (
    last?.node.kind !== 'Fetch' ||
    last.node.subgraph !== firstSubgraph(next.node)
  ) {
    groups.push(next);
    return;
  }
  groups[groups.length - 1] = {
    fields: [...last.fields, ...next.fields],
    node: next.node,
    joins: last.joins + next.joins,
  };
}

/** The root fields of a mutation by response key; empty for a query. */
function mutationFields(
  document: DocumentNode,
): readonly (readonly FieldNode[])[] {
  const operation = document.definitions.find(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (operation?.operation !== OperationTypeNode.MUTATION) return [];
  const groups = new Map<string, FieldNode[]>();
  const add = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) add(selection.selectionSet);
      if (selection.kind !== Kind.FIELD) continue;
      const key = responseKey(selection);
      groups.set(key, [...(groups.get(key) ?? []), selection]);
    }
  };
  for (const definition of inlineFragments(document).definitions) {
    if ('selectionSet' in definition) add(definition.selectionSet);
  }
  groups.delete('__typename');
  return [...groups.values()];
}

function withFields(
  document: DocumentNode,
  selections: readonly FieldNode[],
): DocumentNode {
  return mapOperations(inlineFragments(document), (operation) => ({
    ...operation,
    selectionSet: { kind: Kind.SELECTION_SET, selections },
  }));
}

function firstSubgraph(node: PlanNode): string | undefined {
  if (node.kind === 'Fetch') return node.subgraph;
  return node.kind === 'Sequence' && node.nodes[0]
    ? firstSubgraph(node.nodes[0])
    : undefined;
}
