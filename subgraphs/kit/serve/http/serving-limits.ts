/** Limits of what one server takes and does at the same time. */
export interface ServingLimits {
  /** Milliseconds from the head of a request until its answer has been sent. */
  readonly deadlineMs: number;
  /** Requests that run at the same time. */
  readonly concurrent: number;
  /** Requests that wait for a free place; further ones get SERVER_BUSY. */
  readonly queued: number;
  /** Objects in an answer; without it, the executor's default. */
  readonly maxObjects?: number;
  /** Bytes of one request's body; 10,000 representations fit well. */
  readonly maxBodyBytes: number;
  /** Bytes of all bodies that are being read. */
  readonly maxBytesReading: number;
  /** Characters of an answer. */
  readonly maxAnswerCharacters: number;
  /** Nesting of lists and objects in a body. */
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
