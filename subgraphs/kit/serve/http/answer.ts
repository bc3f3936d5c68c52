import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { finished } from 'node:stream/promises';

import type { FormattedExecutionResult } from 'graphql';

import { type SubgraphErrorCode, subgraphErrors } from '../../errors.ts';

/**
 * The media type of an answer. With the newer one
 * (`application/graphql-response+json`) the HTTP status tells errors, too.
 */
export type MediaType =
  'application/json' | 'application/graphql-response+json';

/**
 * Error codes of an operation that was ended as a whole, not of a single field.
 */
const ends: ReadonlySet<unknown> = new Set<SubgraphErrorCode>([
  'OPERATION_BUDGET_EXCEEDED',
  'REQUEST_CANCELLED',
  'REQUEST_TIMEOUT',
]);

/** The HTTP status of an answer (GraphQL over HTTP). */
export function statusOf(
  { data, errors }: FormattedExecutionResult,
  type: MediaType,
): number {
  const code = errors?.[0]?.extensions?.['code'];
  const isAnswer = data !== undefined && (data !== null || !ends.has(code));
  if (isAnswer) return 200;
  const status = isKnown(code) ? subgraphErrors[code] : 400;
  return status === 400 && type === 'application/json' ? 200 : status;
}

function isKnown(code: unknown): code is SubgraphErrorCode {
  return typeof code === 'string' && Object.hasOwn(subgraphErrors, code);
}

export interface AnswerHead {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Sends a text in chunks, no faster than the client reads. Resolves when all is
 * sent or the client has gone.
 */
export async function send(
  response: ServerResponse,
  { status, headers }: AnswerHead,
  chunks: readonly string[],
): Promise<void> {
  if (response.destroyed) return;
  response.writeHead(status, {
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  const gone = finished(response).catch(() => undefined);
  for (const chunk of chunks) {
    if (response.write(chunk)) continue;
    await Promise.race([once(response, 'drain'), gone]);
    if (response.closed) return;
  }
  response.end();
  await gone;
}
