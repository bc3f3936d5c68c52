import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import {
  ApolloGateway,
  type GraphQLDataSourceProcessOptions,
  RemoteGraphQLDataSource,
} from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';

/** Apollo Gateway behind Apollo Server's own HTTP server. */
interface Context {
  readonly authorization?: string | undefined;
}

class ForwardingDataSource extends RemoteGraphQLDataSource<Context> {
  override honorSubgraphCacheControlHeader = false;

  override willSendRequest({
    request,
    context,
  }: GraphQLDataSourceProcessOptions<Context>): void {
    // Absent while the gateway looks at the subgraphs by itself.
    const { authorization } = context as Partial<Context>;
    if (authorization !== undefined) {
      request.http?.headers.set('authorization', authorization);
    }
  }
}

const silent = {
  debug: ignore,
  info: ignore,
  warn: ignore,
  error: (message?: unknown) => console.error(message),
};

const { values } = parseArgs({
  options: { supergraph: { type: 'string' }, port: { type: 'string' } },
});

const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(values.supergraph ?? '', 'utf8'),
  buildService: ({ url }) => new ForwardingDataSource({ url: url ?? '' }),
  logger: silent,
});

const server = new ApolloServer<Context>({
  gateway,
  logger: silent,
  introspection: false,
  persistedQueries: false,
  plugins: [ApolloServerPluginCacheControlDisabled()],
});

await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: Number(values.port) },
  context: ({ req }) =>
    Promise.resolve({ authorization: req.headers.authorization }),
});

function ignore(): void {
  // Logs are off in every gateway measured.
}
