/** Long work that is done in slices, one for each turn. */
export interface TurnTaker {
  /** Does one slice; returns whether there is more to do at once. */
  takeTurn(): boolean;
}

/**
 * Most long executions under way; each may use the memory of a whole budget.
 */
const defaultMembers = 2;

/**
 * Shares the event loop among long executions: in each round one of them does
 * one slice, so that timers, sockets and short executions run in between. Only
 * some are under way and hold memory; the others wait.
 */
export class Turns {
  readonly #maxMembers: number;
  /** Executions under way, from their first turn until they leave. */
  readonly #members = new Set<TurnTaker>();
  /** Members with something to do, in the order of their turns. */
  #ring: TurnTaker[] = [];
  #waiting: TurnTaker[] = [];
  #isScheduled = false;

  constructor(maxMembers = defaultMembers) {
    this.#maxMembers = maxMembers;
  }

  /** Asks for turns, until `takeTurn` returns false. */
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

  /** Gives up further turns, and makes room for one that waits. */
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
