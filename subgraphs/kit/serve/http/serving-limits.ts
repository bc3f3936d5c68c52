/** Bounds on what one server takes and does at once. */
export interface ServingLimits {
  /** Milliseconds from a request's head until its answer has been taken. */
  readonly deadlineMs: number;
  /** Requests under way. */
  readonly concurrent: number;
  /** Requests that wait to be under way; beyond, they are told to come back. */
  readonly queued: number;
  /** Objects of an answer; the executor's default unless given. */
  readonly maxObjects?: number;
  /** Bytes of a request's body: 10,000 representations fit well. */
  readonly maxBodyBytes: number;
  /** Bytes of all bodies that are being read. */
  readonly maxBytesReading: number;
  /** Characters of an answer. */
  readonly maxAnswerCharacters: number;
  /** Lists and objects within each other in a body. */
  readonly maxBodyDepth: number;
}

export const defaultServingLimits: ServingLimits = {
  deadlineMs: 15_000,
  concurrent: 64,
  queued: 128,
  maxBodyBytes: 16 * 1024 * 1024,
  maxBytesReading: 64 * 1024 * 1024,
  maxAnswerCharacters: 32 * 1024 * 1024,
  maxBodyDepth: 100,
};
