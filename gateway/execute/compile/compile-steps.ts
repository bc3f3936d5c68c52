import { Kind, type SelectionSetNode } from 'graphql';
import { entitiesFieldsOf } from '../../plan/entities-fields.ts';
import {
  fetchDocument,
  rootFieldSet,
  rootSelectionSet,
} from '../../plan/fetch-document.ts';
import { fetchesOf } from '../../plan/map-plan.ts';
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
import { createDataPathReader } from '../steps/data-path.ts';
import { renameFetchedKeys, fetchedKeysOf } from '../steps/fetched-keys.ts';
import { createRepresentationWriter } from '../steps/representation.ts';
import { renamedKeys } from '../steps/rewrites.ts';
import type {
  ArgumentStep,
  EntityPart,
  EntityStep,
  FetchStepBase,
  Guard,
  RootStep,
  Step,
} from '../steps/step.ts';
import { limitSharing } from './limit-sharing.ts';
import { mayShareEntities } from './share-entities.ts';
import { dependsOn, type ParsedFetch } from './step-dependency.ts';

export interface StepCompilation {
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
  /** The steps that the plan puts before this one. */
  readonly before: readonly number[];
  /**
   * Whether it waits for all of them (mutations), not only for those it uses.
   */
  readonly isStrict: boolean;
}

interface FetchDraft extends ParsedFetch, Position {}

/**
 * Compiles a plan into steps with dependencies. The plan's order is in waves;
 * a step here waits only for those earlier ones whose data it uses, except in
 * a mutation, whose fields are strictly serial (specification 6.2.2).
 */
export function compileSteps(
  plan: PlanNode,
  context: StepCompilation,
): readonly Step[] {
  const drafts: FetchDraft[] = [];
  const isMutation = hasMutation(plan);

  const walk = (node: PlanNode, at: Position): number[] => {
    switch (node.kind) {
      case 'Fetch':
      case 'BatchFetch':
        return [
          drafts.push({ ...at, node, document: fetchDocument(node.query) }) - 1,
        ];
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
  return limitSharing([
    ...hoisted.map(argumentStep),
    ...drafts.map((draft) => {
      const earlier = draft.before.filter((b) => {
        const before = drafts[b];
        return before && (draft.isStrict || dependsOn(draft, before));
      });
      const dependencies = [
        ...argumentDependencies(draft.node, hoisted),
        ...earlier.map((b) => b + offset),
      ];
      const base = fetchBase(draft, dependencies, context);
      const { node } = draft;
      return node.kind === 'Fetch' && !node.requires
        ? rootStep({ ...draft, node }, base, context)
        : entityStep(draft, base, { context, drafts });
    }),
  ]);
}

function hasMutation(plan: PlanNode): boolean {
  return fetchesOf(plan).some(({ node }) => node.operationKind === 'mutation');
}

/**
 * In a mutation, the fetches that read for an earlier field run before the next
 * mutation field.
 */
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
  { node, guards, document }: FetchDraft,
  dependencies: readonly number[],
  context: StepCompilation,
): FetchStepBase {
  return {
    dependencies,
    guards,
    subgraph: node.subgraph,
    fetcher: context.fetcherOf(node.subgraph),
    query: node.query,
    document,
    operationKind: node.operationKind,
    operationName: node.operationName,
    variables: node.variables,
  };
}

function rootStep(
  { node, path, document }: FetchDraft & { readonly node: FetchNode },
  base: FetchStepBase,
  { types }: StepCompilation,
): RootStep {
  const fetched = fetchedKeysOf(rootSelectionSet(document), document);
  return {
    ...base,
    kind: 'root',
    reader: createDataPathReader(path, types),
    fetched: renameFetchedKeys(fetched, node.outputRewrites),
    rewrites: node.outputRewrites,
  };
}

interface CompileEntities {
  readonly context: StepCompilation;
  readonly drafts: readonly FetchDraft[];
}

function entityStep(
  draft: FetchDraft,
  base: FetchStepBase,
  from: CompileEntities,
): EntityStep {
  return {
    ...base,
    kind: 'entities',
    parts: entitiesFieldsOf(draft).map((field) =>
      entityPart(field, base, from),
    ),
  };
}

function entityPart(
  field: EntitiesField,
  base: FetchStepBase,
  from: CompileEntities,
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
    fetched: renameFetchedKeys(
      fetchedKeysOf(selected, base.document),
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
    const fetched = fetchedKeysOf(selection.selectionSet, base.document);
    const names = fetched.keys.map((key) => renamed.get(key) ?? key);
    keys.set(condition, [...(keys.get(condition) ?? []), ...names]);
  }
  return keys;
}
