/**
 * What a gateway and its lane's process send each other: first messages on the
 * IPC channel, then requests and answers over a pipe, as HTTP/2 (RFC 9113),
 * which has streams, flow control and cancellation. No other process can reach
 * the pipe.
 */
import type { Principal } from '../../protocol/request-scope.ts';
import type { EncodedAnswer } from '../base/encoded-answer.ts';
import type {
  LaneAnswer,
  LaneRequest,
  LaneState,
} from '../placement/heavy-lane.ts';

/**
 * The first message; `setting` comes from the program that creates the lane.
 */
export interface LaneStart {
  readonly setting: unknown;
  readonly state: LaneState;
}

/** The process's reply: it is ready, or why it is not. */
export type LaneReady = 'ready' | { readonly failure: string };

/** The file descriptor of the pipe in the process. */
export const LANE_PIPE = 4;

/** The body of a request. */
export type LaneBody = Omit<LaneRequest, 'scope'> & {
  readonly principal: Principal;
};

/** Sent before the body of an answer, as JSON in a header. */
export interface LaneHead {
  readonly taken: LaneAnswer['taken'];
  readonly hasErrors: boolean;
  /**
   * `refused`: the operation did not run, and the body is the list of errors.
   */
  readonly kind: 'answered' | 'refused';
  readonly encoding: EncodedAnswer['encoding'];
  /** The length of the body; if fewer bytes arrive, it was cut off. */
  readonly bytes: number;
}

export const HEAD_HEADER = 'x-lane';
