import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { finished } from 'node:stream/promises';

import type { FormattedExecutionResult } from 'graphql';

import { type SubgraphErrorCode, subgraphErrors } from '../../errors.ts';

/** What an answer is sent as: the newer type says by status what it is. */
export type MediaType =
  'application/json' | 'application/graphql-response+json';

/** Codes of an operation that ended before its end, rather than a field. */
const ends: ReadonlySet<unknown> = new Set<SubgraphErrorCode>([
  'OPERATION_BUDGET_EXCEEDED',
  'REQUEST_CANCELLED',
  'REQUEST_TIMEOUT',
]);

/** The status of an answer (GraphQL over HTTP). */
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
 * Sends a text in chunks, no faster than it is read. Resolves when all is sent
 * or the reader has gone.
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
