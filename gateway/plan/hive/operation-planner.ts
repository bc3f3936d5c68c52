import { type DocumentNode, type GraphQLSchema, parse } from 'graphql';
import { applyConditions, type Conditions } from '../../prepare/conditions.ts';
import type { PreparedOperation } from '../../prepare/prepare-operation.ts';
import type { Supergraph } from '../../supergraph/load-supergraph.ts';
import { askTypenames } from './before/null-deciding-types.ts';
import { createProvidedCheck } from './after/asks-provided.ts';
import { createEntityLookups } from './parts/entity-lookups.ts';
import { expandInterfaces } from './before/expand-interfaces.ts';
import { createMutationHomes } from './parts/mutation-homes.ts';
import { type PassedDirectives, passDirectives } from '../pass-directives.ts';
import { isPlanFailure } from '../plan-failure.ts';
import type { PlanNode } from '../plan-node.ts';
import { openPlanner } from './process/planner-process.ts';
import { planOperation, type Planners } from './plan-operation.ts';
import { dropRootConditions } from './before/root-conditions.ts';
import { separateConflicts } from './after/separate-conflicts.ts';
import { stripIntrospection } from '../../prepare/strip-introspection.ts';

export interface OperationPlannerOptions {
  readonly supergraph: Supergraph;
  /** Labels of progressive overrides that are on. */
  readonly overrideLabels: ReadonlySet<string>;
  /** Milliseconds that one operation has. */
  readonly planDeadlineMs: number;
}

export interface OperationToPlan {
  readonly operation: PreparedOperation;
  readonly conditions: Conditions;
  /** Where this request falls for `percent(n)` overrides: 0 to 100. */
  readonly percentage: number;
}

/** Plans the operations of one supergraph. */
export class OperationPlanner {
  readonly #options: OperationPlannerOptions;
  readonly #planners: Planners;

  constructor(options: OperationPlannerOptions) {
    const { supergraph } = options;
    this.#options = options;
    this.#planners = {
      schema: supergraph.publicSchema,
      types: supergraph.types,
      whole: {
        planner: openPlanner(supergraph.plannerSdl),
        lookups: once(() => createEntityLookups(parse(supergraph.plannerSdl))),
      },
      mutationHomes: once(() => createMutationHomes(parse(supergraph.plannerSdl))),
      providing: supergraph.providingSdls.map((of) => once(() => openPlanner(of))),
      asksProvided: createProvidedCheck(supergraph),
    };
  } // prettier-ignore

  /** Rejects with a `GatewayError`; without a plan nothing is to be fetched. */
  async plan({
    operation,
    conditions,
    percentage,
  }: OperationToPlan): Promise<PassedDirectives> {
    const { schema, types } = this.#planners;
    const asked = stripIntrospection(
      applyConditions(operation.document, conditions),
    );
    const document = asked && dropRootConditions(asked, schema);
    if (!document) return putDirectives(undefined, operation);
    const { overrideLabels: labels, planDeadlineMs } = this.#options;
    const { operationName } = operation;
    const planOf = (of: DocumentNode) =>
      planOperation(
        { document: of, operationName, labels, percentage },
        this.#planners,
        planDeadlineMs,
      );
    const plan = await planTyped(expandInterfaces(document, schema, types), {
      schema,
      planOf,
    });
    const passed = putDirectives(plan, operation);
    return passed.plan
      ? { ...passed, plan: separateConflicts(passed.plan, types) }
      : passed;
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function putDirectives(
  plan: PlanNode | undefined,
  { directives, clientOperation }: PreparedOperation,
): PassedDirectives {
  return directives
    ? passDirectives(plan, clientOperation.operation, directives)
    : { plan, dropped: [] };
}

/**
 * Plans with the types of objects asked for where they decide on nulls; without
 * where they cannot be had: of some @interfaceObject nobody tells the type.
 */
async function planTyped(
  document: DocumentNode,
  {
    schema,
    planOf,
  }: {
    schema: GraphQLSchema;
    planOf: (document: DocumentNode) => Promise<PlanNode | undefined>;
  },
): Promise<PlanNode | undefined> {
  const typed = askTypenames(document, schema);
  try {
    return await planOf(typed);
  } catch (error) {
    if (typed === document || !isPlanFailure(error)) throw error;
    return planOf(document);
  }
}
