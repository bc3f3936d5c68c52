import { type Child, hasEnded, startChild, stopChild } from './child.ts';
import { readAnswer } from './compare.ts';
import type { GatewayKind } from './gateway-kinds.ts';
import { type Load, type LoadResult, runLoad } from './load.ts';
import { freePort, post } from './loopback.ts';
import { type ProcessUsage, readUsage } from './process-usage.ts';
import type { Scene, SubgraphCounts } from './scene.ts';
import { type Answers, verifyGateway } from './verify.ts';
import { waitUntilServing } from './wait.ts';
import { requestBody, type Workload } from './workload.ts';

export interface Job {
  readonly gateway: GatewayKind;
  readonly workload: Workload;
  readonly scene: Scene;
  readonly limits: Limits;
  /** The right answers found so far, by workload. */
  readonly references: Map<string, unknown>;
}

/** What bounds each load. */
export interface Limits {
  /** Instead of the workload's own. */
  readonly connections?: number;
  readonly warmupSeconds: number;
  readonly seconds: number;
  readonly requests: number;
}

export interface Measurement {
  readonly connections: number;
  readonly requests: number;
  readonly answerBytes: number;
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly cpuMsPerRequest: number;
  /** CPU time by time: near 1 the gateway, and not the load, was the limit. */
  readonly coreUse: number;
  readonly peakMiB: number;
  readonly subgraphRequestsPerRequest?: number;
  /** Right answers whose bytes varied, so that the load parsed them. */
  readonly reparsedAnswers: number;
}

export type Outcome =
  | { readonly kind: 'measured'; readonly measurement: Measurement }
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };

const CONNECTIONS = 50;

/** Starts the gateway, verifies it, warms it up, measures it and ends it. */
export async function measure(job: Job): Promise<Outcome> {
  const port = await freePort();
  const start = job.gateway.start({ scene: job.scene, port });
  if (start.kind === 'cannot') return { kind: 'skipped', reason: start.reason };
  const child = startChild(start.command);
  try {
    await waitUntilServing(child, port);
    return await measureRunning(job, { child, port });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { kind: 'failed', reason };
  } finally {
    await stopChild(child);
  }
}

interface Running {
  readonly child: Child;
  readonly port: number;
}

async function measureRunning(
  job: Job,
  { child, port }: Running,
): Promise<Outcome> {
  const { workload, scene } = job;
  const reference = await findReference(job, port);
  const verdict = await verifyGateway({ workload, scene, port, reference });
  if (verdict.kind === 'wrong') {
    return { kind: 'failed', reason: verdict.reason };
  }
  const { answers } = verdict;
  const warmup = await runLoad(
    createLoad(job, {
      port,
      answers,
      seconds: job.limits.warmupSeconds,
      firstIndex: 2,
    }),
  );
  if (warmup.firstFailure !== undefined) return failed(child, warmup);
  await scene.counts();
  const before = readUsage(child.pid);
  const result = await runLoad(
    createLoad(job, {
      port,
      answers,
      seconds: job.limits.seconds,
      firstIndex: 1_000_000,
    }),
  );
  const after = readUsage(child.pid);
  const counts = await scene.counts();
  if (result.firstFailure !== undefined) return failed(child, result);
  if (counts !== undefined && counts.anonymous > 0) {
    const reason = `${counts.anonymous} of ${counts.requests} subgraph requests without the client's authorization`;
    return { kind: 'failed', reason };
  }
  return {
    kind: 'measured',
    measurement: {
      connections: connectionsOf(job),
      answerBytes: answers.size,
      ...summarize(result, { before, after, counts }),
    },
  };
}

/** Without another source of truth the first gateway's, ours, is it. */
async function findReference(job: Job, port: number): Promise<unknown> {
  const { references, scene, workload } = job;
  const known = references.get(workload.name);
  if (known !== undefined) return known;
  const body = requestBody(workload, 0);
  let reference = await scene.reference(body);
  if (reference === undefined) {
    const { status, bytes } = await post(port, body);
    const answer = readAnswer(status, bytes);
    if (answer.kind === 'refused') throw new Error(answer.reason);
    reference = answer.data;
  }
  references.set(workload.name, reference);
  return reference;
}

interface LoadParts {
  readonly port: number;
  readonly answers: Answers;
  readonly seconds: number;
  /** Apart from other loads, so that distinct operations stay distinct. */
  readonly firstIndex: number;
}

function createLoad(job: Job, parts: LoadParts): Load {
  const { answers, firstIndex, port, seconds } = parts;
  return {
    port,
    connections: connectionsOf(job),
    maxRequests: job.limits.requests,
    maxSeconds: seconds,
    body: (index) => answers.body(firstIndex + index),
    expected: (index) => answers.expected(firstIndex + index),
    accepts: (index, answer) => answers.accepts(firstIndex + index, answer),
  };
}

function connectionsOf({ limits, workload }: Job): number {
  return limits.connections ?? workload.connections ?? CONNECTIONS;
}

function failed(child: Child, result: LoadResult): Outcome {
  const first = result.firstFailure ?? '';
  const complaint = hasEnded(child.process)
    ? `; the gateway ended: ${child.complaint()}`
    : '';
  const reason = `${result.failed} requests failed, the first: ${first}${complaint}`;
  return { kind: 'failed', reason };
}

interface Observed {
  readonly before: ProcessUsage;
  readonly after: ProcessUsage;
  readonly counts: SubgraphCounts | undefined;
}

function summarize(
  { completed, seconds, latencies, reparsed }: LoadResult,
  { before, after, counts }: Observed,
) {
  const cpuMs = after.cpuMs - before.cpuMs;
  return {
    requests: completed,
    requestsPerSecond: completed / seconds,
    p50Ms: percentile(latencies, 0.5),
    p99Ms: percentile(latencies, 0.99),
    cpuMsPerRequest: cpuMs / completed,
    coreUse: cpuMs / (seconds * 1000),
    peakMiB: after.peakMiB,
    reparsedAnswers: reparsed,
    ...(counts && { subgraphRequestsPerRequest: counts.requests / completed }),
  };
}

/** Nearest rank of an ascending list. */
function percentile(ascending: Float64Array, share: number): number {
  return ascending[Math.ceil(ascending.length * share) - 1] ?? Number.NaN;
}
