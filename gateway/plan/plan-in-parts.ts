/**
 * What to do when the planner cannot plan an operation as a whole.
 *
 * It fails where a field with @requires stands inside what an entity fetch of
 * the same type, to the same subgraph, brings (`unit { next { score } }`), and
 * at some @requires inside a @requires. Then the operation is cut: such fields
 * are left out, the keys of their objects put in their place, and what was left
 * out is planned on its own, as a lookup of an entity by these keys. Its plan,
 * without the lookup, is what to do next at that place.
 */
import {
  type DocumentNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  isAbstractType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { GatewayError } from '../errors.ts';
import type { TypeIndex } from '../supergraph/type-index.ts';
import {
  type CutCandidate,
  cutSelections,
  type Part,
  type Selections,
} from './cut-selections.ts';
import { type EntityLookups, LOOKUP_SUBGRAPH } from './entity-lookups.ts';
import { inlineFragments } from './inline-fragments.ts';
import type { DataPath, FetchNode, PlanNode } from './plan-node.ts';
import { isPlanFailure } from './plan-failure.ts';

export interface PartsContext {
  readonly schema: GraphQLSchema;
  readonly types: TypeIndex;
  readonly lookups: EntityLookups;
  /** Plans with the planner of the lookups; rejects with a `GatewayError`. */
  readonly plan: (document: string) => Promise<PlanNode | undefined>;
}

/** Resolves to undefined when cutting cannot help. */
export async function planInParts(
  document: DocumentNode,
  context: PartsContext,
): Promise<PlanNode | undefined> {
  const [operation] = inlineFragments(document).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) return undefined;
  const type = context.schema.getRootType(operation.operation);
  if (!type) return undefined;
  const plans: PlanNode[] = [];
  for (const set of inOrder(operation)) {
    const run = new PartsPlanner({ ...operation, selectionSet: set }, context);
    const plan = await run.plan({ type, set, path: [] });
    if (plan) plans.push(plan);
  }
  return sequence(plans);
}

/** Mutations one by one: what one has still to read precedes the next. */
function inOrder(
  operation: OperationDefinitionNode,
): readonly SelectionSetNode[] {
  const { selectionSet } = operation;
  if (operation.operation !== OperationTypeNode.MUTATION) return [selectionSet];
  const groups = new Map<string, SelectionNode[]>();
  const add = (selection: SelectionNode): void => {
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      selection.selectionSet.selections.forEach(add);
    } else if (selection.kind === Kind.FIELD) {
      const key = (selection.alias ?? selection.name).value;
      groups.set(key, [...(groups.get(key) ?? []), selection]);
    }
  };
  selectionSet.selections.forEach(add);
  return [...groups.values()].map((selections) => ({
    kind: Kind.SELECTION_SET,
    selections,
  }));
}

interface Rule {
  shouldCut(candidate: CutCandidate, schema: GraphQLSchema): boolean;
  readonly isApart: boolean;
}

/** Tried one after the other, from the fewest parts to the most. */
const RULES: readonly Rule[] = [
  { isApart: false, shouldCut: () => false },
  {
    isApart: false,
    shouldCut: ({ type, above }, schema) =>
      above.some((t) => includes(t, type, schema)),
  },
  { isApart: false, shouldCut: ({ above }) => above.length > 0 },
  { isApart: true, shouldCut: ({ above }) => above.length > 0 },
];

function includes(
  type: GraphQLCompositeType,
  object: CutCandidate['type'],
  schema: GraphQLSchema,
): boolean {
  return (
    type === object || (isAbstractType(type) && schema.isSubType(type, object))
  );
}

class PartsPlanner {
  readonly #operation: OperationDefinitionNode;
  readonly #context: PartsContext;

  constructor(operation: OperationDefinitionNode, context: PartsContext) {
    this.#operation = operation;
    this.#context = context;
  }

  /** Plans selections, of the operation's root or below a lookup. */
  async plan(
    selections: Selections,
    lookup?: string,
  ): Promise<PlanNode | undefined> {
    const { schema, types } = this.#context;
    let failure: unknown;
    let cuts = -1;
    for (const rule of RULES) {
      const { isApart } = rule;
      const shouldCut = (c: CutCandidate) => rule.shouldCut(c, schema);
      const context = { schema, types, shouldCut, isApart };
      const { set, parts } = cutSelections(selections, context);
      if (parts.length === cuts) continue;
      cuts = parts.length;
      try {
        return await this.#planCut(set, { parts, lookup, isStrict: isApart });
      } catch (error) {
        if (!isPlanFailure(error)) throw error;
        failure ??= error;
      }
    }
    throw failure;
  }

  async #planCut(
    set: SelectionSetNode,
    cut: {
      parts: readonly Part[];
      lookup: string | undefined;
      isStrict: boolean;
    },
  ): Promise<PlanNode | undefined> {
    const nodes: PlanNode[] = [];
    const fragments: string[] = [];
    for (const part of cut.parts) {
      const { keys, rest } = await this.#planPart(part);
      fragments.push(`fragment ${part.fragment} on ${part.type} ${keys}`);
      nodes.push(rebase(rest, part.path));
    }
    const document = this.#document(set, cut.lookup) + fragments.join(' ');
    const plan = await this.#context.plan(document);
    return sequence([...(plan ? [plan] : []), ...nodes], cut.isStrict);
  }

  async #planPart(part: Part): Promise<{ keys: string; rest: PlanNode }> {
    const { lookups, schema } = this.#context;
    const lookup = lookups.lookupOf(part.type);
    const type = schema.getType(part.type) as GraphQLCompositeType;
    const { selections } = part;
    const set = { kind: Kind.SELECTION_SET, selections } as const;
    const path: DataPath = [{ kind: 'Field', name: lookup ?? '' }];
    const plan =
      lookup === undefined
        ? undefined
        : await this.plan({ type, set, path }, lookup);
    const [first, ...nodes] = plan?.kind === 'Sequence' ? plan.nodes : [];
    if (
      plan?.kind !== 'Sequence' ||
      first?.kind !== 'Fetch' ||
      first.subgraph !== LOOKUP_SUBGRAPH
    ) {
      throw new GatewayError(
        'QUERY_PLAN_FAILED',
        `The operation could not be planned: no way to ${part.type} by a key.`,
      );
    }
    return { keys: keysOf(first), rest: { ...plan, nodes } };
  }

  #document(set: SelectionSetNode, lookup: string | undefined): string {
    const { operation, name, variableDefinitions = [] } = this.#operation;
    if (lookup !== undefined) {
      const variables = variableDefinitions.map(print).join(' ');
      return `query ${name?.value ?? ''}${variables && `(${variables})`} { ${lookup} ${print(set)} }`;
    }
    return print({ ...this.#operation, operation, selectionSet: set });
  }
}

/** What a lookup is asked for: the keys that the steps after it use. */
function keysOf({ query }: FetchNode): string {
  const [operation] = parse(query, { noLocation: true }).definitions;
  const field =
    operation?.kind === Kind.OPERATION_DEFINITION
      ? operation.selectionSet.selections[0]
      : undefined;
  return field?.kind === Kind.FIELD && field.selectionSet
    ? print(field.selectionSet)
    : '{ __typename }';
}

/** Moves a plan from below a lookup to where the entity is. */
function rebase(node: PlanNode, place: DataPath): PlanNode {
  const move = (path: DataPath): DataPath => [...place, ...path.slice(1)];
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return {
        ...node,
        nodes: node.nodes.map((child) => rebase(child, place)),
      };
    case 'Flatten':
      return { ...node, path: move(node.path) };
    case 'BatchFetch': {
      const batches = node.batches.map((batch) => ({
        ...batch,
        paths: batch.paths.map(move),
      }));
      return { ...node, batches };
    }
    case 'Condition':
      return {
        ...node,
        ifTrue: node.ifTrue && rebase(node.ifTrue, place),
        ifFalse: node.ifFalse && rebase(node.ifFalse, place),
      };
    case 'Fetch':
    case 'Subscription':
      throw new GatewayError(
        'QUERY_PLAN_FAILED',
        'The operation could not be planned: a part of it starts at the root.',
      );
  }
}

/** One sequence; one in a strict order stays whole inside another. */
function sequence(
  [first, ...steps]: readonly PlanNode[],
  isStrict = false,
): PlanNode | undefined {
  const begin = first?.kind === 'Sequence' ? first.nodes : first ? [first] : [];
  const rest = steps.flatMap((node) =>
    node.kind === 'Sequence' && !node.isStrict ? node.nodes : node,
  );
  const nodes = [...begin, ...rest];
  return nodes.length > 1 ? { kind: 'Sequence', nodes, isStrict } : nodes[0];
}
