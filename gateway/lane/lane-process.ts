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
  /** A module that calls `serveLane`. */
  readonly file: string;
  /** What its `open` is given, cloned. */
  readonly setting: unknown;
  readonly minObjects: number;
  /** Told once why a process did not start, or ended under its work. */
  readonly onFailure: (reason: string) => void;
  /** Milliseconds without work after which it ends. Default 5 min. */
  readonly idleMs?: number;
  /** Options of Node that it is started with. Default none. */
  readonly nodeFlags?: readonly string[];
  /** MiB of its heap. Default 1024, at most half of what there is. */
  readonly heapMib?: number;
}

/** Milliseconds that it may take to start. */
const START_MS = 20_000;

/** Milliseconds for which one that could not start is not tried again. */
const REST_MS = 60_000;

/** A lane in a process of its own, begun by the first that it is given. */
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

  /** Whether there is a process, or one begins. */
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
    // Counted as used once, so that it ends when nothing comes.
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

/** What is waited for, unless the client goes first. */
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

/** Its memory came to its end, most likely; others ended with it. */
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

/** One process from its start to its end. */
class Running {
  /** Undefined when it did not start. */
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

  /** Whether what it is given is answered without a wait for its start. */
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

  /** At once, whatever is under way: it broke off already. */
  end(): Promise<undefined> {
    this.#kill();
    return this.ended;
  }

  get #idleMs(): number {
    return this.#options.idleMs ?? 300_000;
  }

  /** The first reason is the reason: what follows comes of it. */
  #tell(reason: string): void {
    if (this.#isTold) return;
    this.#isTold = true;
    this.#options.onFailure(reason);
  }

  #kill(): void {
    clearTimeout(this.#idle);
    // Its end is waited for.
    this.#child.ref();
    this.#child.kill('SIGKILL');
  }

  async #begin(): Promise<ClientHttp2Session | undefined> {
    const late = setTimeout(() => this.#kill(), START_MS).unref();
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

/** Bytes of one answer that may be under way. */
const WINDOW = 1024 * 1024;

function startChild({
  file,
  heapMib,
  nodeFlags = [],
}: LaneProcessOptions): ChildProcess {
  const mib = heapMib ?? Math.min(1024, Math.floor(ownMib() / 2));
  const child = fork(file, {
    // Threads that collect garbage beside it would take the others' processor.
    execArgv: [
      ...nodeFlags,
      `--max-old-space-size=${mib}`,
      '--single-threaded-gc',
    ],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc', 'pipe'],
  });
  lowerPriority(child);
  // It may end while nobody listens to it yet; that it ended is told elsewhere.
  child.stdio[LANE_PIPE]?.on('error', () => undefined);
  // Only what is asked of it keeps this process alive.
  child.unref();
  child.channel?.unref();
  return child;
}

/** From 0, like any other, to 19, hardly ever; measured by bench/neighbours.ts. */
const NICENESS = 10;

/** At once: threads that it begins later have what its first one has (sched(7)). */
function lowerPriority({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    os.setPriority(pid, NICENESS);
  } catch {
    // It has ended already, or this system does not allow it.
  }
}

/** Of the container, where there is one. */
function ownMib(): number {
  const constrained = process.constrainedMemory();
  const total = os.totalmem();
  return (constrained > 0 ? Math.min(constrained, total) : total) / 2 ** 20;
}
