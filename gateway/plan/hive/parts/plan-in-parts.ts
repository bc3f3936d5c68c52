/**
 * Plans an operation in parts, if the planner cannot plan it as a whole.
 *
 * That fails where a field with @requires is inside what an entity fetch of the
 * same type to the same subgraph returns (`unit { next { score } }`), at some
 * @requires inside a @requires, and at some types of an interface or an
 * @interfaceObject. Then such fields are cut out, and the keys of their objects
 * are selected instead. Each part is planned by itself, as a lookup of the
 * entity by these keys; its plan without the lookup is carried out at that
 * place.
 *
 * As a last resort each field with @requires becomes a step of its own, and
 * what it requires is selected like any other field (`#planUnchained`).
 */
import {
  type DocumentNode,
  type GraphQLSchema,
  isCompositeType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { responseKey } from '../../../base/response-key.ts';
import { fetchDocument } from '../../fetch-document.ts';
import type { GatewayError } from '../../../base/errors.ts';
import type { TypeIndex } from '../../../supergraph/type-index.ts';
import {
  type CutCandidate,
  cutSelections,
  type Part,
  type Selections,
} from './cut-selections.ts';
import {
  type EntityLookups,
  LOOKUP_SUBGRAPH,
} from '../forms/entity-lookups.ts';
import { inlineFragments } from '../../../base/inline-fragments.ts';
import { CUT_RULES } from './cut-rules.ts';
import { mapChildren } from '../../map-plan.ts';
import type { DataPath, FetchNode, PlanNode } from '../../plan-node.ts';
import { isPlanFailure, planFailed } from '../process/plan-failure.ts';

export interface PartsContext {
  readonly schema: GraphQLSchema;
  readonly types: TypeIndex;
  readonly lookups: EntityLookups;
  /** Plans with a lookup planner; rejects with a `GatewayError`. */
  readonly plan: (
    document: string,
    lookups: EntityLookups,
  ) => Promise<PlanNode | undefined>;
}

/** Resolves to undefined if cutting does not help. */
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

/** For mutations: the rest of one is fetched before the next begins. */
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
      const key = responseKey(selection);
      groups.set(key, [...(groups.get(key) ?? []), selection]);
    }
  };
  selectionSet.selections.forEach(add);
  return [...groups.values()].map((selections) => ({
    kind: Kind.SELECTION_SET,
    selections,
  }));
}

type Planned = PlanNode | undefined;

/** A root field to plan below, and the lookups that define it. */
interface Lookup {
  readonly field: string;
  readonly lookups: EntityLookups;
}

/** The longest chain of @requires. */
const MAX_CHAIN = 20;

const NOT_UNCHAINED = Symbol('not unchained');

class PartsPlanner {
  readonly #operation: OperationDefinitionNode;
  readonly #context: PartsContext;

  constructor(operation: OperationDefinitionNode, context: PartsContext) {
    this.#operation = operation;
    this.#context = context;
  }

  /** Plans selections at the operation's root or below a lookup. */
  async plan(selections: Selections, from?: Lookup): Promise<Planned> {
    try {
      return await this.#planByRules(selections, from);
    } catch (error) {
      if (!isPlanFailure(error)) throw error;
      const plan = await this.#planUnchained(selections, from);
      if (plan === NOT_UNCHAINED) throw error;
      return plan;
    }
  }

  async #planByRules(selections: Selections, from?: Lookup): Promise<Planned> {
    const { schema, types, lookups } = this.#context;
    let failure: unknown;
    let cuts = -1;
    for (const rule of CUT_RULES) {
      const { isApart, isByInterface = false } = rule;
      const shouldCut = (c: CutCandidate) => rule.shouldCut(c, this.#context);
      const keyOf = (type: string) =>
        isByInterface ? lookups.keyOf(type) : undefined;
      const context = { schema, types, shouldCut, isApart, keyOf };
      const { set, parts } = cutSelections(selections, context);
      const isSame = parts.every(({ by }) => by === undefined);
      if (isSame && parts.length === cuts) continue;
      cuts = parts.length;
      try {
        return await this.#planCut(set, { parts, from, isStrict: isApart });
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
      from: Lookup | undefined;
      isStrict: boolean;
    },
  ): Promise<Planned> {
    const nodes: PlanNode[] = [];
    const fragments: string[] = [];
    for (const part of cut.parts) {
      const { keys, rest } = await this.#planPart(part);
      if (part.by === undefined) {
        fragments.push(`fragment ${part.fragment} on ${part.type} ${keys}`);
      } else if (keys.includes(':')) {
        // If a key is selected under an alias, the fragment cannot be placed.
        throw noWayTo(part.type);
      }
      nodes.push(rest);
    }
    const document = this.#document(set, cut.from?.field) + fragments.join(' ');
    const lookups = cut.from?.lookups ?? this.#context.lookups;
    const plan = await this.#context.plan(document, lookups);
    return sequence([...(plan ? [plan] : []), ...nodes], cut.isStrict);
  }

  /** The keys to select in place of a part, and the plan of the part. */
  async #planPart(part: Part): Promise<{ keys: string; rest: PlanNode }> {
    const { lookups } = this.#context;
    const knowing = part.by === undefined ? lookups : lookups.knowingKeyOf(part.by); // prettier-ignore
    return this.#planFrom(part, knowing, (selections, from) =>
      this.plan(selections, from),
    );
  }

  /**
   * Cuts out all fields with @requires and selects what they require instead;
   * repeats that with the @requires among those. The last ones cut out are
   * computed first.
   */
  async #planUnchained(
    selections: Selections,
    from?: Lookup,
  ): Promise<Planned | typeof NOT_UNCHAINED> {
    const { schema, types, lookups } = this.#context;
    const shouldCut = ({ hasRequires }: CutCandidate) => hasRequires;
    const context = { schema, types, shouldCut, isApart: true };
    let { set } = selections;
    const nodes: PlanNode[] = [];
    for (let round = 0; round <= MAX_CHAIN; round++) {
      const cut = cutSelections({ ...selections, set }, context);
      if (cut.parts.length === 0) {
        if (round === 0) break;
        const plan = await this.#planByRules({ ...selections, set }, from);
        return sequence([...(plan ? [plan] : []), ...nodes], true);
      }
      const inputs = new Map<string, SelectionSetNode>();
      const steps: PlanNode[] = [];
      for (const part of cut.parts) {
        const knowing = lookups.knowingInputsOf(part.type, fieldOf(part));
        const { keys, rest } = await this.#planFrom(part, knowing, (s, by) =>
          this.#planByRules(s, by),
        );
        // Two fields may require the same field with different arguments.
        if (keys.includes('(')) return NOT_UNCHAINED;
        inputs.set(part.fragment, selectionsOf(keys));
        steps.push(rest);
      }
      nodes.unshift(...steps);
      set = fillIn(cut.set, inputs);
    }
    return NOT_UNCHAINED;
  }

  async #planFrom(
    part: Part,
    lookups: EntityLookups,
    plan: (selections: Selections, from: Lookup) => Promise<Planned>,
  ): Promise<{ keys: string; rest: PlanNode }> {
    const { selections } = part;
    const type = this.#context.schema.getType(part.type);
    const set = { kind: Kind.SELECTION_SET, selections } as const;
    const field = lookups.lookupOf(part.type);
    if (field === undefined || !isCompositeType(type)) throw noWayTo(part.type);
    const path: DataPath = [{ kind: 'Field', name: field }];
    const planned = await plan({ type, set, path }, { field, lookups });
    const whole =
      planned?.kind === 'Sequence'
        ? planned
        : ({ kind: 'Sequence', nodes: planned ? [planned] : [] } as const);
    const [first, ...nodes] = whole.nodes;
    if (first?.kind !== 'Fetch' || first.subgraph !== LOOKUP_SUBGRAPH) {
      throw noWayTo(part.type);
    }
    return {
      keys: keysOf(first),
      rest: rebase({ ...whole, nodes }, part.path),
    };
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

function noWayTo(type: string): GatewayError {
  return planFailed(`no way to ${type} by a key.`);
}

/** The field of a part that consists of one field. */
function fieldOf({ selections: [field] }: Part): string {
  return field?.kind === Kind.FIELD ? field.name.value : '';
}

/** Replaces the placeholder fragments by selections. */
function fillIn(
  set: SelectionSetNode,
  fragments: ReadonlyMap<string, SelectionSetNode>,
): SelectionSetNode {
  return visit(set, {
    FragmentSpread: ({ name }) => {
      const selectionSet = fragments.get(name.value);
      return selectionSet && { kind: Kind.INLINE_FRAGMENT, selectionSet };
    },
  });
}

function selectionsOf(text: string): SelectionSetNode {
  const [operation] = parse(text, { noLocation: true }).definitions;
  if (operation?.kind === Kind.OPERATION_DEFINITION) {
    return operation.selectionSet;
  }
  throw new Error(`Expected selections, but got: ${text}`);
}

/** The key fields that a lookup selects, i.e. those that later steps use. */
function keysOf({ query }: FetchNode): string {
  const document = inlineFragments(fetchDocument(query));
  const [operation] = document.definitions;
  const field =
    operation?.kind === Kind.OPERATION_DEFINITION
      ? operation.selectionSet.selections[0]
      : undefined;
  return field?.kind === Kind.FIELD && field.selectionSet
    ? print(field.selectionSet)
    : '{ __typename }';
}

/** Moves a plan from below a lookup to the place of the entity. */
function rebase<T extends PlanNode>(node: T, place: DataPath): T;
function rebase(node: PlanNode, place: DataPath): PlanNode {
  const move = (path: DataPath): DataPath => [...place, ...path.slice(1)];
  if (node.kind === 'Fetch') {
    throw planFailed('a part of it starts at the root.');
  }
  if (node.kind === 'Flatten') return { ...node, path: move(node.path) };
  if (node.kind !== 'BatchFetch') {
    return mapChildren(node, (child) => rebase(child, place));
  }
  const batches = node.batches.map((batch) => ({
    ...batch,
    paths: batch.paths.map(move),
  }));
  return { ...node, batches };
}

/**
 * Joins plans into one sequence; a sequence with strict order is kept as a
 * unit.
 */
function sequence(
  [first, ...steps]: readonly PlanNode[],
  isStrict = false,
): PlanNode | undefined {
  const isOpen = first?.kind === 'Sequence' && (isStrict || !first.isStrict);
  const begin = isOpen ? first.nodes : first ? [first] : [];
  const rest = steps.flatMap((node) =>
    node.kind === 'Sequence' && !node.isStrict ? node.nodes : node,
  );
  const nodes = [...begin, ...rest];
  return nodes.length > 1 ? { kind: 'Sequence', nodes, isStrict } : nodes[0];
}
