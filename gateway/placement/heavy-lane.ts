import type { RequestScope } from '../../protocol/request-scope.ts';
import type { Answer } from '../execute/answer/answer.ts';
import type { Taken } from '../fetch/operation-budget.ts';
import type { PartitionSettings } from '../partitions/model/partition-settings.ts';

/** An operation as sent by a client, with its limits. */
export interface LaneRequest {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The headers that the answer depends on; names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly scope: RequestScope;
  /** Milliseconds until the deadline. */
  readonly deadlineMs: number;
}

export interface LaneAnswer {
  readonly answer: Answer;
  readonly taken: Taken;
  /** Whether the answer has errors. */
  readonly hasErrors: boolean;
}

/** The parts of a gateway's configuration that can change while it runs. */
export interface LaneState {
  readonly supergraph: string;
  readonly partitions: PartitionSettings;
}

/**
 * Runs heavy operations in another process, so that neither their work nor the
 * collection of their garbage delays others.
 */
export interface HeavyLane {
  /** Operations whose answers have at least this many objects run there. */
  readonly minObjects: number;
  /** Whether the process has started; if not, requests wait for it. */
  readonly isReady: boolean;
  /** False for a while after the process failed to start. */
  readonly isUsable: boolean;
  /** Starts the process, if there is none, because work is expected. */
  warm(): void;
  /** Never rejects. Resolves with undefined if the process could not start. */
  execute(request: LaneRequest): Promise<LaneAnswer | undefined>;
  /** New requests use this state; running ones keep the old one. */
  follow(state: LaneState): void;
  /** Ends the process when running requests are done. */
  close(): Promise<void>;
}
