import type { Dispatcher } from 'undici';

/** How an exchange ended: with a whole answer, or not. */
export type HttpOutcome =
  | { readonly status: number; readonly text: string }
  | { readonly error: unknown };

export interface HttpExchangeLimits {
  /** Milliseconds until the answer must be complete. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

export class AnswerTooLargeError extends Error {}

/**
 * One request and its answer, as undici dispatches it: the chunks are joined
 * and decoded once, without a stream between. Calls `done` exactly once.
 */
export class HttpExchange implements Dispatcher.DispatchHandler {
  readonly #limits: HttpExchangeLimits;
  readonly #done: (outcome: HttpOutcome) => void;
  #controller: Dispatcher.DispatchController | undefined;
  #timer: NodeJS.Timeout | undefined;
  #ended: Error | undefined;
  #isDone = false;
  #status = 0;
  #bytes = 0;
  #first: Buffer | undefined;
  #more: Buffer[] | undefined;

  constructor(
    limits: HttpExchangeLimits,
    done: (outcome: HttpOutcome) => void,
  ) {
    this.#limits = limits;
    this.#done = done;
  }

  startTimer(onTimeout: () => void): void {
    this.#timer = setTimeout(onTimeout, this.#limits.timeoutMs);
  }

  /** Ends it from this side, before or while it is on the wire. */
  end(error: Error): void {
    this.#ended = error;
    this.#controller?.abort(error);
    this.#finish({ error });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#ended) controller.abort(this.#ended);
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number): void {
    this.#status = status;
  }

  onResponseData(
    controller: Dispatcher.DispatchController,
    chunk: Buffer,
  ): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#limits.maxBytes) {
      controller.abort(new AnswerTooLargeError());
    } else if (!this.#first) {
      this.#first = chunk;
    } else {
      (this.#more ??= [this.#first]).push(chunk);
    }
  }

  onResponseEnd(): void {
    const body = this.#more ? Buffer.concat(this.#more) : this.#first;
    this.#finish({ status: this.#status, text: decode(body) });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#finish({ error });
  }

  #finish(outcome: HttpOutcome): void {
    if (this.#isDone) return;
    this.#isDone = true;
    clearTimeout(this.#timer);
    this.#first = this.#more = undefined;
    this.#done(outcome);
  }
}

/** UTF-8, without the byte order mark that some servers put in front. */
function decode(body: Buffer | undefined): string {
  if (!body) return '';
  const text = body.toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}
