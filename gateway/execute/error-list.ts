import {
  type ResponseError,
  responseError,
  type ResponsePath,
} from '../errors.ts';

/** Errors an answer lists at most; what is beyond is counted. */
const MAX_ERRORS = 1000;

/** The errors of one answer, and which places they explain. */
export class ErrorList {
  readonly #errors: ResponseError[] = [];
  /** Texts of the paths of errors and of everything above them. */
  readonly #explained = new Set<string>();
  /** Texts of the paths of errors. */
  readonly #places = new Set<string>();
  readonly #held: ResponseError[] = [];
  #leftOut = 0;

  add(error: ResponseError): void {
    if (this.isFull) {
      this.#leftOut += 1;
      return;
    }
    this.#errors.push(error);
    const { path } = error;
    if (path) this.#places.add(JSON.stringify(path));
    for (let n = path?.length ?? 0; n > 0; n--) {
      this.#explained.add(JSON.stringify(path?.slice(0, n)));
    }
  }

  /**
   * Keeps an error back: a null that is only there because its whole subgraph
   * answered null needs no reason of its own where the root is null, too.
   */
  hold(error: ResponseError): void {
    this.#held.push(error);
  }

  /** Whether something is kept back: what is missing may be so for it. */
  get isHolding(): boolean {
    return this.#held.length > 0;
  }

  /** Adds what was kept back, unless `data` has become null. */
  settle(isRootNull: boolean): void {
    for (const error of isRootNull ? [] : this.#held) this.add(error);
    this.#held.length = 0;
  }

  /** Takes a null at this place as explained by an error elsewhere. */
  excuse(path: ResponsePath): void {
    this.#explained.add(JSON.stringify(path));
  }

  /**
   * Whether an error is known at this place or below: a null there has its
   * reason, and one field has one error (specification 6.4.4).
   */
  explains(path: ResponsePath): boolean {
    return this.#errors.length > 0 && this.#explained.has(JSON.stringify(path));
  }

  /** Whether an error has exactly this path. */
  has(path: ResponsePath): boolean {
    return this.#places.has(JSON.stringify(path));
  }

  /** Further errors are only counted. */
  get isFull(): boolean {
    return this.#errors.length >= MAX_ERRORS;
  }

  get isEmpty(): boolean {
    return this.#errors.length === 0;
  }

  toArray(): readonly ResponseError[] {
    if (this.#leftOut === 0) return this.#errors;
    const message = `${this.#leftOut} more errors were left out.`;
    return [...this.#errors, responseError('TOO_MANY_ERRORS', { message })];
  }
}
