/**
 * What a gateway and the process of its lane say to each other: messages to
 * begin, then requests and answers over one pipe, as HTTP/2 (RFC 9113): it has
 * streams, flow control and cancelling. Nobody else can reach it.
 */
import type { Principal } from '../../protocol/request-scope.ts';
import type { EncodedAnswer } from '../base/encoded-answer.ts';
import type {
  LaneAnswer,
  LaneRequest,
  LaneState,
} from '../placement/heavy-lane.ts';

/** The first message; `setting` is what the composition root hands over. */
export interface LaneStart {
  readonly setting: unknown;
  readonly state: LaneState;
}

/** What the process says when it can take work, or why it cannot. */
export type LaneReady = 'ready' | { readonly failure: string };

/** The file descriptor of the pipe in the process. */
export const LANE_PIPE = 4;

/** The body of a request. */
export type LaneBody = Omit<LaneRequest, 'scope'> & {
  readonly principal: Principal;
};

/** Stands before the body of an answer, in a header as JSON. */
export interface LaneHead {
  readonly taken: LaneAnswer['taken'];
  readonly hasErrors: boolean;
  /** `refused`: the body is the list of errors of what did not run. */
  readonly kind: 'answered' | 'refused';
  readonly encoding: EncodedAnswer['encoding'];
  /** Of the body: without all of them it was cut off. */
  readonly bytes: number;
}

export const HEAD_HEADER = 'x-lane';
