/** What a server bears; docs/operations.md explains each. */
export interface ServerLimits {
  /** Bytes of a request body, sent or inflated. Default 1 MiB. */
  readonly maxBodyBytes: number;
  /** Bytes of all bodies whose operations do not run yet. Default 64 MiB. */
  readonly maxBodiesBytes: number;
  /** Operations that run at the same time. Default 64. */
  readonly maxRunning: number;
  /** Requests that wait for one of them to end. Default 64. */
  readonly maxQueued: number;
  /** Milliseconds that such a request waits at most. Default 5 s. */
  readonly maxWaitMs: number;
  /** The share of memory from which nothing new is begun. Default 0.85. */
  readonly maxMemoryShare: number;
  /** Milliseconds to send the headers of a request. Default 10 s. */
  readonly headersTimeoutMs: number;
  /** Milliseconds to send a whole request. Default 30 s. */
  readonly requestTimeoutMs: number;
  /** Milliseconds in which a client reads on. Default 10 s. */
  readonly readDeadlineMs: number;
  /** Bytes of answers that clients have not read yet. Default 128 MiB. */
  readonly maxUnreadBytes: number;
  /**
   * Milliseconds for which a server that is to stop says so to probes and still
   * accepts. Default 0.
   */
  readonly preStopMs: number;
  /**
   * Milliseconds that requests under way have when stopping. Default 35 s: more
   * than an operation may take.
   */
  readonly drainMs: number;
}

const MIB = 1024 * 1024;

const DEFAULTS: ServerLimits = {
  maxBodyBytes: MIB,
  maxBodiesBytes: 64 * MIB,
  maxRunning: 64,
  maxQueued: 64,
  maxWaitMs: 5000,
  maxMemoryShare: 0.85,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  readDeadlineMs: 10_000,
  maxUnreadBytes: 128 * MIB,
  preStopMs: 0,
  drainMs: 35_000,
};

/** The limits that are given, and the defaults of the others. */
export function withDefaults(given: Partial<ServerLimits>): ServerLimits {
  const limits: Record<keyof ServerLimits, number> = { ...DEFAULTS };
  for (const name of Object.keys(DEFAULTS) as (keyof ServerLimits)[]) {
    limits[name] = given[name] ?? DEFAULTS[name];
  }
  return limits;
}
