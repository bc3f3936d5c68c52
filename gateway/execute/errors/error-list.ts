import {
  type ResponseError,
  responseError,
  type ResponsePath,
} from '../../base/errors.ts';

/** The most errors in one answer; further ones are only counted. */
const MAX_ERRORS = 1000;

/**
 * A failure that may be the cause of nulls that are found later, while writing.
 */
export class Blame {
  readonly error: ResponseError;
  /** Where it is reported if no null was found that it explains. */
  readonly path: ResponsePath | undefined;
  isTold = false;

  constructor(error: ResponseError, path: ResponsePath | undefined) {
    this.error = error;
    this.path = path;
  }
}

/**
 * The errors of one answer, and which places they explain. Sets hold paths as
 * texts.
 */
export class ErrorList {
  readonly #errors: ResponseError[] = [];
  /** Paths of errors, and every path above one. */
  readonly #explained = new Set<string>();
  /** Paths of errors. */
  readonly #places = new Set<string>();
  /** Paths at which a subgraph answered null because of an error below. */
  readonly #lost = new Set<string>();
  /** Paths that became null because of an error below. */
  readonly #nulled = new Set<string>();
  readonly #held: ResponseError[] = [];
  readonly #blames: Blame[] = [];
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
   * Keeps an error back until `settle`: a missing value needs no error of its
   * own if an error above has already made everything around it null.
   */
  hold(error: ResponseError): void {
    if (this.#held.length < MAX_ERRORS) this.#held.push(error);
    else this.#leftOut += 1;
  }

  /** Whether errors are kept back that may explain missing values. */
  get isHolding(): boolean {
    return this.#held.length > 0;
  }

  /**
   * Adds a failure at the end, unless a null has been explained by it before.
   */
  addUnlessTold(blame: Blame): void {
    this.#blames.push(blame);
  }

  /**
   * Adds the errors that were kept back, unless an error above explains them.
   */
  settle(): void {
    for (const error of this.#held) {
      if (!this.#isInNull(error.path ?? [])) this.add(error);
    }
    this.#held.length = 0;
    for (const { error, path, isTold } of this.#blames) {
      if (!isTold) this.add(path ? { ...error, path } : error);
    }
    this.#blames.length = 0;
  }

  /** Marks a null at this place as explained by an error elsewhere. */
  excuse(path: ResponsePath): void {
    this.#explained.add(JSON.stringify(path));
  }

  /** Marks missing values below this place as explained. */
  lose(path: ResponsePath): void {
    this.#lost.add(JSON.stringify(path));
  }

  /** Whether a place is below one that a subgraph answered null for. */
  isLost(path: ResponsePath): boolean {
    return this.#lost.size > 0 && placeAround(path, this.#lost) !== undefined;
  }

  /**
   * Records that the answer is null at this place because of something below.
   */
  setNull(path: ResponsePath): void {
    this.#nulled.add(JSON.stringify(path));
  }

  /**
   * Whether there is an error at this place or below. A null there is
   * explained, and a field has at most one error (specification 6.4.4).
   */
  explains(path: ResponsePath): boolean {
    if (this.#errors.length === 0) return false;
    return path.length === 0 || this.#explained.has(JSON.stringify(path));
  }

  /** Whether there is an error with exactly this path. */
  has(path: ResponsePath): boolean {
    return this.#places.has(JSON.stringify(path));
  }

  /** Whether further errors are only counted. */
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

  /**
   * Whether a place is inside something that is null, and explained, in the
   * answer.
   */
  #isInNull(path: ResponsePath): boolean {
    const around = placeAround(path, this.#nulled);
    return around !== undefined && this.explains(around);
  }
}

/** The outermost prefix of a path that is in a set of path texts. */
function placeAround(
  path: ResponsePath,
  texts: ReadonlySet<string>,
): ResponsePath | undefined {
  for (let n = 0; n < path.length; n++) {
    const around = path.slice(0, n);
    if (texts.has(JSON.stringify(around))) return around;
  }
  return undefined;
}
