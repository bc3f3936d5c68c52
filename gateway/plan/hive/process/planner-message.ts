import type { QueryPlan } from '@graphql-hive/router-query-planner';

/** What the planner's process is told. */
export type PlannerMessage =
  | { readonly kind: 'open'; readonly planner: number; readonly sdl: string }
  | { readonly kind: 'close'; readonly planner: number }
  | { readonly kind: 'work'; readonly jobs: readonly PlannerJob[] };

export type PlannerJob = BuildJob | PlanJob;

/** Makes the planner of a supergraph ready, or says why it refuses it. */
export interface BuildJob {
  readonly kind: 'build';
  readonly planner: number;
}

export interface PlanJob extends PlannerRequest {
  readonly kind: 'plan';
  readonly planner: number;
}

export interface PlannerRequest {
  readonly query: string;
  readonly operationName: string | null;
  /** Labels of progressive overrides that are on. */
  readonly labels: readonly string[];
  /** Where this request falls for `percent(n)` overrides: 0 to 100. */
  readonly percentage: number;
}

/** What the process says when it can take work. */
export type PlannerReady = 'ready';

/** One for each job. */
export type PlannerAnswers = readonly PlannerAnswer[];

export type PlannerAnswer =
  | { readonly built: true }
  | { readonly plan: QueryPlan }
  | { readonly failure: string };
