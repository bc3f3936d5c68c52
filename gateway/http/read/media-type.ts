import type { IncomingMessage } from 'node:http';
import { LRUCache } from 'lru-cache';
import Negotiator from 'negotiator';
import { GatewayError } from '../../base/errors.ts';

/** The media types of answers (GraphQL over HTTP 6.1). */
const MEDIA_TYPES = [
  'application/json',
  'application/graphql-response+json',
] as const;

export type MediaType = (typeof MEDIA_TYPES)[number];

/** Cached by `Accept` header, since most clients send one of a few. */
const known = new LRUCache<string, MediaType>({ max: 100 });

/**
 * The media type to answer with; throws a `GatewayError` if none is acceptable.
 */
export function acceptedType(request: IncomingMessage): MediaType {
  const { accept } = request.headers;
  if (accept === undefined || accept === '') return MEDIA_TYPES[0];
  const cached = known.get(accept);
  if (cached) return cached;
  const chosen = new Negotiator(request).mediaType([...MEDIA_TYPES]);
  const type = MEDIA_TYPES.find((one) => one === chosen);
  if (!type) {
    throw new GatewayError(
      'NOT_ACCEPTABLE',
      `Expected a client that accepts ${MEDIA_TYPES.join(' or ')}, but got one that accepts ${JSON.stringify(accept.slice(0, 200))}.`,
    );
  }
  known.set(accept, type);
  return type;
}
