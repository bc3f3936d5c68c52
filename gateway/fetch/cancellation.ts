import type { CancellationToken } from '../../protocol/request-scope.ts';

/**
 * A request's end before its time, told to whatever it waits for. What an
 * AbortController does, without an event target for each of a thousand
 * requests a second that nobody cancels.
 */
export class Cancellation implements CancellationToken {
  #isCancelled = false;
  readonly #listeners = new Set<() => void>();
  #controller: AbortController | undefined;

  get isCancelled(): boolean {
    return this.#isCancelled;
  }

  /** For code that takes a signal; made when it is first asked for. */
  get signal(): AbortSignal {
    if (!this.#controller) {
      this.#controller = new AbortController();
      if (this.#isCancelled) this.#controller.abort();
    }
    return this.#controller.signal;
  }

  cancel(): void {
    if (this.#isCancelled) return;
    this.#isCancelled = true;
    for (const listener of this.#listeners) listener();
    this.#listeners.clear();
    this.#controller?.abort();
  }

  /** Calls back once when cancelled; `forget` it when the wait is over. */
  onCancel(listener: () => void): void {
    this.#listeners.add(listener);
  }

  forget(listener: () => void): void {
    this.#listeners.delete(listener);
  }
}
