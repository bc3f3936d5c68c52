import type { QueryPlan } from '@graphql-hive/router-query-planner';

/** A message to the planner's process. */
export type PlannerMessage =
  | { readonly kind: 'open'; readonly planner: number; readonly sdl: string }
  | { readonly kind: 'close'; readonly planner: number }
  | { readonly kind: 'work'; readonly jobs: readonly PlannerJob[] };

export type PlannerJob = BuildJob | PlanJob;

/** Prepares the planner of a supergraph, or returns why it is refused. */
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
  /** The labels of progressive overrides that are switched on. */
  readonly labels: readonly string[];
  /** The request's random value, 0 to 100, for `percent(n)` override labels. */
  readonly percentage: number;
}

/** Sent by the process when it can accept work. */
export type PlannerReady = 'ready';

/** One answer for each job. */
export type PlannerAnswers = readonly PlannerAnswer[];

export type PlannerAnswer =
  | { readonly built: true }
  | { readonly plan: QueryPlan }
  | { readonly failure: string };
