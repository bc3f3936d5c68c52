import type http from 'node:http';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** Turns of the event loop without news after which nothing is on its way. */
const QUIET_TURNS = 3;

/** Milliseconds after which news are no longer waited for. */
const MAX_SETTLE_MS = 500;

/** Milliseconds for which what comes in goes before work. */
const MAX_BURST_MS = 100;

/** The connections of a server, and what is under way on each. */
export class Connections {
  readonly #responses = new Map<Socket, Set<ServerResponse>>();
  #news = 0;
  #arrivals = 0;
  #arrivalsBefore = 0;
  #burstAt: number | undefined;
  #isClosing = false;

  constructor(server: http.Server) {
    server.on('connection', (socket: Socket) => this.#accept(socket));
  }

  /**
   * Takes note of a request; once connections are to close, its answer says so,
   * and its connection ends with it.
   */
  begin(response: ServerResponse): void {
    this.#news += 1;
    const { socket } = response;
    const responses = socket && this.#responses.get(socket);
    if (!responses) return;
    responses.add(response);
    if (this.#isClosing) response.setHeader('connection', 'close');
    response.once('close', () => {
      responses.delete(response);
      if (this.#isClosing && responses.size === 0) socket.destroySoon();
    });
  }

  /** Takes note of a request that was refused for want of room. */
  noteRefused(): void {
    this.#arrivals += 1;
  }

  /**
   * Whether connections came in, or requests were refused, since this was last
   * asked. One turn of the event loop accepts one connection, so a burst is
   * heard out before work, but no longer than a tenth of a second.
   */
  isBursting(): boolean {
    if (this.#arrivals === this.#arrivalsBefore) {
      this.#burstAt = undefined;
      return false;
    }
    this.#arrivalsBefore = this.#arrivals;
    this.#burstAt ??= performance.now();
    return performance.now() - this.#burstAt < MAX_BURST_MS;
  }

  /** From now on each answer is the last of its connection. */
  announceClose(): void {
    this.#isClosing = true;
    for (const responses of this.#responses.values()) {
      for (const response of responses) {
        if (!response.headersSent) response.setHeader('connection', 'close');
      }
    }
  }

  /**
   * Resolves when nothing is on its way any more: connections that the
   * operating system holds are accepted, and what they sent is read.
   */
  async settle(): Promise<void> {
    const until = performance.now() + MAX_SETTLE_MS;
    let quiet = 0;
    let known = this.#news;
    while (quiet < QUIET_TURNS && performance.now() < until) {
      await nextTurn();
      quiet = known === this.#news ? quiet + 1 : 0;
      known = this.#news;
    }
  }

  /** Resolves when the last has told those who work for it that it is gone. */
  async untilGone(): Promise<void> {
    while (this.#responses.size > 0) await nextTurn();
  }

  /** Closes those without a request; the others close with their answer. */
  closeIdle(): void {
    for (const [socket, responses] of this.#responses) {
      if (responses.size === 0) socket.destroy();
    }
  }

  #accept(socket: Socket): void {
    this.#news += 1;
    this.#arrivals += 1;
    this.#responses.set(socket, new Set());
    socket.once('close', () => this.#responses.delete(socket));
  }
}
