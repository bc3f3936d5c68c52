import { type DocumentNode, GraphQLError, type GraphQLSchema } from 'graphql';
import { GatewayError } from '../../base/errors.ts';
import type { TypeIndex } from '../../supergraph/type-index.ts';
import type { AsksProvided } from './after/asks-provided.ts';
import { decodePlan } from './process/decode-plan.ts';
import { documentText } from '../../prepare/document-text.ts';
import { dropEmptySelections } from './after/drop-empty-selections.ts';
import type { EntityLookups } from './forms/entity-lookups.ts';
import type { WholePlanner } from './forms/mutation-homes.ts';
import { narrowRepresentations } from './after/narrow-representations.ts';
import type { PlanNode } from '../plan-node.ts';
import { fetchDocument } from '../fetch-document.ts';
import { fetchesOf } from '../map-plan.ts';
import { isPlanFailure, planFailed } from './process/plan-failure.ts';
import { planInParts } from './parts/plan-in-parts.ts';
import type { NativePlanner } from './process/planner-process.ts';
import { dropRootConditionsOf } from './before/root-conditions.ts';
import { planSerially } from './parts/serial-mutation.ts';

export interface PlanRequest {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  /** The labels of progressive overrides that are switched on. */
  readonly labels: ReadonlySet<string>;
  /** The request's random value, 0 to 100, for `percent(n)` override labels. */
  readonly percentage: number;
}

/** The planners that an operation may be planned with. */
export interface Planners {
  readonly whole: WholePlanner;
  /** In each, shared fields of `Mutation` exist in one subgraph only. */
  readonly mutationHomes: () => readonly (() => WholePlanner)[];
  /** Planners that keep more of the @provides; their plans are checked. */
  readonly providing: readonly (() => NativePlanner)[];
  readonly asksProvided: AsksProvided;
  readonly schema: GraphQLSchema;
  readonly types: TypeIndex;
}

/**
 * Plans an operation, in parts if necessary, within `deadlineMs`. Resolves to
 * undefined if nothing has to be fetched; rejects with a `GatewayError`.
 */
export async function planOperation(
  request: PlanRequest,
  planners: Planners,
  deadlineMs: number,
): Promise<PlanNode | undefined> {
  const { planner } = planners.whole;
  const begun = performance.now() - planner.freeMs;
  const planWith = async (at: NativePlanner, query: string) => {
    const { operationName = null, labels, percentage } = request;
    const spentMs = performance.now() - planner.freeMs - begun;
    // An operation planned in parts may use the planner many times.
    if (spentMs >= deadlineMs) throw new GatewayError('QUERY_PLAN_TIMEOUT');
    const plan = await at.plan(
      { query, operationName, labels: [...labels], percentage },
      deadlineMs - spentMs,
    );
    return repair(decodePlan(plan), planners.types);
  };
  const planIn = async (whole: WholePlanner, document: DocumentNode) => {
    try {
      return await planWith(whole.planner, documentText(document));
    } catch (error) {
      if (!isPlanFailure(error)) throw error;
      const lookups = whole.lookups();
      const plan = (query: string, of: EntityLookups) =>
        planWith(of.planner, query);
      return planInParts(document, { ...planners, lookups, plan });
    }
  };
  const planProviding = async (document: DocumentNode) => {
    for (const open of planners.providing) {
      try {
        const plan = await planWith(open(), documentText(document));
        if (!plan || planners.asksProvided(plan)) return { plan };
      } catch (error) {
        if (!isPlanFailure(error)) throw error;
      }
    }
    return undefined;
  };
  return planSerially(request.document, {
    typeName: planners.schema.getMutationType()?.name ?? 'Mutation',
    plan: async (document) => {
      const providing = await planProviding(document);
      return providing ? providing.plan : planIn(planners.whole, document);
    },
    plansInHomes: () =>
      planners
        .mutationHomes()
        .map((home) => (document) => planIn(home(), document)),
  });
}

/** Throws a plan failure if the plan cannot be repaired. */
function repair(
  plan: PlanNode | undefined,
  types: TypeIndex,
): PlanNode | undefined {
  if (!plan) return plan;
  try {
    const right = putRight(plan, types);
    for (const { node } of fetchesOf(right)) fetchDocument(node.query);
    return right;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    // The planner sometimes writes `... on T {}`.
    throw planFailed(`the planner wrote no GraphQL: ${error.message}`);
  }
}

/** Repairs known faults of plans; most cannot occur in a plan of one fetch. */
function putRight(plan: PlanNode, types: TypeIndex): PlanNode {
  if (plan.kind === 'Fetch') return dropRootConditionsOf(plan, types);
  const whole = dropRootConditionsOf(dropEmptySelections(plan, types), types);
  return narrowRepresentations(whole, types);
}
