import { randomBytes } from 'node:crypto';
import type { Trace } from './request-scope.ts';

const TRACEPARENT = /^[\da-f]{2}-([\da-f]{32})-[\da-f]{16}-[\da-f]{2}/;

/**
 * Continues the trace of the caller's `traceparent` header (W3C Trace Context),
 * or begins a new one.
 */
export class RequestTrace implements Trace {
  readonly #traceparent: string | undefined;
  #id: string | undefined;

  constructor(traceparent: string | undefined) {
    this.#traceparent = traceparent;
  }

  get id(): string {
    this.#id ??=
      TRACEPARENT.exec(this.#traceparent ?? '')?.[1] ??
      randomBytes(16).toString('hex');
    return this.#id;
  }
}
