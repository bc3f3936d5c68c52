import { Agent } from 'node:http';

import type { GatewayConfigBase } from '@graphql-hive/gateway';

const agent = new Agent({ keepAlive: true });

/**
 * What both ways of running Hive Gateway share: what is not measured is off,
 * connections to subgraphs are kept (Hive's page on connection pooling).
 */
export const hiveSettings = {
  logging: false,
  graphiql: false,
  landingPage: false,
  requestId: false,
  customAgent: () => agent,
  propagateHeaders: {
    fromClientToSubgraphs: ({ request }) => ({
      authorization: request.headers.get('authorization'),
    }),
  },
} satisfies Partial<GatewayConfigBase<Record<string, unknown>>>;
