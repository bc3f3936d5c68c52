import type http from 'node:http';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';

/**
 * Turns of the event loop without anything new, after which nothing is on its
 * way.
 */
const QUIET_TURNS = 3;

/** The most milliseconds to wait for that. */
const MAX_SETTLE_MS = 500;

/** The most milliseconds for which arriving connections go before work. */
const MAX_BURST_MS = 100;

/** The connections of a server, with the requests in progress on each. */
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
   * Registers a request. After `announceClose`, its answer says `connection:
   * close`.
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

  /** Records that a request was refused because there was no room. */
  noteRefused(): void {
    this.#arrivals += 1;
  }

  /**
   * Whether connections arrived or requests were refused since the last call. A
   * turn of the event loop accepts only one connection, so a burst is accepted
   * before work begins, for at most a tenth of a second.
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

  /** From now on each answer is the last one on its connection. */
  announceClose(): void {
    this.#isClosing = true;
    for (const responses of this.#responses.values()) {
      for (const response of responses) {
        if (!response.headersSent) response.setHeader('connection', 'close');
      }
    }
  }

  /**
   * Resolves when nothing is on its way: connections waiting in the operating
   * system have been accepted, and what they sent has been read.
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

  /**
   * Resolves when all connections are closed and their close listeners have
   * run.
   */
  async untilGone(): Promise<void> {
    while (this.#responses.size > 0) await nextTurn();
  }

  /** Closes idle connections; others close after their answer. */
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
