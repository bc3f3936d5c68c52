import { Client } from 'undici';

import { requestHeaders } from './loopback.ts';

/** A closed loop: each connection sends its next request when it has an answer. */
export interface Load {
  readonly port: number;
  readonly connections: number;
  /** No request starts after either is reached. */
  readonly maxRequests: number;
  readonly maxSeconds: number;
  /** No request starts after it is aborted, either. */
  readonly signal?: AbortSignal;
  body(index: number): Buffer;
  /** What the answer must be, byte for byte. */
  expected(index: number): Buffer;
  /** Decides on an answer of other bytes than expected. */
  accepts(index: number, answer: Buffer): boolean;
}

export interface LoadResult {
  readonly completed: number;
  readonly failed: number;
  readonly firstFailure?: string;
  /** Right answers of other bytes than expected: they cost a comparison. */
  readonly reparsed: number;
  readonly seconds: number;
  /** Milliseconds, ascending. */
  readonly latencies: Float64Array;
}

/** Broken gateways fail fast: without a limit they would fail a million times. */
const MAX_FAILURES = 50;

/** Ever counting, so that no two requests of this process share a header. */
let tokens = 0;

export async function runLoad(load: Load): Promise<LoadResult> {
  const clients = Array.from(
    { length: load.connections },
    () =>
      new Client(`http://127.0.0.1:${load.port}`, {
        headersTimeout: 60_000,
        bodyTimeout: 60_000,
        keepAliveTimeout: 120_000,
      }),
  );
  const started = performance.now();
  const run: Run = {
    load,
    deadline: started + load.maxSeconds * 1000,
    issued: 0,
    failures: [],
    latencies: [],
    reparsed: 0,
  };
  await Promise.all(clients.map((client) => drive(client, run)));
  const seconds = (performance.now() - started) / 1000;
  await Promise.all(clients.map((client) => client.destroy()));
  const [firstFailure] = run.failures;
  return {
    completed: run.latencies.length,
    failed: run.failures.length,
    ...(firstFailure === undefined ? {} : { firstFailure }),
    reparsed: run.reparsed,
    seconds,
    latencies: Float64Array.from(run.latencies).sort(),
  };
}

interface Run {
  readonly load: Load;
  readonly deadline: number;
  issued: number;
  readonly failures: string[];
  readonly latencies: number[];
  reparsed: number;
}

async function drive(client: Client, run: Run): Promise<void> {
  while (
    run.issued < run.load.maxRequests &&
    run.failures.length < MAX_FAILURES &&
    run.load.signal?.aborted !== true &&
    performance.now() < run.deadline
  ) {
    const index = run.issued++;
    const started = performance.now();
    const failure = await exchange(client, run, index);
    if (failure === undefined) run.latencies.push(performance.now() - started);
    else run.failures.push(failure);
  }
}

/** Sends one request; the reason, if its answer is not the expected one. */
function exchange(
  client: Client,
  run: Run,
  index: number,
): Promise<string | undefined> {
  tokens += 1;
  const token = `bench-${String(tokens).padStart(12, '0')}`;
  const check = createCheck(run, index);
  return new Promise((resolve) => {
    client.dispatch(
      {
        method: 'POST',
        path: '/graphql',
        headers: requestHeaders(token),
        body: run.load.body(index),
      },
      {
        onRequestStart() {
          // Nothing waits for it.
        },
        onResponseStart: (_controller, status) => check.start(status),
        onResponseData: (_controller, chunk) => check.take(chunk),
        onResponseEnd: () => resolve(check.end()),
        onResponseError: (_controller, error) => resolve(error.message),
      },
    );
  });
}

interface Check {
  start(status: number): void;
  take(chunk: Buffer): void;
  /** The reason why the answer is wrong. */
  end(): string | undefined;
}

/** Compares an answer as it comes in; the bytes are looked at only once. */
function createCheck(run: Run, index: number): Check {
  const { load } = run;
  const expected = load.expected(index);
  const chunks: Buffer[] = [];
  let status = 0;
  let length = 0;
  let same = true;
  return {
    start(code) {
      status = code;
    },
    take(chunk) {
      const end = length + chunk.length;
      same &&=
        end <= expected.length && chunk.compare(expected, length, end) === 0;
      length = end;
      chunks.push(chunk);
    },
    end() {
      if (status !== 200) return `HTTP status ${status}`;
      if (same && length === expected.length) return undefined;
      run.reparsed += 1;
      return load.accepts(index, Buffer.concat(chunks))
        ? undefined
        : `Request ${index} has a wrong answer of ${length} bytes`;
    },
  };
}
