/**
 * The planner is native code that some valid operations make abort, and that
 * cannot be stopped once it has begun. So it runs in a process of its own: one
 * for all supergraphs of this process, started when first needed, and again
 * when it has died or was killed at a deadline. What waits is sent to it
 * together. When it dies of several operations, or takes too long for them,
 * each of them is sent alone: then the one it died of is the one it was told.
 */
import type { QueryPlan } from '@graphql-hive/router-query-planner';
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { GatewayError } from '../../../base/errors.ts';

export type PlannerMessage =
  | { readonly kind: 'open'; readonly planner: number; readonly sdl: string }
  | { readonly kind: 'close'; readonly planner: number }
  | { readonly kind: 'plan'; readonly jobs: readonly PlannerJob[] };

export interface PlannerJob extends PlannerRequest {
  readonly planner: number;
}

/** What the process says when it can take work. */
export type PlannerReady = 'ready';

/** One for each job. */
export type PlannerAnswers = readonly PlannerAnswer[];

export type PlannerAnswer =
  { readonly plan: QueryPlan } | { readonly failure: string };

export interface PlannerRequest {
  readonly query: string;
  readonly operationName: string | null;
  /** Labels of progressive overrides that are on. */
  readonly labels: readonly string[];
  /** Where this request falls for `percent(n)` overrides: 0 to 100. */
  readonly percentage: number;
}

/** The planner of one supergraph. */
export interface Planner {
  /**
   * Rejects with a `GatewayError`: `QUERY_PLAN_TIMEOUT` when planning takes
   * longer than the deadline, `QUERY_PLAN_BUSY` when it did not begin in time.
   */
  plan(request: PlannerRequest, deadlineMs: number): Promise<QueryPlan>;
  /** Milliseconds that cold starts have taken so far: nobody's time. */
  readonly coldStartMs: number;
}

interface Job {
  readonly request: PlannerJob;
  /** `performance.now()` at which nobody waits for it any more. */
  deadline: number;
  /** Set when it was in a batch that broke off. */
  isAlone: boolean;
  readonly resolve: (plan: QueryPlan) => void;
  readonly reject: (error: GatewayError) => void;
}

/** Milliseconds the process may take to start. */
const START_MS = 60_000;

/** Milliseconds without work after which the process is ended. */
const IDLE_MS = 30_000;

/** Sending one is worth planning some. */
const MAX_BATCH = 16;

/** Usually an operation takes less than one. */
const BATCH_DEADLINE_MS = 250;

const sdls = new Map<number, string>();
const forgotten = new FinalizationRegistry<number>((planner) => {
  sdls.delete(planner);
  child?.send({ kind: 'close', planner } satisfies PlannerMessage);
});
const waiting = new Set<Job>();
let running: readonly Job[] = [];
/** Of the jobs that run; of being idle, when none does. */
let timer: NodeJS.Timeout | undefined;
let child: ChildProcess | undefined;
/** `performance.now()` at which it was started, until it is ready. */
let startedAt: number | undefined;
/** Whether it is started because there was none, not because one broke off. */
let isCold = true;
let coldStartMs = 0;
let planners = 0;

/** Opens a supergraph that was checked. It is closed with the last reference. */
export function openPlanner(sdl: string): Planner {
  planners += 1;
  const number = planners;
  sdls.set(number, sdl);
  child?.send({ kind: 'open', planner: number, sdl } satisfies PlannerMessage);
  const planner: Planner = {
    get coldStartMs() {
      return coldStartMs;
    },
    plan: (request, deadlineMs) =>
      new Promise((resolve, reject) => {
        enqueue({
          request: { planner: number, ...request },
          deadline: performance.now() + deadlineMs,
          isAlone: false,
          resolve,
          reject,
        });
      }),
  };
  forgotten.register(planner, number);
  return planner;
}

function enqueue(job: Job): void {
  waiting.add(job);
  runNext();
  if (waiting.has(job)) limitWaiting(job);
}

function limitWaiting(job: Job): void {
  setTimeout(() => {
    if (!waiting.has(job)) return;
    const isStarting = isCold && startedAt !== undefined;
    if (isStarting || job.deadline > performance.now()) {
      limitWaiting(job);
      return;
    }
    waiting.delete(job);
    job.reject(new GatewayError('QUERY_PLAN_BUSY'));
  }, remainingMs(job)).unref();
}

function remainingMs({ deadline }: Job): number {
  return Math.max(10, deadline - performance.now());
}

function runNext(): void {
  if (running.length > 0) return;
  clearTimeout(timer);
  const batch = takeBatch();
  const [first] = batch;
  if (!first) {
    // Only what is asked of it keeps this process alive.
    child?.channel?.unref();
    timer = setTimeout(() => end(), IDLE_MS).unref();
    return;
  }
  running = batch;
  child ??= start();
  child.channel?.ref();
  const jobs = batch.map(({ request }) => request);
  child.send({ kind: 'plan', jobs } satisfies PlannerMessage);
  limitRunning();
}

function limitRunning(): void {
  const [first] = running;
  if (!first) return;
  const planningMs =
    running.length === 1 ? remainingMs(first) : BATCH_DEADLINE_MS;
  clearTimeout(timer);
  timer = setTimeout(
    () => end(new GatewayError('QUERY_PLAN_TIMEOUT')),
    startedAt === undefined ? planningMs : START_MS,
  );
}

/**
 * The process is ready. A cold start takes nobody's time, or a slow machine
 * would never plan anything; one after a crash does, or who crashes it again
 * and again had no end. But each has time to be planned once.
 */
function begin(): void {
  const now = performance.now();
  const startMs = now - (startedAt ?? now);
  startedAt = undefined;
  if (isCold) {
    coldStartMs += startMs;
    for (const job of [...running, ...waiting]) job.deadline += startMs;
  }
  for (const job of running) {
    job.deadline = Math.max(job.deadline, now + BATCH_DEADLINE_MS);
  }
  limitRunning();
}

function takeBatch(): readonly Job[] {
  const batch: Job[] = [];
  for (const job of waiting) {
    if (batch.length === MAX_BATCH || (job.isAlone && batch.length > 0)) break;
    waiting.delete(job);
    batch.push(job);
    if (job.isAlone) break;
  }
  return batch;
}

function start(): ChildProcess {
  const file = `./planner-child${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`;
  const started = fork(fileURLToPath(new URL(file, import.meta.url)), {
    execArgv: [],
    serialization: 'json',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  started.unref();
  startedAt = performance.now();
  for (const [planner, sdl] of sdls) {
    started.send({ kind: 'open', planner, sdl } satisfies PlannerMessage);
  }
  started.on('message', (message: PlannerAnswers | PlannerReady) => {
    if (started !== child) return;
    if (message === 'ready') begin();
    else receive(message);
  });
  const die = (): void => {
    if (started === child) end(failure('the planner broke off'));
  };
  started.on('exit', die);
  started.on('error', die);
  return started;
}

function receive(answers: PlannerAnswers): void {
  const jobs = running;
  running = [];
  jobs.forEach((job, n) => {
    const answer = answers[n] ?? { failure: 'the planner said nothing' };
    if ('plan' in answer) job.resolve(answer.plan);
    else job.reject(failure(answer.failure));
  });
  runNext();
}

/** Ends the process, and with it what it was planning. */
function end(error?: GatewayError): void {
  const jobs = running;
  isCold = jobs.length === 0;
  child?.removeAllListeners().on('error', () => undefined);
  child?.kill('SIGKILL');
  child = undefined;
  startedAt = undefined;
  running = [];
  if (jobs.length === 1 && error) jobs[0]?.reject(error);
  else jobs.forEach(sendAlone);
  if (jobs.length > 0) runNext();
}

function sendAlone(job: Job): void {
  job.isAlone = true;
  enqueue(job);
}

function failure(reason: string): GatewayError {
  return new GatewayError(
    'QUERY_PLAN_FAILED',
    `The operation could not be planned: ${reason}`,
  );
}
