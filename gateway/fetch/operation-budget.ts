import {
  type ErrorCode,
  type ResponseError,
  responseError,
} from '../base/errors.ts';

/** What one operation may consume while it runs. */
export interface BudgetLimits {
  /** Objects answered by subgraphs, and copies made while merging. */
  readonly maxObjects: number;
  /** Bytes of answers that arrive as text. */
  readonly maxMergedBytes: number;
  /** Bytes of the text of `data`; at most 256 MiB. */
  readonly maxWrittenBytes: number;
}

export const DEFAULT_BUDGET: BudgetLimits = {
  maxObjects: 100_000,
  maxMergedBytes: 128 * 1024 * 1024,
  maxWrittenBytes: 64 * 1024 * 1024,
};

/** What all running operations hold together. */
export interface ProcessBudget {
  /** Beyond this, an operation that exceeds its expected size is ended. */
  readonly maxObjects: number;
  objects: number;
}

/** What an operation consumed in total. */
export interface Taken {
  readonly objects: number;
  /** Objects, with text converted at one object per KiB. */
  readonly held: number;
  /** Whether it ended because it exceeded its budget. */
  readonly isExceeded: boolean;
}

export const NOTHING_TAKEN: Taken = { objects: 0, held: 0, isExceeded: false };

/** Thrown to unwind the work of an operation that has ended. */
export class OperationEnd extends Error {
  override readonly name = 'OperationEnd';
  readonly error: ResponseError;

  constructor(code: ErrorCode, details: Parameters<typeof responseError>[1]) {
    super(code);
    this.error = responseError(code, details);
  }
}

const NAMES = {
  maxObjects: 'objects',
  maxMergedBytes: 'bytes of what subgraphs answered',
  maxWrittenBytes: 'bytes of data',
} as const satisfies Record<keyof BudgetLimits, string>;

/** The bytes of text that count as one object. */
const BYTES_PER_OBJECT = 1024;

/** The number of places visited between two checks of the deadline. */
const LOOK_EVERY = 8192;

/**
 * The budget of one operation, shared by everything that works for it: objects
 * and text are taken from it before they are made. Exceeding the budget or the
 * deadline throws an `OperationEnd` and calls `onEnd` once.
 */
export class OperationBudget {
  readonly #limits: BudgetLimits;
  #deadlineAt: number;
  #objects = 0;
  #mergedBytes = 0;
  /** Bytes of the texts that were counted; `#uncounted` has the others. */
  #writtenBytes = 0;
  #uncounted: string[] = [];
  #uncountedChars = 0;
  #visited = 0;
  #nextLook = LOOK_EVERY;
  #worked = 0;
  #end: OperationEnd | undefined;
  /** The objects reserved for it in the process budget. */
  reserved = 0;
  /**
   * Called with the error that ends the operation, before anything is thrown.
   */
  onEnd: ((error: ResponseError) => void) | undefined;
  readonly #process: ProcessBudget | undefined;

  constructor(
    limits: BudgetLimits,
    deadlineAt = Infinity,
    process?: ProcessBudget,
  ) {
    this.#limits = limits;
    this.#deadlineAt = deadlineAt;
    this.#process = process;
  }

  /**
   * Returns its share to the process budget; nothing may be taken afterwards.
   */
  release(): void {
    this.#forgetTexts();
    if (this.#process) this.#process.objects -= this.#objects;
  }

  /** The number of objects taken so far. */
  get objects(): number {
    return this.#objects;
  }

  /** What it holds of the process budget, in objects, text included. */
  get held(): number {
    const most = this.#mergedBytes + this.#mostWritten;
    if (most <= this.#objects * BYTES_PER_OBJECT) return this.#objects;
    const bytes = this.#mergedBytes + this.#countWritten();
    return Math.max(this.#objects, bytes / BYTES_PER_OBJECT);
  }

  get taken(): Taken {
    const code = this.#end?.error.extensions['code'];
    const isExceeded = code === 'OPERATION_BUDGET_EXCEEDED';
    return { objects: this.#objects, held: this.held, isExceeded };
  }

  /** The number of objects that may still be made. */
  get objectsLeft(): number {
    return Math.max(0, this.#limits.maxObjects - this.#objects);
  }

  get maxWrittenBytes(): number {
    return this.#limits.maxWrittenBytes;
  }

  takeObjects(count: number): void {
    this.#objects += count;
    if (this.#process) this.#takeOfProcess(this.#process, count);
    if (this.#objects > this.#limits.maxObjects) this.#exceed('maxObjects');
    this.#work(count);
  }

  /**
   * Whether an answer of so many bytes may be read; if not, the operation ends.
   */
  admitsMergedBytes(count: number): boolean {
    this.#mergedBytes += count;
    if (this.#mergedBytes <= this.#limits.maxMergedBytes) return true;
    this.end('maxMergedBytes');
    return false;
  }

  /**
   * Takes the bytes of a text. The exact count is made only when it could
   * matter.
   */
  takeWritten(text: string): void {
    this.#uncounted.push(text);
    this.#uncountedChars += text.length;
    const { maxWrittenBytes } = this.#limits;
    if (this.#mostWritten <= maxWrittenBytes) return;
    if (this.#countWritten() > maxWrittenBytes) this.#exceed('maxWrittenBytes');
  }

  /** Resets the count of written bytes, since the answer is written again. */
  restartWriting(): void {
    this.#writtenBytes = 0;
    this.#forgetTexts();
  }

  /**
   * Begins a walk over the answer's places, in which shared objects count each
   * time.
   */
  startVisit(): void {
    this.#visited = 0;
    this.#nextLook = LOOK_EVERY;
  }

  visit(count: number): void {
    this.#visited += count;
    if (this.#visited > this.#limits.maxObjects) this.#exceed('maxObjects');
    if (this.#visited >= this.#nextLook) {
      this.#nextLook = this.#visited + LOOK_EVERY;
      this.look();
    }
  }

  /** Ends the operation if its deadline has passed. */
  look(): void {
    if (performance.now() < this.#deadlineAt) return;
    this.#finish(new OperationEnd('REQUEST_TIMEOUT', {}));
    throw this.#end as unknown as Error;
  }

  /** Extends the deadline by milliseconds, for work that is left after it. */
  extend(ms: number): void {
    this.#deadlineAt = performance.now() + ms;
  }

  /** Ends the operation without throwing. */
  end(limit: keyof BudgetLimits): void {
    const most = this.#limits[limit];
    this.#finish(
      new OperationEnd('OPERATION_BUDGET_EXCEEDED', {
        message: `Expected an answer of at most ${most} ${NAMES[limit]}, but got more.`,
        extensions: { budget: limit, limit: most },
      }),
    );
  }

  /** An upper bound: a UTF-16 unit has at most three bytes in UTF-8. */
  get #mostWritten(): number {
    return this.#writtenBytes + 3 * this.#uncountedChars;
  }

  /** Counting exactly takes about a tenth of the time of writing. */
  #countWritten(): number {
    for (const text of this.#uncounted) {
      this.#writtenBytes += Buffer.byteLength(text);
    }
    this.#forgetTexts();
    return this.#writtenBytes;
  }

  #forgetTexts(): void {
    this.#uncounted = [];
    this.#uncountedChars = 0;
  }

  #exceed(limit: keyof BudgetLimits): never {
    this.end(limit);
    throw this.#end as unknown as Error;
  }

  /**
   * Takes from the process budget: what was reserved, then more if there is
   * more.
   */
  #takeOfProcess(process: ProcessBudget, count: number): void {
    process.objects += count;
    if (process.objects <= process.maxObjects) return;
    if (this.#objects <= this.reserved) return;
    this.#finish(new OperationEnd('SERVER_BUSY', {}));
    throw this.#end as unknown as Error;
  }

  #work(count: number): void {
    this.#worked += count;
    if (this.#worked < LOOK_EVERY) return;
    this.#worked = 0;
    this.look();
  }

  #finish(end: OperationEnd): void {
    if (this.#end) return;
    this.#end = end;
    this.onEnd?.(end.error);
  }
}
