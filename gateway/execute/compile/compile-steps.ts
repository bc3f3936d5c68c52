import { type DocumentNode, Kind, type SelectionSetNode } from 'graphql';
import { entitiesFieldsOf } from '../../plan/entities-fields.ts';
import {
  fetchDocument,
  rootFieldSet,
  rootSelectionSet,
} from '../../plan/fetch-document.ts';
import { fetchesOf } from '../../plan/map-plan.ts';
import { GatewayError } from '../../base/errors.ts';
import type { SubgraphFetcher } from '../../fetch/subgraph-fetcher.ts';
import type { HoistedArgument } from '../../semi-join/hoisted-argument.ts';
import type {
  BatchFetchNode,
  DataPath,
  EntitiesField,
  FetchNode,
  PlanNode,
  Rewrite,
} from '../../plan/plan-node.ts';
import type { TypeIndex } from '../../supergraph/type-index.ts';
import { createDataPathReader } from './data-path.ts';
import { renameInShape, shapeOf } from './merge-shape.ts';
import { createRepresentationWriter } from './representation.ts';
import { renamedKeys } from './rewrites.ts';
import type {
  ArgumentStep,
  EntityPart,
  EntityStep,
  FetchStepBase,
  Guard,
  RootStep,
  Step,
} from './step.ts';
import { keepTargets } from './keep-targets.ts';
import { mayShareEntities } from './share-entities.ts';
import { needsBefore } from './step-access.ts';

export interface CompileContext {
  readonly types: TypeIndex;
  readonly fetcherOf: (subgraph: string) => SubgraphFetcher;
  readonly hoisted: readonly HoistedArgument[];
}

const NO_SELECTIONS: SelectionSetNode = {
  kind: Kind.SELECTION_SET,
  selections: [],
};

interface Position {
  readonly path: DataPath;
  readonly guards: readonly Guard[];
  /** Steps the plan puts before this one. */
  readonly before: readonly number[];
  /** Whether it waits for them all. */
  readonly isStrict: boolean;
}

interface FetchDraft {
  readonly node: FetchNode | BatchFetchNode;
  readonly at: Position;
  /** The node's query, read once for all that is made of it. */
  readonly document: DocumentNode;
}

/**
 * Compiles a plan into steps with dependencies. The plan's order is in waves;
 * a step here waits only for those earlier ones whose data it uses, except in
 * a mutation, whose fields are strictly serial (specification 6.2.2).
 */
export function compileSteps(
  plan: PlanNode,
  context: CompileContext,
): readonly Step[] {
  const drafts: FetchDraft[] = [];
  const isMutation = hasMutation(plan);

  const walk = (node: PlanNode, at: Position): number[] => {
    switch (node.kind) {
      case 'Fetch':
      case 'BatchFetch':
        return [drafts.push({ node, at, document: readQuery(node) }) - 1];
      case 'Subscription':
        return walk(node.primary, at);
      case 'Sequence':
        return walkInOrder(
          node.nodes,
          node.isStrict ? { ...at, isStrict: true } : at,
        );
      case 'Parallel':
        return isMutation
          ? walkInOrder(readsFirst(node.nodes), at)
          : node.nodes.flatMap((child) => walk(child, at));
      case 'Flatten':
        return walk(node.node, { ...at, path: [...at.path, ...node.path] });
      case 'Condition':
        return [true, false].flatMap((value) => {
          const child = value ? node.ifTrue : node.ifFalse;
          const guard = { variable: node.variable, value };
          return child
            ? walk(child, { ...at, guards: [...at.guards, guard] })
            : [];
        });
    }
  };
  const walkInOrder = (nodes: readonly PlanNode[], at: Position): number[] => {
    const done: number[] = [];
    for (const child of nodes) {
      done.push(...walk(child, { ...at, before: [...at.before, ...done] }));
    }
    return done;
  };

  walk(plan, { path: [], guards: [], before: [], isStrict: isMutation });
  const hoisted = context.hoisted.filter((argument) =>
    drafts.some(({ node }) => node.variables.includes(argument.variable)),
  );
  const offset = hoisted.length;
  return keepTargets([
    ...hoisted.map(argumentStep),
    ...drafts.map((draft) => {
      const { node, at, document } = draft;
      const earlier = at.before.filter((b) => {
        const before = drafts[b];
        return before && (at.isStrict || needsBefore(draft, before));
      });
      const dependencies = [
        ...argumentDependencies(node, hoisted),
        ...earlier.map((b) => b + offset),
      ];
      const base = fetchBase(node, { at, document, dependencies, context });
      return node.kind === 'Fetch' && !node.requires
        ? rootStep(node, base, { at, context })
        : entityStep(node, base, { at, context, drafts });
    }),
  ]);
}

function hasMutation(plan: PlanNode): boolean {
  return fetchesOf(plan).some(({ node }) => node.operationKind === 'mutation');
}

/** What an earlier field still has to read goes before the next mutation. */
function readsFirst(nodes: readonly PlanNode[]): readonly PlanNode[] {
  return [
    ...nodes.filter((node) => !hasMutation(node)),
    ...nodes.filter((node) => hasMutation(node)),
  ];
}

function argumentStep(argument: HoistedArgument): ArgumentStep {
  return { kind: 'argument', argument, dependencies: [], guards: [] };
}

function argumentDependencies(
  node: FetchNode | BatchFetchNode,
  hoisted: readonly HoistedArgument[],
): number[] {
  return hoisted.flatMap((argument, n) =>
    node.variables.includes(argument.variable) ? n : [],
  );
}

function fetchBase(
  node: FetchNode | BatchFetchNode,
  from: {
    at: Position;
    document: DocumentNode;
    dependencies: readonly number[];
    context: CompileContext;
  },
): FetchStepBase {
  return {
    dependencies: from.dependencies,
    guards: from.at.guards,
    subgraph: node.subgraph,
    fetcher: from.context.fetcherOf(node.subgraph),
    query: node.query,
    document: from.document,
    operationKind: node.operationKind,
    operationName: node.operationName,
    variables: node.variables,
  };
}

function rootStep(
  node: FetchNode,
  base: FetchStepBase,
  from: { at: Position; context: CompileContext },
): RootStep {
  const shape = shapeOf(rootSelectionSet(base.document), base.document);
  return {
    ...base,
    kind: 'root',
    reader: createDataPathReader(from.at.path, from.context.types),
    shape: renameInShape(shape, node.outputRewrites),
    rewrites: node.outputRewrites,
  };
}

function entityStep(
  node: FetchNode | BatchFetchNode,
  base: FetchStepBase,
  from: {
    at: Position;
    context: CompileContext;
    drafts: readonly FetchDraft[];
  },
): EntityStep {
  return {
    ...base,
    kind: 'entities',
    parts: entitiesFieldsOf({ node, path: from.at.path }).map((field) =>
      entityPart(field, base, from),
    ),
  };
}

function entityPart(
  field: EntitiesField,
  base: FetchStepBase,
  from: { context: CompileContext; drafts: readonly FetchDraft[] },
): EntityPart {
  const { types } = from.context;
  const selected = rootFieldSet(base.document, field.alias) ?? NO_SELECTIONS;
  return {
    alias: field.alias,
    variable: field.representationsVariable,
    readers: field.paths.map((path) => createDataPathReader(path, types)),
    representations: createRepresentationWriter({
      subgraph: base.subgraph,
      requires: field.requires,
      rewrites: field.inputRewrites,
      types,
    }),
    shape: renameInShape(
      shapeOf(selected, base.document),
      field.outputRewrites,
    ),
    keysByType: keysByType(selected, base, field.outputRewrites),
    rewrites: field.outputRewrites,
    mayShare: mayShareEntities(field.paths, from.drafts),
  };
}

function keysByType(
  set: SelectionSetNode,
  base: FetchStepBase,
  rewrites: readonly Rewrite[],
): ReadonlyMap<string, readonly string[]> {
  const renamed = renamedKeys(rewrites);
  const keys = new Map<string, readonly string[]>();
  for (const selection of set.selections) {
    if (selection.kind !== Kind.INLINE_FRAGMENT) continue;
    const condition = selection.typeCondition?.name.value ?? '';
    const shape = shapeOf(selection.selectionSet, base.document);
    const names = shape.keys.map((key) => renamed.get(key) ?? key);
    keys.set(condition, [...(keys.get(condition) ?? []), ...names]);
  }
  return keys;
}

/** The planner has been seen to write `... on T {}`, which is no GraphQL. */
function readQuery({ query }: FetchNode | BatchFetchNode): DocumentNode {
  try {
    return fetchDocument(query);
  } catch {
    throw new GatewayError('QUERY_PLAN_FAILED');
  }
}
