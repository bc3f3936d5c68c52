import type {
  CancellationToken,
  Principal,
} from '../../protocol/request-scope.ts';
import type { Answer } from '../execute/answer/answer.ts';
import type { Taken } from '../fetch/operation-budget.ts';

/** Answers a request; never rejects. Every transport calls this function. */
export type AnswerRequest = (request: GatewayRequest) => Promise<Answer>;

/** A request by an HTTP client or by a program that embeds the gateway. */
export interface GatewayRequest {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** The client's headers, in lower case; some are passed on to subgraphs. */
  readonly headers?: Readonly<Record<string, string | string[] | undefined>>;
  /** Default: anonymous. */
  readonly principal?: Principal;
  /** Cancelled when the client has disconnected. */
  readonly cancellation?: CancellationToken;
  /**
   * Passed as it is to in-process subgraphs. It cannot be sent to another
   * process, so the request is not run in the lane.
   */
  readonly context?: unknown;
  /**
   * Milliseconds until the deadline; the gateway's own deadline is the maximum.
   */
  readonly deadlineMs?: number;
  /**
   * Whether the answer may come `encoded` (bytes), as `accept-encoding` allows.
   */
  readonly takesBytes?: boolean;
  /** Called with what the operation consumed, once it is done. */
  readonly onTaken?: (taken: Taken) => void;
}
