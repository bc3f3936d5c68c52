/** The limits of a server; docs/operations.md explains each. */
export interface ServerLimits {
  /**
   * Bytes of a request body, as sent and after decompression. Default 1 MiB.
   */
  readonly maxBodyBytes: number;
  /** Bytes of all bodies whose operations have not begun. Default 64 MiB. */
  readonly maxBodiesBytes: number;
  /** Operations that run at the same time. Default 64. */
  readonly maxRunning: number;
  /** Requests that wait to run. Default 64. */
  readonly maxQueued: number;
  /** Milliseconds that a request waits. Default 5 s. */
  readonly maxWaitMs: number;
  /** The share of memory beyond which new work is refused. Default 0.85. */
  readonly maxMemoryShare: number;
  /** Milliseconds a client has to send the headers. Default 10 s. */
  readonly headersTimeoutMs: number;
  /** Milliseconds a client has to send a whole request. Default 30 s. */
  readonly requestTimeoutMs: number;
  /** Milliseconds a client has to read the next part. Default 10 s. */
  readonly readDeadlineMs: number;
  /** Bytes of all answers not read yet. Default 128 MiB. */
  readonly maxUnreadBytes: number;
  /**
   * Milliseconds during which a stopping server fails its readiness probe but
   * still accepts connections. Default 0.
   */
  readonly preStopMs: number;
  /**
   * Milliseconds that running requests have when stopping. Default 35 s, more
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

/** The given limits, with defaults for the others. */
export function withDefaults(given: Partial<ServerLimits>): ServerLimits {
  const limits: Record<keyof ServerLimits, number> = { ...DEFAULTS };
  for (const name of Object.keys(DEFAULTS) as (keyof ServerLimits)[]) {
    limits[name] = given[name] ?? DEFAULTS[name];
  }
  return limits;
}
