import { LRUCache } from 'lru-cache';
import {
  type OperationSource,
  type Prepared,
  prepareAlike,
  type PreparedOperation,
  prepareOperation,
  type PrepareOptions,
  readOperation,
} from './prepare-operation.ts';

export interface PreparedOperationsOptions extends PrepareOptions {
  /** The most operations to keep; as many refusals are kept. */
  readonly maxSize: number;
}

/**
 * The operations of one supergraph; each is parsed, validated and rewritten
 * once. Operations that differ only in literals share the same `document`
 * object, so that costs and plans are computed once for all of them.
 */
export class PreparedOperations {
  readonly #options: PrepareOptions;
  /** By text, for which no parsing is needed. */
  readonly #ready: LRUCache<string, Prepared>;
  /** By shape, which is independent of literals. */
  readonly #shapes: LRUCache<string, PreparedOperation>;
  /** Kept separately, so that hostile operations cannot evict good ones. */
  readonly #refused: LRUCache<string, Prepared>;

  constructor({ maxSize, ...options }: PreparedOperationsOptions) {
    this.#options = options;
    this.#ready = new LRUCache({ max: maxSize });
    this.#shapes = new LRUCache({ max: maxSize });
    this.#refused = new LRUCache({ max: maxSize });
  }

  /** Prepares an operation, or returns the cached result. */
  prepare(source: OperationSource): Prepared {
    const key = `${source.operationName ?? ''} ${source.query}`;
    const known = this.#ready.get(key) ?? this.#refused.get(key);
    if (known) return known;
    const prepared = this.#prepare(source);
    ('errors' in prepared ? this.#refused : this.#ready).set(key, prepared);
    return prepared;
  }

  #prepare(source: OperationSource): Prepared {
    const read = readOperation(source, this.#options);
    if ('errors' in read) return read;
    const alike = this.#shapes.get(read.shape);
    if (alike) return prepareAlike(read, alike, this.#options);
    const prepared = prepareOperation(read, this.#options);
    if ('operation' in prepared) this.#shapes.set(read.shape, prepared.operation);
    return prepared;
  }
} // prettier-ignore
