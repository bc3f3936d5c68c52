import { type DocumentNode, parse } from 'graphql';
import { GatewayError, StartupError } from '../../base/errors.ts';
import type { Supergraph } from '../../supergraph/load-supergraph.ts';
import { passDirectives } from '../pass-directives.ts';
import type { PlanNode } from '../plan-node.ts';
import type { Planner, PlannerOptions } from '../planner.ts';
import { createProvidedCheck } from './after/asks-provided.ts';
import { separateConflicts } from './after/separate-conflicts.ts';
import { expandInterfaces } from './before/expand-interfaces.ts';
import { askTypenames } from './before/null-deciding-types.ts';
import { dropRootConditions } from './before/root-conditions.ts';
import { takenKeys } from './before/taken-keys.ts';
import { createEntityLookups } from './forms/entity-lookups.ts';
import { createMutationHomes } from './forms/mutation-homes.ts';
import { type PlannerForms, plannerForms } from './forms/planner-forms.ts';
import { isPlanFailure } from './process/plan-failure.ts';
import { planOperation, type Planners } from './plan-operation.ts';
import { type OpenPlanner, PlannerProcess } from './process/planner-process.ts';

/** One process for all supergraphs. */
const PROCESS = new PlannerProcess();

/**
 * The planner of `@graphql-hive/router-query-planner`, with what its plans need
 * to be right (docs/decisions/0006-planner-in-a-process-of-its-own.md): the
 * supergraph in forms that it takes (`forms/`), the operation rewritten before
 * (`before/`), planned in parts where it fails (`parts/`), and its plans
 * repaired after (`after/`). Rejects with a `StartupError` when it refuses the
 * supergraph.
 */
export async function createHivePlanner(
  supergraph: Supergraph,
  { labels, deadlineMs }: PlannerOptions,
): Promise<Planner> {
  const { document, publicSchema: schema, types } = supergraph;
  const open: OpenPlanner = (sdl) => PROCESS.open(sdl);
  const forms = await takenForms(document, open);
  const planners = createPlanners(supergraph, forms, open);
  return {
    leftOut: forms.leftOut,
    taken: takenKeys(types),
    async plan({ document: operation, kind, directives, ...request }) {
      const ready = expandInterfaces(
        dropRootConditions(operation, schema),
        schema,
        types,
      );
      const planOf = (of: DocumentNode) =>
        planOperation(
          { ...request, document: of, labels },
          planners,
          deadlineMs,
        );
      const typed = askTypenames(ready, schema);
      const plan = await planEither(typed, ready, planOf);
      const passed = passDirectives(plan, kind, directives);
      return {
        plan: passed.plan && separateConflicts(passed.plan, types),
        dropped: passed.dropped,
      };
    },
  };
}

async function takenForms(
  document: DocumentNode,
  open: OpenPlanner,
): Promise<PlannerForms> {
  try {
    return await plannerForms(document, open);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    throw new StartupError(
      'invalid-supergraph',
      `The query planner does not come to an end with the supergraph: ${error.message}`,
      error,
    );
  }
}

function createPlanners(
  supergraph: Supergraph,
  forms: PlannerForms,
  open: OpenPlanner,
): Planners {
  const document = once(() => parse(forms.sdl));
  return {
    whole: {
      planner: forms.planner,
      lookups: once(() => createEntityLookups(document(), open)),
    },
    mutationHomes: once(() => createMutationHomes(document(), open)),
    providing: forms.providing.map((sdl) => once(() => open(sdl))),
    asksProvided: createProvidedCheck(supergraph),
    schema: supergraph.publicSchema,
    types: supergraph.types,
  };
}

/**
 * Plans with `__typename` added where types decide about nulls; without it if
 * that cannot be planned, since for some @interfaceObject no subgraph knows the
 * type.
 */
async function planEither(
  typed: DocumentNode,
  plain: DocumentNode,
  plan: (document: DocumentNode) => Promise<PlanNode | undefined>,
): Promise<PlanNode | undefined> {
  try {
    return await plan(typed);
  } catch (error) {
    if (typed === plain || !isPlanFailure(error)) throw error;
    return plan(plain);
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
