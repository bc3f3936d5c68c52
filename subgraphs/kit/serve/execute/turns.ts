/** Long work that is done in slices, one a turn. */
export interface TurnTaker {
  /** Does a slice; whether there is more to do at once. */
  takeTurn(): boolean;
}

/** Long executions under way at once: each may hold a whole budget. */
const defaultMembers = 2;

/**
 * Shares the event loop among executions that take long: one slice of one of
 * them in each round, so that timers, sockets and short executions go on in
 * between. Only some are under way, and hold memory; the others wait.
 */
export class Turns {
  readonly #maxMembers: number;
  /** From its first turn until it leaves. */
  readonly #members = new Set<TurnTaker>();
  /** Members with something to do, in the order of their turns. */
  #ring: TurnTaker[] = [];
  #waiting: TurnTaker[] = [];
  #isScheduled = false;

  constructor(maxMembers = defaultMembers) {
    this.#maxMembers = maxMembers;
  }

  /** Asks for turns, until `takeTurn` says that there is nothing to do. */
  ask(taker: TurnTaker): void {
    const isMember = this.#members.has(taker);
    if (!isMember && this.#members.size >= this.#maxMembers) {
      this.#waiting.push(taker);
      return;
    }
    this.#members.add(taker);
    this.#ring.push(taker);
    this.#schedule();
  }

  /** Takes no further turn; makes room for one that waits. */
  leave(taker: TurnTaker): void {
    this.#ring = this.#ring.filter((other) => other !== taker);
    this.#waiting = this.#waiting.filter((other) => other !== taker);
    if (!this.#members.delete(taker)) return;
    const next = this.#waiting.shift();
    if (next) this.ask(next);
  }

  #schedule(): void {
    if (this.#isScheduled || this.#ring.length === 0) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      const taker = this.#ring.shift();
      if (taker?.takeTurn() === true) this.#ring.push(taker);
      this.#schedule();
    });
  }
}
