import type { CancellationToken } from '../../protocol/request-scope.ts';

/**
 * A signal that a request has ended early. It does what an AbortController
 * does, without creating an event target for each request: most are never
 * cancelled.
 */
export class Cancellation implements CancellationToken {
  #isCancelled = false;
  readonly #listeners = new Set<() => void>();
  #controller: AbortController | undefined;

  get isCancelled(): boolean {
    return this.#isCancelled;
  }

  /** An AbortSignal, for code that needs one; created on first use. */
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

  /** Calls back once on cancellation. Call `forget` when the wait is over. */
  onCancel(listener: () => void): void {
    this.#listeners.add(listener);
  }

  forget(listener: () => void): void {
    this.#listeners.delete(listener);
  }
}
