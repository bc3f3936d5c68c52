import { describe, expect, it } from '@jest/globals';
import type { ErrorCode } from '../../../gateway/errors.ts';
import {
  failed,
  failureOf,
} from '../../../gateway/fetch/partition/endpoint-failure.ts';
import { GuardedClient } from '../../../gateway/fetch/partition/guarded-client.ts';

/** The codes of answers to requests, one after the other. */
async function codesOf(
  count: number,
  answer: ErrorCode,
): Promise<readonly unknown[]> {
  const client = new GuardedClient({
    name: 'north',
    fetcher: { fetch: () => Promise.resolve(failed(answer)) },
    policy: {
      retry: { attempts: 0 },
      breaker: { size: 6, minimum: 3, sleepMs: 600_000 },
    },
    stale: undefined,
  });
  const codes: unknown[] = [];
  for (let n = 0; n < count; n++) {
    const { code } = await client.fetch({
      request: { subgraph: 's', query: '{a}', kind: 'query', headers: {} },
      scope: '',
      judge: ({ response }) => {
        const failure = failureOf(response);
        const isFailure = failure !== undefined;
        return { isFailure, isWhole: false, code: failure?.code };
      },
    });
    codes.push(code);
  }
  return codes;
}

describe('the breaker of an endpoint', () => {
  it.each<ErrorCode>([
    'SUBREQUEST_HTTP_ERROR',
    'SUBREQUEST_MALFORMED_RESPONSE',
    'SUBREQUEST_TIMEOUT',
  ])('opens for %s', async (code) => {
    expect(await codesOf(5, code)).toEqual([
      ...Array.from({ length: 3 }, () => code),
      'PARTITION_CIRCUIT_OPEN',
      'PARTITION_CIRCUIT_OPEN',
    ]);
  });

  it.each<ErrorCode>(['SUBREQUEST_BUSY', 'REQUEST_CANCELLED'])(
    'stays closed for %s, which says nothing of it',
    async (code) => {
      const codes = await codesOf(8, code);
      expect(codes).toEqual(Array.from({ length: 8 }, () => code));
    },
  );
});
