import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { type ResponseError, responseError } from '../../base/errors.ts';
import { isDataObject } from '../../base/plain-data.ts';
import type { GraphqlParams } from './graphql-params.ts';

/** The most bytes of queries to keep. */
const MAX_BYTES = 30 * 1024 * 1024;

/** A request's query, with a function to keep it if it came with its hash. */
export interface FoundQuery {
  readonly query: string;
  readonly keep?: () => void;
}

/**
 * Automatic persisted queries, as Apollo's clients use them: a query that was
 * once sent with its SHA-256 hash can later be requested by the hash alone.
 */
export class PersistedQueries {
  readonly #queries = new LRUCache<string, string>({
    maxSize: MAX_BYTES,
    sizeCalculation: (query, hash) => 2 * (query.length + hash.length),
  });

  /** The query of a request; an error if only an unknown hash was sent. */
  find({ query, extensions }: GraphqlParams): FoundQuery | ResponseError {
    const persisted = extensions?.['persistedQuery'];
    if (!persisted) {
      return query
        ? { query }
        : responseError('BAD_REQUEST', {
            message:
              'GraphQL operations must contain a non-empty `query` or a `persistedQuery` extension.',
          });
    }
    const { version, sha256Hash } = isDataObject(persisted) ? persisted : {};
    if (version !== 1) {
      const message =
        'Expected version 1 of "persistedQuery", but got another.';
      return responseError('BAD_REQUEST', { message });
    }
    const hash = String(sha256Hash);
    if (query === undefined) {
      const known = this.#queries.get(hash);
      return known === undefined
        ? responseError('PERSISTED_QUERY_NOT_FOUND')
        : { query: known };
    }
    if (createHash('sha256').update(query).digest('hex') !== hash) {
      const message =
        'Expected the SHA-256 of the query as "sha256Hash", but got another.';
      return responseError('PERSISTED_QUERY_HASH_MISMATCH', { message });
    }
    return { query, keep: () => this.#queries.set(hash, query) };
  }
}
