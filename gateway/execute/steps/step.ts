import type { DocumentNode } from 'graphql';
import type { SubgraphFetcher } from '../../fetch/subgraph-fetcher.ts';
import type { HoistedArgument } from '../../semi-join/hoisted-argument.ts';
import type { OperationKind, Rewrite } from '../../plan/plan-node.ts';
import type { DataPathReader } from './data-path.ts';
import type { FetchedKeys } from './fetched-keys.ts';
import type { RepresentationWriter } from './representation.ts';

/** A step of a compiled plan. */
export type Step = RootStep | EntityStep | ArgumentStep;

interface StepBase {
  /** Steps that must be complete before this one starts. */
  readonly dependencies: readonly number[];
  /** Conditions that must all hold, or the step is skipped. */
  readonly guards: readonly Guard[];
}

export interface Guard {
  readonly variable: string;
  readonly value: boolean;
}

export interface FetchStepBase extends StepBase {
  readonly subgraph: string;
  readonly fetcher: SubgraphFetcher;
  readonly query: string;
  readonly document: DocumentNode;
  readonly operationKind: OperationKind;
  readonly operationName: string | undefined;
  /**
   * The variables that the query uses, the client's and those added by the
   * gateway.
   */
  readonly variables: readonly string[];
}

/** Fetches root fields, also for nested objects of a root type. */
export interface RootStep extends FetchStepBase {
  readonly kind: 'root';
  readonly reader: DataPathReader;
  readonly fetched: FetchedKeys;
  readonly rewrites: readonly Rewrite[];
}

/** Fetches fields of entities that are already in the data. */
export interface EntityStep extends FetchStepBase {
  readonly kind: 'entities';
  readonly parts: readonly EntityPart[];
}

/** One `_entities` field of a request. */
export interface EntityPart {
  readonly alias: string;
  readonly variable: string;
  readonly readers: readonly DataPathReader[];
  readonly representations: RepresentationWriter;
  readonly fetched: FetchedKeys;
  /** The keys asked for, by type condition. */
  readonly keysByType: ReadonlyMap<string, readonly string[]>;
  readonly rewrites: readonly Rewrite[];
  /**
   * Whether objects with equal representations may share what was fetched. Not
   * if a later step treats their places differently.
   */
  readonly mayShare: boolean;
}

/**
 * Computes the value of a hoisted argument, including the keys of semi-joins.
 */
export interface ArgumentStep extends StepBase {
  readonly kind: 'argument';
  readonly argument: HoistedArgument;
}
