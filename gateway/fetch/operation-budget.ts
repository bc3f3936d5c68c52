import {
  type ErrorCode,
  type ResponseError,
  responseError,
} from '../base/errors.ts';

/** What one operation may take of the process while it runs. */
export interface BudgetLimits {
  /** Objects that subgraphs answer, and copies that merging makes of them. */
  readonly maxObjects: number;
  /** Bytes of what subgraphs answer as text. */
  readonly maxMergedBytes: number;
  /** Bytes of the text of `data`; at most 256 MiB. */
  readonly maxWrittenBytes: number;
}

export const DEFAULT_BUDGET: BudgetLimits = {
  maxObjects: 100_000,
  maxMergedBytes: 128 * 1024 * 1024,
  maxWrittenBytes: 64 * 1024 * 1024,
};

/** What all operations under way hold together. */
export interface ProcessBudget {
  /** Beyond, an operation that takes more than was expected of it ends. */
  readonly maxObjects: number;
  objects: number;
}

/** What an operation took in all. */
export interface Taken {
  readonly objects: number;
  /** The same with its text; an object for each KiB. */
  readonly held: number;
  /** Whether it ended because it took more than it had. */
  readonly isExceeded: boolean;
}

export const NOTHING_TAKEN: Taken = { objects: 0, held: 0, isExceeded: false };

/** Thrown to leave the work of an operation that has come to its end. */
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

/** Bytes that count as much as an object, for what is under way. */
const BYTES_PER_OBJECT = 1024;

/** Places visited between two looks at the clock. */
const LOOK_EVERY = 8192;

/**
 * What is left to one operation. Shared by all that works for it: whoever
 * makes objects or text of it, takes them here first. What is over the budget
 * or the deadline throws an `OperationEnd`, and is told once to `onEnd`.
 */
export class OperationBudget {
  readonly #limits: BudgetLimits;
  #deadlineAt: number;
  #objects = 0;
  #mergedBytes = 0;
  /** Of texts that were counted; the others are in `#uncounted`. */
  #writtenBytes = 0;
  #uncounted: string[] = [];
  #uncountedChars = 0;
  #visited = 0;
  #nextLook = LOOK_EVERY;
  #worked = 0;
  #end: OperationEnd | undefined;
  /** Objects that are kept free for it in the process. */
  reserved = 0;
  /** Told how the operation ends, before anything is thrown. */
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

  /** Gives back what it took of the process; nothing may be taken then. */
  release(): void {
    this.#forgetTexts();
    if (this.#process) this.#process.objects -= this.#objects;
  }

  /** Objects taken so far. */
  get objects(): number {
    return this.#objects;
  }

  /** What it holds of the process so far, in objects; text counts, too. */
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

  /** Objects that may still be made. */
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

  /** Whether an answer of so many bytes may be read; if not, it is the end. */
  admitsMergedBytes(count: number): boolean {
    this.#mergedBytes += count;
    if (this.#mergedBytes <= this.#limits.maxMergedBytes) return true;
    this.end('maxMergedBytes');
    return false;
  }

  /** Takes the bytes of a text; they are counted when they may matter. */
  takeWritten(text: string): void {
    this.#uncounted.push(text);
    this.#uncountedChars += text.length;
    const { maxWrittenBytes } = this.#limits;
    if (this.#mostWritten <= maxWrittenBytes) return;
    if (this.#countWritten() > maxWrittenBytes) this.#exceed('maxWrittenBytes');
  }

  /** What was written is written once more. */
  restartWriting(): void {
    this.#writtenBytes = 0;
    this.#forgetTexts();
  }

  /** Begins a walk over the places of the answer; shared objects count again. */
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

  /** Ends the operation if its deadline is over. */
  look(): void {
    if (performance.now() < this.#deadlineAt) return;
    this.#finish(new OperationEnd('REQUEST_TIMEOUT', {}));
    throw this.#end as unknown as Error;
  }

  /** What is left to do after the deadline has so many milliseconds. */
  extend(ms: number): void {
    this.#deadlineAt = performance.now() + ms;
  }

  /** Ends the operation from where nothing may be thrown. */
  end(limit: keyof BudgetLimits): void {
    const most = this.#limits[limit];
    this.#finish(
      new OperationEnd('OPERATION_BUDGET_EXCEEDED', {
        message: `Expected an answer of at most ${most} ${NAMES[limit]}, but got more.`,
        extensions: { budget: limit, limit: most },
      }),
    );
  }

  /** No character of UTF-16 takes more than three bytes of UTF-8. */
  get #mostWritten(): number {
    return this.#writtenBytes + 3 * this.#uncountedChars;
  }

  /** To count takes as long as to write a tenth of an answer. */
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

  /** What was kept free for it, it may have; more, if there is more. */
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
