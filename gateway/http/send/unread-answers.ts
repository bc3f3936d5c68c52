import type { ServerResponse } from 'node:http';

export interface UnreadAnswersLimits {
  /** The most bytes of all answers that clients have not read yet. */
  readonly maxUnreadBytes: number;
  /**
   * The milliseconds within which a client must read the next part of its
   * answer.
   */
  readonly readDeadlineMs: number;
}

/** The bytes handed to the socket at a time; progress is measured in parts. */
const PART = 64 * 1024;

/** Answers up to this many bytes are sent as a single part. */
const SMALL = 256 * 1024;

interface Pending {
  readonly response: ServerResponse;
  unread: number;
  progressAt: number;
}

/**
 * Sends answers as fast as they are read. A client that stops reading is cut
 * off at the deadline, or earlier if others need the room.
 */
export class UnreadAnswers {
  readonly #limits: UnreadAnswersLimits;
  readonly #pending = new Set<Pending>();
  #bytes = 0;
  #sweep: NodeJS.Timeout | undefined;

  constructor(limits: UnreadAnswersLimits) {
    this.#limits = limits;
  }

  /** Whether too much waits to be read to add anything. */
  get isFull(): boolean {
    return this.#bytes >= this.#limits.maxUnreadBytes;
  }

  /**
   * Sends an answer until all is handed over, or the client has gone or is cut
   * off.
   */
  send(response: ServerResponse, chunks: readonly Buffer[]): void {
    if (response.closed) return;
    const unread = chunks.reduce((sum, { length }) => sum + length, 0);
    const pending = { response, unread, progressAt: performance.now() };
    this.#add(pending);
    response.once('close', () => this.#remove(pending));
    if (unread <= SMALL) writeWhole(response, chunks);
    else void this.#writeParts(pending, chunks);
  }

  async #writeParts(
    pending: Pending,
    chunks: readonly Buffer[],
  ): Promise<void> {
    const { response } = pending;
    for (const part of partsOf(chunks)) {
      if (response.destroyed) return;
      if (!response.write(part)) await untilDrained(response);
      // The connection was closed meanwhile, and its bytes are no longer
      // counted.
      if (!this.#pending.has(pending)) return;
      pending.progressAt = performance.now();
      pending.unread -= part.length;
      this.#bytes -= part.length;
    }
    response.end();
  }

  #add(pending: Pending): void {
    this.#pending.add(pending);
    this.#bytes += pending.unread;
    this.#makeRoom(pending);
    const { readDeadlineMs } = this.#limits;
    this.#sweep ??= setInterval(
      () => this.#cutStalled(),
      Math.ceil(readDeadlineMs / 4),
    ).unref();
  }

  #remove(pending: Pending): void {
    this.#pending.delete(pending);
    this.#bytes -= pending.unread;
  }

  /** Cuts off the clients that have not read for longest. */
  #makeRoom(newest: Pending): void {
    if (this.#bytes <= this.#limits.maxUnreadBytes) return;
    let bytes = this.#bytes;
    const others = [...this.#pending].filter((one) => one !== newest);
    others.sort((a, b) => a.progressAt - b.progressAt);
    for (const { response, unread } of others) {
      if (bytes <= this.#limits.maxUnreadBytes) return;
      bytes -= unread;
      response.destroy();
    }
  }

  /**
   * One timer for all answers, which stops when none is pending; a timer for
   * each answer would cost more.
   */
  #cutStalled(): void {
    if (this.#pending.size === 0) {
      clearInterval(this.#sweep);
      this.#sweep = undefined;
      return;
    }
    const since = performance.now() - this.#limits.readDeadlineMs;
    for (const { response, progressAt } of this.#pending) {
      if (progressAt < since) response.destroy();
    }
  }
}

function* partsOf(chunks: readonly Buffer[]): Iterable<Buffer> {
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += PART) {
      yield chunk.subarray(at, at + PART);
    }
  }
}

/** Writes all parts in one system call, without copying them. */
function writeWhole(response: ServerResponse, chunks: readonly Buffer[]): void {
  if (chunks.length > 1) response.cork();
  for (const chunk of chunks.slice(0, -1)) response.write(chunk);
  response.end(chunks.at(-1));
}

function untilDrained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      response.off('drain', end).off('close', end);
      resolve();
    };
    response.on('drain', end).on('close', end);
  });
}
