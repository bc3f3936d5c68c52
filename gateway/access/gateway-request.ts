import type {
  CancellationToken,
  Principal,
} from '../../protocol/request-scope.ts';
import type { Answer } from '../execute/answer/answer.ts';
import type { Taken } from '../fetch/operation-budget.ts';

/** The one door: answers a request, and never rejects. */
export type AnswerRequest = (request: GatewayRequest) => Promise<Answer>;

/** What a client, or a program that embeds the gateway, asks. */
export interface GatewayRequest {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** The client's headers, in lower case; some are passed on to subgraphs. */
  readonly headers?: Readonly<Record<string, string | string[] | undefined>>;
  /** Who asks. Default: anybody. */
  readonly principal?: Principal;
  /** Cancelled when the client has gone. */
  readonly cancellation?: CancellationToken;
  /** Handed to in-process subgraphs as it is; it cannot leave this process. */
  readonly context?: unknown;
  /** Milliseconds that it has; at most those of the gateway. */
  readonly deadlineMs?: number;
  /** Whether an answer may be `encoded`, as `accept-encoding` says. */
  readonly takesBytes?: boolean;
  /** Told what it took. */
  readonly onTaken?: (taken: Taken) => void;
}
