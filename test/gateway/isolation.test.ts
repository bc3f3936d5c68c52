import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  createGatewayServer,
  type GatewayServer,
} from '../../gateway/http/server.ts';
import { createRandom, type Random } from './differential/random.ts';
import {
  type EchoFederation,
  startEchoFederation,
} from './testing/echo-federation.ts';
import type { GatewayRequest } from '../../gateway/access/gateway-request.ts';

const OPERATIONS = [
  'query ($n: Int, $id: ID!) { user(id: $id) { name secret(of: $n) posts(first: 3) { title votes } } }',
  'query ($id: ID!, $more: Boolean = false) { me { id name mail @include(if: $more) } user(id: $id) { mail posts { id votes author { name } } } }',
  'query ($ids: [ID!]!, $s: String) { users(ids: $ids) { secret mail posts { title(suffix: $s) votes author { mail } } } }',
  'query ($ids: [ID!]!, $n: Int) { users(ids: $ids) { a: posts(first: 1) { votesBy(x: $n) } b: posts(first: 2) { votesBy(x: 2) title } } me { secret } }',
  '{ me { name mail posts { title votes author { id name } } } }',
];

/** A request of one of many callers; half of them ask the same. */
function randomRequest(random: Random): GatewayRequest {
  const isCommon = random.chance(0.5);
  const pick = (): string => (isCommon ? 'same' : `u${random.below(40)}`);
  return {
    query: isCommon ? (OPERATIONS[4] ?? '') : random.pick(OPERATIONS),
    variables: isCommon
      ? {}
      : {
          n: random.below(5),
          id: pick(),
          ids: [pick(), pick(), pick()],
          s: random.pick(['', '"', '盟约']),
          more: random.chance(0.5),
        },
    headers: {
      ...(random.chance(0.9)
        ? { authorization: `Bearer caller-${random.below(30)}` }
        : {}),
      'accept-language': random.pick(['zh', 'en', 'de']),
    },
  };
}

type Ask = (request: GatewayRequest) => Promise<string>;

async function expectIsolation(ask: Ask, seed: number): Promise<void> {
  const random = createRandom(seed);
  const requests = Array.from({ length: 80 }, () => randomRequest(random));
  const together = await Promise.all(requests.map(ask));
  const alone: string[] = [];
  for (const request of requests) alone.push(await ask(request));
  expect(together).toEqual(alone);
  expect(new Set(alone).size).toBeGreaterThan(40);
}

for (const transport of ['in process', 'over HTTP'] as const) {
  describe(`requests at the same time, subgraphs ${transport}`, () => {
    let federation: EchoFederation;
    let server: GatewayServer;

    beforeAll(async () => {
      federation = await startEchoFederation(transport);
      const { gateway } = federation;
      // None is shed: what is asked at once is the test.
      const noShedding = { maxRunning: 200, maxWaitMs: 120_000 };
      server = await createGatewayServer({ gateway, port: 0, ...noShedding });
    });

    afterAll(async () => {
      await server.stop();
      await federation.stop();
    });

    const askGateway: Ask = async (request) => {
      const { data, errors } = await federation.gateway.execute(request);
      return JSON.stringify({ data, errors: sorted(errors) });
    };

    const askServer: Ask = async ({ query, variables, headers }) => {
      const response = await fetch(server.url, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' } as never,
        body: JSON.stringify({ query, variables }),
      });
      const { data, errors } = (await response.json()) as {
        data: unknown;
        errors?: readonly unknown[];
      };
      return JSON.stringify({ data, errors: sorted(errors) });
    };

    it('are answered as one by one', () => expectIsolation(askGateway, 1));

    it('are answered as one by one by the server', () =>
      expectIsolation(askServer, 2));

    it('have their caller’s answer each, though they are identical', async () => {
      const [, , , , query = ''] = OPERATIONS;
      const callers = Array.from({ length: 120 }, (_, n) => `Bearer c${n}`);
      const answers = await Promise.all(
        callers.map((authorization) =>
          askServer({ query, headers: { authorization, 'accept-language': 'zh' } }),
        ),
      ); // prettier-ignore
      answers.forEach((answer, n) => {
        const named = new Set(answer.match(/Bearer c\d+/g));
        const isNobody = callers[n]?.endsWith('3') ?? false;
        expect([...named]).toEqual(isNobody ? [] : [callers[n]]);
      });
    });

    it('do not lend their authorization to one without', async () => {
      const { query } = { query: '{ user(id: "1") { name mail } }' };
      const answers = await Promise.all(
        Array.from({ length: 60 }, (_, n) =>
          askServer({
            query,
            headers: n % 2 === 0 ? { authorization: 'Bearer x' } : {},
          }),
        ),
      );
      answers.forEach((answer, n) => {
        expect(answer.includes('Bearer x')).toBe(n % 2 === 0);
      });
    });
  });
}

/** Errors of different subgraphs come in the order of their answers. */
function sorted(errors: readonly unknown[] | undefined): string[] {
  return (errors ?? []).map((error) => JSON.stringify(error)).sort();
}
