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
  /** Operations kept, and as many refusals. */
  readonly maxSize: number;
}

/**
 * The operations of one supergraph: parsed, checked and rewritten once. Those
 * that differ in literals only have the same `document`, so that whatever is
 * made of it (costs, plans) is made once for all of them.
 */
export class PreparedOperations {
  readonly #options: PrepareOptions;
  /** By text, which needs no parsing. */
  readonly #ready: LRUCache<string, Prepared>;
  /** By shape, which literals do not change. */
  readonly #shapes: LRUCache<string, PreparedOperation>;
  /** Apart, so that hostile operations cannot push out good ones. */
  readonly #refused: LRUCache<string, Prepared>;

  constructor({ maxSize, ...options }: PreparedOperationsOptions) {
    this.#options = options;
    this.#ready = new LRUCache({ max: maxSize });
    this.#shapes = new LRUCache({ max: maxSize });
    this.#refused = new LRUCache({ max: maxSize });
  }

  /** Parses, checks and rewrites an operation, or remembers having done so. */
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
