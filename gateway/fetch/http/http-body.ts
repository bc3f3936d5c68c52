import type { ErrorCode } from '../../base/errors.ts';
import { type JsonFault, JsonScanner } from '../../base/json-scanner.ts';
import type { JsonCuts } from '../../base/sliced-json.ts';
import type { BufferShare } from './buffer-budget.ts';
import { ChunkList } from './chunk-list.ts';
import type { ResponseLimits } from './response-limits.ts';
import { fitsUnseen, isDeeper, isRowLike } from './row-like-json.ts';

/**
 * A body up to this many bytes is parsed at once and without scanning. Whatever
 * it contains, that takes a few milliseconds at most (decision 16).
 */
const AT_ONCE = 128 * 1024;
/** Parsing a slice of this size takes 0.3 ms, in the worst case 4 ms. */
const SLICE = 64 * 1024;

const BACKSLASH = 0x5c;

/** Why an answer is not read. */
export class AnswerRefusal extends Error {
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

export function malformed(expected: string): AnswerRefusal {
  const message = `Expected ${expected}.`;
  return new AnswerRefusal('SUBREQUEST_MALFORMED_RESPONSE', message);
}

/** The body of an answer as it arrives, checked against its limits. */
export class HttpBody {
  readonly #limits: ResponseLimits;
  readonly #share: BufferShare;
  readonly #chunks = new ChunkList();
  #scanner: JsonScanner | undefined;
  #held = 0;
  #hasBackslash = false;

  constructor(limits: ResponseLimits, share: BufferShare) {
    this.#limits = limits;
    this.#share = share;
  }

  /** Adds a chunk. Returns a refusal if the body is not to be read on. */
  add(chunk: Buffer): AnswerRefusal | undefined {
    const chunks = this.#chunks;
    if (chunks.length + chunk.length > this.#limits.maxBytes) {
      return tooLarge(this.#limits.maxBytes);
    }
    const isLarge = chunks.length + chunk.length > AT_ONCE;
    if (!isLarge) {
      chunks.add(chunk);
      return undefined;
    }
    const isFirst = this.#held === 0;
    const bytes = chunk.length + (isFirst ? chunks.length : 0);
    if (!this.#share.take(bytes)) {
      return new AnswerRefusal('SUBREQUEST_BUSY', BUSY);
    }
    this.#held += bytes;
    chunks.add(chunk);
    if (this.#scanner) return this.#scan([chunk]);
    // Not scanned yet: at its end it may turn out to be row-like, and safe to
    // parse.
    return fitsUnseen(chunks.length, this.#limits) ? undefined : this.look();
  }

  /**
   * Scans the whole body, unless that was done. Returns a refusal, if there is
   * one.
   */
  look(): AnswerRefusal | undefined {
    return this.#scanner ? undefined : this.#scan(this.#chunks.chunks);
  }

  /** Whether all of it may be parsed at once; valid at the end of the body. */
  get isReadAtOnce(): boolean {
    if (!this.isLarge) return true;
    return !this.#scanner && isRowLike(this.#chunks.chunks, this.length);
  }

  /**
   * Throws for a parsed value that was not scanned before and is nested too
   * deeply.
   */
  check(value: unknown): void {
    const { maxDepth } = this.#limits;
    if (this.isLarge && isDeeper(value, maxDepth)) {
      throw malformed(this.#expected('maxDepth'));
    }
  }

  /** Whether it is too large to be parsed at once without looking at it. */
  get isLarge(): boolean {
    return this.length > AT_ONCE;
  }

  #scan(chunks: readonly Buffer[]): AnswerRefusal | undefined {
    const scanner = (this.#scanner ??= new JsonScanner(this.#limits, SLICE));
    for (const chunk of chunks) {
      this.#hasBackslash ||= chunk.includes(BACKSLASH);
      const fault = scanner.scan(chunk);
      if (fault) return malformed(this.#expected(fault));
    }
    return undefined;
  }

  #expected(fault: JsonFault): string {
    switch (fault) {
      case 'syntax':
        return 'a GraphQL answer in JSON, but got something else';
      case 'maxDepth':
        return `an answer of at most ${this.#limits.maxDepth} levels of objects and lists, but got more`;
      case 'maxValues':
        return `an answer of at most ${this.#limits.maxValues} values, but got more`;
      case 'maxKeys':
        return `an answer of objects of at most ${this.#limits.maxKeys} keys, but got more`;
    }
  }

  get length(): number {
    return this.#chunks.length;
  }

  /** Where a scanned body can be cut. */
  get cuts(): JsonCuts | undefined {
    return this.#scanner;
  }

  /** Whether something in it is escaped; known only of a large body. */
  get hasBackslash(): boolean {
    return this.#hasBackslash;
  }

  /** The bytes of a range, or of the whole body. */
  bytes(start = 0, end?: number): Buffer {
    return this.#chunks.slice(start, end);
  }

  /** Gives the body's share of the buffer budget back. */
  release(): void {
    this.#share.giveBack(this.#held);
    this.#held = 0;
  }
}

const BUSY = 'Expected room for a large answer, but too many are being read.';

export function tooLarge(maxBytes: number): AnswerRefusal {
  return malformed(`an answer of at most ${maxBytes} bytes, but got more`);
}
