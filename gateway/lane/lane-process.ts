import { type ChildProcess, fork } from 'node:child_process';
import http2, { type ClientHttp2Session } from 'node:http2';
import os from 'node:os';
import type { Duplex } from 'node:stream';
import type { CancellationToken } from '../../protocol/request-scope.ts';
import { refused } from '../execute/answer/answer.ts';
import { NOTHING_TAKEN } from '../fetch/operation-budget.ts';
import { responseError } from '../base/errors.ts';
import type {
  HeavyLane,
  LaneAnswer,
  LaneRequest,
  LaneState,
} from '../placement/heavy-lane.ts';
import { askLane } from './ask-lane.ts';
import { LANE_PIPE, type LaneReady, type LaneStart } from './lane-message.ts';

export interface LaneProcessOptions {
  /** The file of a module that calls `serveLane`. */
  readonly file: string;
  /** The argument of its `open`; passed by structured clone. */
  readonly setting: unknown;
  readonly minObjects: number;
  /**
   * Called once with the reason if a process did not start, or ended during
   * work.
   */
  readonly onFailure: (reason: string) => void;
  /** Milliseconds without work after which the process ends. Default 5 min. */
  readonly idleMs?: number;
  /** Milliseconds that a process has to start. Default 20 s. */
  readonly startMs?: number;
  /** Node options for the process. Default none. */
  readonly nodeFlags?: readonly string[];
  /** Heap size in MiB. Default 1024, at most half of the available memory. */
  readonly heapMib?: number;
  /** Where what it writes to stderr goes. Default to this process's own. */
  readonly stderr?: 'inherit' | 'ignore';
}

/** Milliseconds after a failed start during which it is not tried again. */
const REST_MS = 60_000;

/** A lane in a separate process, which starts with the first request. */
export class LaneProcess implements HeavyLane {
  readonly #options: LaneProcessOptions;
  #state: LaneState | undefined;
  #current: Running | undefined;
  readonly #all = new Set<Running>();
  #failedAt = -Infinity;
  #isClosed = false;

  constructor(options: LaneProcessOptions) {
    this.#options = options;
  }

  get minObjects(): number {
    return this.#options.minObjects;
  }

  /** Whether there is a process, starting or started. */
  get isRunning(): boolean {
    return this.#current !== undefined;
  }

  get isReady(): boolean {
    return this.#current?.isReady ?? false;
  }

  get isUsable(): boolean {
    return !this.#isClosed && performance.now() - this.#failedAt > REST_MS;
  }

  warm(): void {
    if (!this.isUsable || !this.#state || this.#current) return;
    this.#current = this.#start(this.#state);
    // Counted as one use, so that the process ends again if no request comes.
    this.#current.enter();
    this.#current.leave();
  }

  async execute(request: LaneRequest): Promise<LaneAnswer | undefined> {
    const { cancellation: client } = request.scope;
    const began = performance.now();
    if (!this.isUsable || !this.#state) return undefined;
    const running = (this.#current ??= this.#start(this.#state));
    running.enter();
    try {
      const session = await orGone(running.session, client);
      if (session === 'gone') return CLIENT_GONE;
      if (!session) return undefined;
      const waitedMs = performance.now() - began;
      const deadlineMs = Math.max(0, request.deadlineMs - waitedMs);
      const answer = await askLane(session, { ...request, deadlineMs });
      if (!answer) await running.end();
      return answer ?? BROKEN_OFF;
    } finally {
      running.leave();
    }
  }

  follow(state: LaneState): void {
    this.#state = state;
    this.#current?.retire();
    this.#current = undefined;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#current?.retire();
    this.#current = undefined;
    await Promise.all([...this.#all].map(({ ended }) => ended));
  }

  #start(state: LaneState): Running {
    const running = new Running(this.#options, state);
    this.#all.add(running);
    void running.session.then((session) => {
      if (!session) this.#failedAt = performance.now();
    });
    void running.ended.then(() => {
      this.#all.delete(running);
      if (this.#current === running) this.#current = undefined;
    });
    return running;
  }
}

/** Waits for a promise, unless the client disconnects first. */
async function orGone<T>(
  waited: Promise<T>,
  client: CancellationToken,
): Promise<T | 'gone'> {
  const { promise: gone, resolve } = Promise.withResolvers<'gone'>();
  const onGone = (): void => resolve('gone');
  client.onCancel(onGone);
  if (client.isCancelled) onGone();
  try {
    return await Promise.race([waited, gone]);
  } finally {
    client.forget(onGone);
  }
}

const CLIENT_GONE: LaneAnswer = {
  answer: refused([responseError('REQUEST_CANCELLED')]),
  taken: NOTHING_TAKEN,
  hasErrors: true,
};

/** Most likely the process ran out of memory; all requests on it ended. */
const BROKEN_OFF: LaneAnswer = {
  answer: refused([
    responseError('SERVER_BUSY', {
      message:
        'The process that heavy operations run in broke off. Ask again later, for less.',
    }),
  ]),
  taken: NOTHING_TAKEN,
  hasErrors: true,
};

/** One process, from its start to its end. */
class Running {
  /** Resolves with undefined if the process did not start. */
  readonly session: Promise<ClientHttp2Session | undefined>;
  readonly ended: Promise<undefined>;
  readonly #options: LaneProcessOptions;
  readonly #child: ChildProcess;
  #active = 0;
  #isReady = false;
  #isRetired = false;
  #isTold = false;
  #idle: NodeJS.Timeout | undefined;

  constructor(options: LaneProcessOptions, state: LaneState) {
    this.#options = options;
    this.#child = startChild(options);
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.ended = promise;
    const end = (reason: string): void => {
      if (this.#active > 0) this.#tell(reason);
      resolve(undefined);
    };
    this.#child.once('error', ({ message }) => end(message));
    this.#child.once('exit', (code, signal) =>
      end(`it ended with ${signal ?? code}`),
    );
    const { setting } = options;
    this.#child.send({ setting, state } satisfies LaneStart, () => undefined);
    this.session = this.#begin();
  }

  /** Whether the process has started, so that requests need not wait. */
  get isReady(): boolean {
    return this.#isReady;
  }

  enter(): void {
    this.#active += 1;
    clearTimeout(this.#idle);
  }

  leave(): void {
    this.#active -= 1;
    if (this.#active > 0) return;
    if (this.#isRetired) this.#kill();
    else this.#idle = setTimeout(() => this.#kill(), this.#idleMs).unref();
  }

  retire(): void {
    this.#isRetired = true;
    if (this.#active === 0) this.#kill();
  }

  /** Ends the process at once; its connection is broken already. */
  end(): Promise<undefined> {
    this.#kill();
    return this.ended;
  }

  get #idleMs(): number {
    return this.#options.idleMs ?? 300_000;
  }

  /** Only the first reason is told, since later ones are consequences. */
  #tell(reason: string): void {
    if (this.#isTold) return;
    this.#isTold = true;
    this.#options.onFailure(reason);
  }

  #kill(): void {
    clearTimeout(this.#idle);
    // The end of the process is waited for.
    this.#child.ref();
    this.#child.kill('SIGKILL');
  }

  async #begin(): Promise<ClientHttp2Session | undefined> {
    const { startMs = 20_000 } = this.#options;
    const late = setTimeout(() => this.#kill(), startMs).unref();
    const said = new Promise<LaneReady>((resolve) =>
      this.#child.once('message', (message: LaneReady) => resolve(message)),
    );
    const ready = await Promise.race([said, this.ended]);
    clearTimeout(late);
    if (ready !== 'ready') {
      if (ready) this.#tell(ready.failure);
      this.#kill();
      return undefined;
    }
    this.#isReady = true;
    const pipe = this.#child.stdio[LANE_PIPE] as Duplex;
    return http2
      .connect('http://lane', {
        createConnection: () => pipe,
        settings: { initialWindowSize: WINDOW },
      })
      .on('error', () => this.#kill());
  }
}

/** The HTTP/2 window for answers, in bytes. */
const WINDOW = 1024 * 1024;

function startChild({
  file,
  heapMib,
  nodeFlags = [],
  stderr = 'inherit',
}: LaneProcessOptions): ChildProcess {
  const mib = heapMib ?? Math.min(1024, Math.floor(ownMib() / 2));
  const child = fork(file, {
    // Parallel collector threads would compete with the gateway's process.
    execArgv: [
      ...nodeFlags,
      `--max-old-space-size=${mib}`,
      '--single-threaded-gc',
    ],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', stderr, 'ipc', 'pipe'],
  });
  lowerPriority(child);
  // Errors may occur while nobody reads the pipe; the end is reported
  // elsewhere.
  child.stdio[LANE_PIPE]?.on('error', () => undefined);
  // The process must not keep this one alive, except while it works.
  child.unref();
  child.channel?.unref();
  return child;
}

/**
 * The nice value, from 0 (normal) to 19 (lowest); measured by
 * bench/neighbours.ts.
 */
const NICENESS = 10;

/**
 * Called right after the start, because later threads inherit the value
 * (sched(7)).
 */
function lowerPriority({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    os.setPriority(pid, NICENESS);
  } catch {
    // The process has ended already, or the system does not allow it.
  }
}

/** The memory limit of the container in MiB, if there is one. */
function ownMib(): number {
  const constrained = process.constrainedMemory();
  const total = os.totalmem();
  return (constrained > 0 ? Math.min(constrained, total) : total) / 2 ** 20;
}
