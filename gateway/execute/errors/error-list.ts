import {
  type ResponseError,
  responseError,
  type ResponsePath,
} from '../../base/errors.ts';

/** Errors an answer lists at most; what is beyond is counted. */
const MAX_ERRORS = 1000;

/** A failure that may be the reason of nulls which are found later. */
export class Blame {
  readonly error: ResponseError;
  /** Where it is told if nothing else tells it. */
  readonly path: ResponsePath | undefined;
  isTold = false;

  constructor(error: ResponseError, path: ResponsePath | undefined) {
    this.error = error;
    this.path = path;
  }
}

/** The errors of one answer, and which places they explain. */
export class ErrorList {
  readonly #errors: ResponseError[] = [];
  /** Texts of the paths of errors and of everything above them. */
  readonly #explained = new Set<string>();
  /** Texts of the paths of errors. */
  readonly #places = new Set<string>();
  /** Texts of the paths at which some subgraph answered null for an error. */
  readonly #lost = new Set<string>();
  /** Texts of the paths that became null because of something below. */
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
   * Keeps an error back: what is only missing because something else failed
   * needs no reason of its own where that took away all around it, too.
   */
  hold(error: ResponseError): void {
    if (this.#held.length < MAX_ERRORS) this.#held.push(error);
    else this.#leftOut += 1;
  }

  /** Whether something is kept back: what is missing may be so for it. */
  get isHolding(): boolean {
    return this.#held.length > 0;
  }

  /** Adds a failure in the end, if it was not told at a null until then. */
  addUnlessTold(blame: Blame): void {
    this.#blames.push(blame);
  }

  /** Adds what was kept back, unless an error above explains it. */
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

  /** Takes a null at this place as explained by an error elsewhere. */
  excuse(path: ResponsePath): void {
    this.#explained.add(JSON.stringify(path));
  }

  /** Takes what is missing below this place as explained. */
  lose(path: ResponsePath): void {
    this.#lost.add(JSON.stringify(path));
  }

  /** Whether a place is below one that a subgraph answered null for. */
  isLost(path: ResponsePath): boolean {
    return this.#lost.size > 0 && placeAround(path, this.#lost) !== undefined;
  }

  /** Says that the answer is null at a place, for something below. */
  setNull(path: ResponsePath): void {
    this.#nulled.add(JSON.stringify(path));
  }

  /**
   * Whether an error is known at this place or below: a null there has its
   * reason, and one field has one error (specification 6.4.4).
   */
  explains(path: ResponsePath): boolean {
    if (this.#errors.length === 0) return false;
    return path.length === 0 || this.#explained.has(JSON.stringify(path));
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

  /** Whether what is around a place is null in the answer, and explained. */
  #isInNull(path: ResponsePath): boolean {
    const around = placeAround(path, this.#nulled);
    return around !== undefined && this.explains(around);
  }
}

/** The outermost place around a path that is in a set of texts of paths. */
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
