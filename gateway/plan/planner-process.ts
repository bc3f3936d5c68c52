/**
 * The planner is native code that some valid operations make abort, and that
 * cannot be stopped once it has begun. So it runs in a process of its own: one
 * for all supergraphs of this process, started when first needed, and again
 * when it has died or was killed at a deadline. It plans one operation at a
 * time: the one it died of is the one that was told it.
 */
import type { QueryPlan } from '@graphql-hive/router-query-planner';
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { GatewayError } from '../errors.ts';

export type PlannerMessage =
  | { readonly kind: 'open'; readonly planner: number; readonly sdl: string }
  | { readonly kind: 'close'; readonly planner: number }
  | ({ readonly kind: 'plan'; readonly planner: number } & PlannerRequest);

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
}

interface Job {
  readonly message: Extract<PlannerMessage, { kind: 'plan' }>;
  readonly deadlineMs: number;
  readonly resolve: (plan: QueryPlan) => void;
  readonly reject: (error: GatewayError) => void;
}

/** Milliseconds without work after which the process is ended. */
const IDLE_MS = 30_000;

const sdls = new Map<number, string>();
const forgotten = new FinalizationRegistry<number>((planner) => {
  sdls.delete(planner);
  child?.send({ kind: 'close', planner } satisfies PlannerMessage);
});
const waiting = new Set<Job>();
let running: Job | undefined;
/** Of the job that runs; of being idle, when none does. */
let timer: NodeJS.Timeout | undefined;
let child: ChildProcess | undefined;
let planners = 0;

/** Opens a supergraph that was checked. It is closed with the last reference. */
export function openPlanner(sdl: string): Planner {
  planners += 1;
  const number = planners;
  sdls.set(number, sdl);
  child?.send({ kind: 'open', planner: number, sdl } satisfies PlannerMessage);
  const planner: Planner = {
    plan: (request, deadlineMs) =>
      new Promise((resolve, reject) => {
        const message = { kind: 'plan', planner: number, ...request } as const;
        enqueue({ message, deadlineMs, resolve, reject });
      }),
  };
  forgotten.register(planner, number);
  return planner;
}

function enqueue(job: Job): void {
  waiting.add(job);
  runNext();
  if (!waiting.has(job)) return;
  setTimeout(() => {
    if (waiting.delete(job)) job.reject(new GatewayError('QUERY_PLAN_BUSY'));
  }, job.deadlineMs).unref();
}

function runNext(): void {
  if (running) return;
  clearTimeout(timer);
  const [next] = waiting;
  if (!next) {
    // Only what is asked of it keeps this process alive.
    child?.channel?.unref();
    timer = setTimeout(() => end(), IDLE_MS).unref();
    return;
  }
  waiting.delete(next);
  running = next;
  child ??= start();
  child.channel?.ref();
  child.send(next.message);
  timer = setTimeout(
    () => end(new GatewayError('QUERY_PLAN_TIMEOUT')),
    next.deadlineMs,
  );
}

function start(): ChildProcess {
  const file = `./planner-child${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`;
  const started = fork(fileURLToPath(new URL(file, import.meta.url)), {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  started.unref();
  for (const [planner, sdl] of sdls) {
    started.send({ kind: 'open', planner, sdl } satisfies PlannerMessage);
  }
  started.on('message', (answer: PlannerAnswer) => {
    if (started === child) receive(answer);
  });
  const die = (): void => {
    if (started === child) end(failure('the planner broke off'));
  };
  started.on('exit', die);
  started.on('error', die);
  return started;
}

function receive(answer: PlannerAnswer): void {
  const job = running;
  running = undefined;
  if ('plan' in answer) job?.resolve(answer.plan);
  else job?.reject(failure(answer.failure));
  runNext();
}

/** Ends the process, and with it what it was planning. */
function end(error?: GatewayError): void {
  const job = running;
  child?.removeAllListeners().on('error', () => undefined);
  child?.kill('SIGKILL');
  child = undefined;
  running = undefined;
  if (error) job?.reject(error);
  if (job) runNext();
}

function failure(reason: string): GatewayError {
  return new GatewayError(
    'QUERY_PLAN_FAILED',
    `The operation could not be planned: ${reason}`,
  );
}
