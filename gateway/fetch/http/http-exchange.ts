import { type Transform } from 'node:stream';
import type { Dispatcher } from 'undici';
import { HttpBody, malformed, tooLarge } from './http-body.ts';
import { codingsOf, createDecoders } from './http-coding.ts';
import type { BufferShare } from './buffer-budget.ts';
import type { ResponseLimits } from './response-limits.ts';

/** How an exchange ended: with a complete answer, or with an error. */
export type HttpOutcome =
  | { readonly status: number; readonly body: HttpBody }
  /** The status is 0 if no answer began. */
  | { readonly status: number; readonly error: unknown };

/**
 * One request and its answer. A handler of undici's `dispatch`: chunks go to
 * the body without a stream in between, unless they have to be decompressed.
 * Calls `done` exactly once.
 */
export class HttpExchange implements Dispatcher.DispatchHandler {
  readonly #limits: ResponseLimits;
  readonly #done: (outcome: HttpOutcome) => void;
  readonly #body: HttpBody;
  #controller: Dispatcher.DispatchController | undefined;
  #ended: Error | undefined;
  #isDone = false;
  #status = 0;
  #retryAfter: string | undefined;
  #codings: readonly string[] = [];
  #decoders: readonly Transform[] = [];
  /** The number of bytes received, before decompression. */
  #codedBytes = 0;

  constructor(
    limits: ResponseLimits,
    of: {
      readonly share: BufferShare;
      readonly done: (outcome: HttpOutcome) => void;
    },
  ) {
    this.#limits = limits;
    this.#done = of.done;
    this.#body = new HttpBody(limits, of.share);
  }

  /** Aborts the exchange, before or after it was sent. */
  end(error: Error): void {
    this.#ended = error;
    this.#controller?.abort(error);
    this.#finish({ status: this.#status, error });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#ended) controller.abort(this.#ended);
  }

  /** The `retry-after` header of a busy server (429, 503). */
  get retryAfter(): string | undefined {
    return this.#retryAfter;
  }

  onResponseStart(
    _: Dispatcher.DispatchController,
    status: number,
    headers: Readonly<Record<string, string | string[] | undefined>>,
  ): void {
    this.#status = status;
    const after = headers['retry-after'];
    const isBusy = status === 429 || status === 503;
    if (isBusy && typeof after === 'string') this.#retryAfter = after;
    const length = Number(headers['content-length']);
    if (length > this.#limits.maxBytes) {
      this.end(tooLarge(this.#limits.maxBytes));
    }
    this.#codings = codingsOf(headers['content-encoding']);
  }

  onResponseData(
    controller: Dispatcher.DispatchController,
    chunk: Buffer,
  ): void {
    if (this.#codings.length > 0) this.#decode(controller, chunk);
    else this.#add(chunk);
  }

  onResponseEnd(): void {
    const [first] = this.#decoders;
    if (first) first.end();
    else this.#complete();
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    this.#finish({ status: this.#status, error });
  }

  #add(chunk: Buffer): void {
    if (this.#isDone) return;
    const refusal = this.#body.add(chunk);
    if (refusal) this.end(refusal);
  }

  #complete(): void {
    this.#finish({ status: this.#status, body: this.#body });
  }

  #decode(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#codedBytes === 0 && !this.#open(controller, chunk[0] ?? 0)) {
      return;
    }
    this.#codedBytes += chunk.length;
    // A compressed stream may go on for ever without yielding any bytes.
    if (this.#codedBytes > this.#limits.maxBytes) {
      this.end(tooLarge(this.#limits.maxBytes));
    } else if (this.#decoders[0]?.write(chunk) === false) {
      controller.pause();
    }
  }

  /**
   * Prepares decompression, for which the first byte may be needed. Returns
   * whether the coding is supported.
   */
  #open(controller: Dispatcher.DispatchController, first: number): boolean {
    const coding = this.#codings.join(', ');
    const decoders = createDecoders(this.#codings, first);
    if (!decoders) {
      const known = 'an answer coded by gzip, br, zstd or deflate';
      this.end(malformed(`${known}, but got ${JSON.stringify(coding)}`));
      return false;
    }
    this.#decoders = decoders;
    decoders.forEach((decoder, n) => {
      const next = decoders[n + 1];
      decoder.on('error', () => this.#refuseCoding(coding));
      if (next) decoder.pipe(next);
      else decoder.on('data', (chunk: Buffer) => this.#add(chunk));
    });
    decoders.at(-1)?.on('end', () => this.#complete());
    decoders[0]?.on('drain', () => controller.resume());
    return true;
  }

  #refuseCoding(coding: string): void {
    this.end(malformed(`an answer coded by ${coding}, but got other bytes`));
  }

  #finish(outcome: HttpOutcome): void {
    if (this.#isDone) return;
    this.#isDone = true;
    for (const decoder of this.#decoders) decoder.destroy();
    if ('error' in outcome) this.#body.release();
    this.#done(outcome);
  }
}
