import { describe, expect, it } from '@jest/globals';
import type { ErrorCode } from '../../../../gateway/base/errors.ts';
import {
  type EndpointFailure,
  failed,
  failureOf,
} from '../../../../gateway/partitions/endpoints/endpoint-failure.ts';
import type { SubgraphResponse } from '../../../../gateway/fetch/subgraph-fetcher.ts';
import { GuardedClient } from '../../../../gateway/partitions/endpoints/guarded-client.ts';
import { testScope } from '../../../support/request-scope.ts';

/** The failures of answers to requests, one after the other. */
async function failuresOf(count: number, answer: SubgraphResponse) {
  const client = new GuardedClient({
    name: 'north',
    fetcher: { fetch: () => Promise.resolve(answer) },
    policy: {
      retry: { attempts: 0 },
      breaker: { size: 6, minimum: 3, sleepMs: 600_000 },
    },
    stale: undefined,
  });
  const failures: (EndpointFailure | undefined)[] = [];
  for (let n = 0; n < count; n++) {
    const { failure } = await client.fetch({
      request: {
        subgraph: 's',
        query: '{a}',
        kind: 'query',
        scope: testScope(),
      },
      holding: '',
      judge: ({ response }) => {
        const failure = failureOf(response);
        const isFailure = failure !== undefined;
        return { isFailure, isWhole: false, failure };
      },
    });
    failures.push(failure);
  }
  return failures;
}

async function codesOf(count: number, answer: ErrorCode) {
  const failures = await failuresOf(count, failed(answer));
  return failures.map((failure) => failure?.code);
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

  it('says what failed, for as long as it leaves an endpoint alone', async () => {
    const answer = failed('SUBREQUEST_HTTP_ERROR', 'The disk of north is gone.');
    const failures = await failuresOf(6, answer);
    const reasons = failures.map((failure) => failure?.reason);
    const [said, ...others] = [...new Set(reasons)];
    expect(said).toBe('The disk of north is gone.');
    expect(others).toEqual([`An endpoint that failed is left alone. It said: ${said}`]);
  }); // prettier-ignore
});
