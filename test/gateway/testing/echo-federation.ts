import { execute, type GraphQLObjectType, parse } from 'graphql';
import type http from 'node:http';
import { text } from 'node:stream/consumers';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { createInProcessFetcher } from '../../../gateway/fetch/in-process/in-process-fetcher.ts';
import type { SubgraphFetcher } from '../../../gateway/fetch/subgraph-fetcher.ts';
import { createGateway, type Gateway } from '../../../gateway/gateway.ts';
import { composeSupergraph, subgraphSdl } from './compose.ts';
import { close, listen, type Transport, urlOf } from './federation.ts';

/** Subgraphs whose every field says who asked, and for what. */
const SDLS = {
  users: `
    type Query { me: User user(id: ID!): User users(ids: [ID!]!): [User!]! }
    type User @key(fields: "id") { id: ID! name: String! secret(of: Int): String }`,
  posts: `
    type User @key(fields: "id") { id: ID! posts(first: Int = 2): [Post!]! mail: String! }
    type Post @key(fields: "id") { id: ID! title(suffix: String): String! author: User! }`,
  votes: `type Post @key(fields: "id") { id: ID! votes: String votesBy(x: Int): String }`,
};

interface Caller {
  readonly authorization: string;
  readonly language: string;
}

export interface EchoFederation {
  readonly gateway: Gateway;
  stop(): Promise<void>;
}

/** A gateway before subgraphs that echo the caller, each with some delay. */
export async function startEchoFederation(
  transport: Transport,
): Promise<EchoFederation> {
  const fetchers: Record<string, SubgraphFetcher> = {};
  const subgraphUrls: Record<string, string> = {};
  const servers: http.Server[] = [];
  for (const [name, sdl] of Object.entries(SDLS)) {
    const answer = createAnswer(sdl);
    if (transport === 'in process') {
      fetchers[name] = createInProcessFetcher({
        execute: async ({ query, variables, scope }) =>
          answer({ query, variables }, scope.headers),
      });
      continue;
    }
    const server = await listen((request, response) => {
      void text(request).then(async (body) => {
        const asked = JSON.parse(body) as Asked;
        const result = await answer(asked, request.headers);
        response.writeHead(200, { 'content-type': 'application/json' });
        response.end(JSON.stringify(result));
      });
    });
    servers.push(server);
    subgraphUrls[name] = urlOf(server);
  }
  const gateway = await createGateway({
    supergraph: composeSupergraph({ sdls: SDLS }),
    fetchers,
    subgraphUrls,
  });
  return {
    gateway,
    async stop() {
      await gateway.stop();
      await Promise.all(servers.map(close));
    },
  };
}

interface Asked {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

type Headers = Readonly<Record<string, string | string[] | undefined>>;

function createAnswer(sdl: string) {
  const schema = buildSubgraphSchema(parse(subgraphSdl(sdl)));
  for (const [typeName, resolvers] of Object.entries(RESOLVERS)) {
    const type = schema.getType(typeName) as GraphQLObjectType | undefined;
    for (const [name, field] of Object.entries(type?.getFields() ?? {})) {
      if (resolvers[name]) field.resolve = resolvers[name] as never;
    }
  }
  return async ({ query, variables }: Asked, headers: Headers) => {
    // Answers overtake each other: what belongs to which must not depend on it.
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 4));
    const caller: Caller = {
      authorization: String(headers['authorization']),
      language: String(headers['accept-language']),
    };
    return execute({
      schema,
      document: parse(query),
      variableValues: variables ?? {},
      contextValue: caller,
    });
  };
}

type Args = Readonly<Record<string, unknown>>;
interface Identified {
  readonly id: string;
}

function echo(field: string) {
  return ({ id }: Identified, args: Args, caller: Caller): string => {
    if (field === 'secret' && caller.authorization.endsWith('7')) {
      throw new Error(`${caller.authorization} may not see ${id}`);
    }
    return `${field} of ${id} for ${caller.authorization} in ${caller.language} with ${JSON.stringify(args)}`;
  };
}

const RESOLVERS: Record<string, Record<string, unknown>> = {
  Query: {
    me: (_: unknown, __: Args, { authorization }: Caller) =>
      authorization.endsWith('3') ? null : { id: `me-${authorization}` },
    user: (_: unknown, args: Args) => args,
    users: (_: unknown, { ids }: { ids: string[] }) => ids.map((id) => ({ id })),
  },
  User: {
    name: echo('name'),
    secret: echo('secret'),
    mail: echo('mail'),
    posts: ({ id }: Identified, { first }: { first: number }, { authorization }: Caller) =>
      Array.from({ length: first }, (_, n) => ({ id: `${id}/${authorization.length % 3}/${n}` })),
  },
  Post: {
    title: echo('title'),
    author: ({ id }: Identified) => ({ id: id.split('/')[0] }),
    votes: echo('votes'),
    votesBy: echo('votesBy'),
  },
}; // prettier-ignore
