import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { serverAudits } from 'graphql-http';
import { createGateway, type Gateway } from '../../../gateway/gateway.ts';
import {
  createGatewayServer,
  type GatewayServer,
} from '../../../gateway/http/server.ts';
import { composeSupergraph } from '../testing/compose.ts';

let gateway: Gateway;
let server: GatewayServer;

beforeAll(async () => {
  const supergraph = composeSupergraph({
    sdls: { a: 'type Query { a: Int }' },
  });
  gateway = createGateway({ supergraph });
  server = await createGatewayServer({ gateway, port: 0 });
});

afterAll(async () => {
  await server.stop();
  await gateway.stop();
});

/** Audits of GET come without the header that prevents CSRF. */
const fetchFn: typeof fetch = (url, init) => {
  const headers = new Headers(init?.headers);
  headers.set('apollo-require-preflight', '1');
  return fetch(url, { ...init, headers });
};

describe('GraphQL over HTTP', () => {
  for (const audit of serverAudits({ url: () => server.url, fetchFn })) {
    it(`${audit.id} ${audit.name}`, async () => {
      const result = await audit.fn();
      const reason = 'reason' in result ? result.reason : undefined;
      // What may be and is not, is said and allowed; the rest must hold.
      if (result.status === 'notice') return;
      expect({ status: result.status, reason }).toEqual({ status: 'ok' });
    });
  }
});
