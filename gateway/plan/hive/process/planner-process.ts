import type { QueryPlan } from '@graphql-hive/router-query-planner';
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { GatewayError } from '../../../base/errors.ts';
import { planFailed } from './plan-failure.ts';
import type {
  PlannerAnswer,
  PlannerAnswers,
  PlannerJob,
  PlannerMessage,
  PlannerReady,
  PlannerRequest,
} from './planner-message.ts';

/**
 * The native planner of one supergraph; released when it is no longer
 * referenced.
 */
export interface NativePlanner {
  /**
   * Resolves to the reason why it refuses the supergraph, or undefined if it
   * accepts it. Rejects with a `GatewayError` if it does not finish.
   */
  refusal(): Promise<string | undefined>;
  /**
   * Rejects with a `GatewayError`: `QUERY_PLAN_TIMEOUT` if planning takes
   * longer than the deadline, `QUERY_PLAN_BUSY` if it did not begin before it.
   */
  plan(request: PlannerRequest, deadlineMs: number): Promise<QueryPlan>;
  /**
   * Milliseconds spent so far on cold starts and reading supergraphs, which do
   * not count as any operation's time.
   */
  readonly freeMs: number;
}

/** Opens a supergraph; it is read on first use. */
export type OpenPlanner = (sdl: string) => NativePlanner;

interface Job {
  readonly request: PlannerJob;
  /** When waiting for it ends, on the clock of `performance.now()`. */
  deadline: number;
  /**
   * Set if it must not share a batch, because an earlier batch with it failed.
   */
  isAlone: boolean;
  readonly resolve: (answer: PlannerAnswer) => void;
  readonly reject: (error: GatewayError) => void;
}

/** The milliseconds that the process may take to start. */
const START_MS = 60_000;

/** The milliseconds that reading a supergraph may take. */
const BUILD_MS = 60_000;

export interface PlannerProcessOptions {
  /** Milliseconds without work after which the process ends. Default 30 s. */
  readonly idleMs?: number;
}

/** The most jobs in one message; a message costs as much as planning some. */
const MAX_BATCH = 16;

/** The milliseconds for a batch; an operation usually takes less than one. */
const BATCH_DEADLINE_MS = 250;

const BROKE_OFF = 'the planner broke off';

/**
 * Runs the native planner in a separate process, since some valid operations
 * make it abort and it cannot be interrupted. There is one process for all
 * supergraphs, started when it is needed, also after it crashed or was killed
 * at a deadline. Waiting jobs are sent as a batch. If the process dies of a
 * batch, or takes too long, each job is sent alone, which shows the one that is
 * at fault.
 */
export class PlannerProcess {
  readonly #sdls = new Map<number, string>();
  readonly #forgotten = new FinalizationRegistry<number>((planner) => {
    this.#sdls.delete(planner);
    this.#tell({ kind: 'close', planner });
  });
  readonly #idleMs: number;
  readonly #waiting = new Set<Job>();
  #running: readonly Job[] = [];
  /** When the running jobs were sent (`performance.now()`). */
  #sentAt = 0;
  /** The timer of the running jobs or, if there are none, of being idle. */
  #timer: NodeJS.Timeout | undefined;
  #child: ChildProcess | undefined;
  /**
   * When the process was started (`performance.now()`); unset once it is ready.
   */
  #startedAt: number | undefined;
  /** Whether it was started because there was none, not because one crashed. */
  #isCold = true;
  #freeMs = 0;
  #opened = 0;

  constructor({ idleMs = 30_000 }: PlannerProcessOptions = {}) {
    this.#idleMs = idleMs;
  }

  /** Whether there is a process, starting or started. */
  get isRunning(): boolean {
    return this.#child !== undefined;
  }

  /** Opens a supergraph; it is read on first use. */
  open(sdl: string): NativePlanner {
    this.#opened += 1;
    const planner = this.#opened;
    const freeMs = (): number => this.#freeMs;
    this.#sdls.set(planner, sdl);
    this.#tell({ kind: 'open', planner, sdl });
    const native: NativePlanner = {
      get freeMs() {
        return freeMs();
      },
      refusal: async () => {
        const answer = await this.#ask({ kind: 'build', planner }, BUILD_MS);
        return 'failure' in answer ? answer.failure : undefined;
      },
      plan: async (request, deadlineMs) => {
        const job = { kind: 'plan', planner, ...request } as const;
        const answer = await this.#ask(job, deadlineMs);
        if ('plan' in answer) return answer.plan;
        throw planFailed('failure' in answer ? answer.failure : BROKE_OFF);
      },
    };
    this.#forgotten.register(native, planner);
    return native;
  }

  #tell(message: PlannerMessage): void {
    this.#child?.send(message);
  }

  #ask(request: PlannerJob, deadlineMs: number): Promise<PlannerAnswer> {
    return new Promise((resolve, reject) => {
      this.#enqueue({
        request,
        deadline: performance.now() + deadlineMs,
        isAlone: request.kind === 'build',
        resolve,
        reject,
      });
    });
  }

  #enqueue(job: Job): void {
    this.#waiting.add(job);
    this.#runNext();
    if (this.#waiting.has(job)) this.#limitWaiting(job);
  }

  #limitWaiting(job: Job): void {
    setTimeout(() => {
      if (!this.#waiting.has(job)) return;
      if (this.#isFree || job.deadline > performance.now()) {
        this.#limitWaiting(job);
        return;
      }
      this.#waiting.delete(job);
      job.reject(new GatewayError('QUERY_PLAN_BUSY'));
    }, remainingMs(job)).unref();
  }

  /** Whether the current time is given back to the waiting operations. */
  get #isFree(): boolean {
    const isStarting = this.#isCold && this.#startedAt !== undefined;
    return isStarting || this.#running[0]?.request.kind === 'build';
  }

  #runNext(): void {
    if (this.#running.length > 0) return;
    clearTimeout(this.#timer);
    const batch = this.#takeBatch();
    if (batch.length === 0) {
      // The process must not keep this one alive, except while it works.
      this.#child?.channel?.unref();
      this.#timer = setTimeout(() => this.#end(), this.#idleMs).unref();
      return;
    }
    this.#running = batch;
    this.#child ??= this.#start();
    this.#child.channel?.ref();
    this.#sentAt = performance.now();
    this.#tell({ kind: 'work', jobs: batch.map(({ request }) => request) });
    this.#limitRunning();
  }

  #limitRunning(): void {
    const [first] = this.#running;
    if (!first) return;
    const workingMs =
      this.#running.length === 1 ? remainingMs(first) : BATCH_DEADLINE_MS;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => this.#end(new GatewayError('QUERY_PLAN_TIMEOUT')),
      this.#startedAt === undefined ? workingMs : START_MS,
    );
  }

  /**
   * Called when the process is ready. Operations get the time of a cold start
   * back, or a slow machine would never plan anything; but not the time of a
   * start after a crash, or an operation that crashes it could go on for ever.
   * In any case each has time to be planned once.
   */
  #begin(): void {
    const now = performance.now();
    const startMs = now - (this.#startedAt ?? now);
    this.#startedAt = undefined;
    this.#sentAt = now;
    if (this.#isCold) this.#giveBack(startMs);
    for (const job of this.#running) {
      job.deadline = Math.max(job.deadline, now + BATCH_DEADLINE_MS);
    }
    this.#limitRunning();
  }

  #giveBack(ms: number): void {
    this.#freeMs += ms;
    for (const job of [...this.#running, ...this.#waiting]) job.deadline += ms;
  }

  #takeBatch(): readonly Job[] {
    const batch: Job[] = [];
    for (const job of this.#waiting) {
      const isFull = batch.length === MAX_BATCH;
      if (isFull || (job.isAlone && batch.length > 0)) break;
      this.#waiting.delete(job);
      batch.push(job);
      if (job.isAlone) break;
    }
    return batch;
  }

  #start(): ChildProcess {
    const file = `./planner-child${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`;
    const started = fork(fileURLToPath(new URL(file, import.meta.url)), {
      execArgv: [],
      serialization: 'json',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    started.unref();
    this.#startedAt = performance.now();
    for (const [planner, sdl] of this.#sdls) {
      started.send({ kind: 'open', planner, sdl } satisfies PlannerMessage);
    }
    started.on('message', (message: PlannerAnswers | PlannerReady) => {
      if (started !== this.#child) return;
      if (message === 'ready') this.#begin();
      else this.#receive(message);
    });
    const die = (): void => {
      if (started === this.#child) this.#end();
    };
    started.on('exit', die);
    started.on('error', die);
    return started;
  }

  #receive(answers: PlannerAnswers): void {
    const jobs = this.#running;
    this.#running = [];
    if (jobs[0]?.request.kind === 'build') {
      this.#giveBack(performance.now() - this.#sentAt);
    }
    jobs.forEach((job, n) =>
      job.resolve(answers[n] ?? { failure: 'the planner said nothing' }),
    );
    this.#runNext();
  }

  /** Kills the process, and with it the running jobs. */
  #end(timeout?: GatewayError): void {
    const jobs = this.#running;
    this.#isCold = jobs.length === 0;
    this.#child?.removeAllListeners().on('error', () => undefined);
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
    this.#startedAt = undefined;
    this.#running = [];
    const [first, ...others] = jobs;
    if (others.length > 0) jobs.forEach((job) => this.#sendAlone(job));
    else if (timeout) first?.reject(timeout);
    else first?.resolve({ failure: BROKE_OFF });
    if (jobs.length > 0) this.#runNext();
  }

  #sendAlone(job: Job): void {
    job.isAlone = true;
    this.#enqueue(job);
  }
}

function remainingMs({ deadline }: Job): number {
  return Math.max(10, deadline - performance.now());
}
