import type { RequestScope } from '../../protocol/request-scope.ts';
import type { Answer } from '../execute/answer/answer.ts';
import type { Taken } from '../fetch/operation-budget.ts';
import type { PartitionSettings } from '../partitions/model/partition-settings.ts';

/** An operation as a client sent it, and what it has. */
export interface LaneRequest {
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  /** Those that the answer depends on, in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly scope: RequestScope;
  /** Milliseconds until it ends. */
  readonly deadlineMs: number;
}

export interface LaneAnswer {
  readonly answer: Answer;
  readonly taken: Taken;
  /** Whether its bytes tell of something that is missing. */
  readonly hasErrors: boolean;
}

/** What a gateway asks now; all that can change while it runs. */
export interface LaneState {
  readonly supergraph: string;
  readonly partitions: PartitionSettings;
}

/**
 * Where heavy operations run beside a gateway, so that neither their work nor
 * the collection of their garbage makes others wait.
 */
export interface HeavyLane {
  /** Objects of an answer from which an operation is run there. */
  readonly minObjects: number;
  /** Whether it answers at once; if not, what it is given waits for it. */
  readonly isReady: boolean;
  /** Whether it can be given anything: it is not after it could not start. */
  readonly isUsable: boolean;
  /** Begins it, if it is not there, for what comes soon. */
  warm(): void;
  /** Never rejects; undefined when it could not begin. */
  execute(request: LaneRequest): Promise<LaneAnswer | undefined>;
  /** What comes from now on is asked of this; what is under way, of the old. */
  follow(state: LaneState): void;
  /** Ends it when what is under way is done. */
  close(): Promise<void>;
}
