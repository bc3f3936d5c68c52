import type { DocumentNode } from 'graphql';
import type { SubgraphFetcher } from '../../fetch/subgraph-fetcher.ts';
import type { HoistedArgument } from '../../semi-join/hoisted-argument.ts';
import type { OperationKind, Rewrite } from '../../plan/plan-node.ts';
import type { DataPathReader } from './data-path.ts';
import type { FetchedKeys } from './fetched-keys.ts';
import type { RepresentationWriter } from './representation.ts';

/** A plan compiled: steps that name what they wait for. */
export type Step = RootStep | EntityStep | ArgumentStep;

interface StepBase {
  /** Steps that must be complete before this one starts. */
  readonly dependencies: readonly number[];
  /** All must hold, or the step is skipped. */
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
  /** The client's and the gateway's variables the query uses. */
  readonly variables: readonly string[];
}

/** Fetches root fields, for the root or for nested objects of a root type. */
export interface RootStep extends FetchStepBase {
  readonly kind: 'root';
  readonly reader: DataPathReader;
  readonly fetched: FetchedKeys;
  readonly rewrites: readonly Rewrite[];
}

/** Fetches fields of entities that are in the data already. */
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
  /** The keys asked for on each type condition. */
  readonly keysByType: ReadonlyMap<string, readonly string[]>;
  readonly rewrites: readonly Rewrite[];
  /**
   * Whether objects with equal representations may share what was fetched:
   * not when a later step tells their places apart.
   */
  readonly mayShare: boolean;
}

/** Computes the value of a hoisted argument, keys of semi-joins included. */
export interface ArgumentStep extends StepBase {
  readonly kind: 'argument';
  readonly argument: HoistedArgument;
}
