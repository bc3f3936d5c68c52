/** A server with the console's pages over a small graph of its own. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { buildSchema } from 'graphql';
import { createHandler } from 'graphql-http/lib/use/http';

import { createPages, type PagesOptions } from '../../console/pages.ts';
import { alliances, connect, type Window } from './mock-alliances.ts';

export interface MockServer {
  readonly origin: string;
  /** Bodies of the GraphQL requests, in order. */
  readonly asked: readonly string[];
  readonly close: () => Promise<void>;
}

/** Listens on a free port of the loopback interface, or on the one given. */
export async function startMockServer(
  options: PagesOptions = {},
  port = 0,
): Promise<MockServer> {
  const pages = createPages(options);
  const asked: string[] = [];
  const handle = createHandler({
    schema,
    rootValue,
    onSubscribe: (_request, { query }) => void asked.push(query),
  });
  const server = createServer((request, response) => {
    if (pages(request, response)) return;
    if (request.url?.split('?')[0] === '/graphql') {
      void handle(request, response);
      return;
    }
    response.writeHead(404).end();
  });
  await new Promise<void>((resolve) =>
    server.listen(port, '127.0.0.1', resolve),
  );
  const address = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${address.port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const schema = buildSchema(/* GraphQL */ `
  type Query {
    alliances(
      first: Int
      after: String
      filter: AllianceFilter
    ): AllianceConnection
    alliance(id: ID!): Alliance
  }
  input AllianceFilter {
    crossDistrict: BooleanFilter
  }
  input BooleanFilter {
    eq: Boolean
  }
  type Citation {
    title: String!
    publishedOn: String
    speaker: String
    question: Int
  }
  type ReportedFact {
    subject: String!
    value: String!
    provenance: String!
    statement: String
    wording: String
    citation: Citation
  }
  type AllianceConnection {
    totalCount: Int!
    pageInfo: PageInfo!
    nodes: [Alliance!]!
  }
  type PageInfo {
    hasNextPage: Boolean!
    endCursor: String
  }
  "党建联盟 alliance of units"
  type Alliance {
    id: ID!
    name: String!
    type: String
    provenance: String
    state: String
    memberCountText: String
    statement: String
    wording: String
    citation: Citation
    reportedFacts: [ReportedFact!]!
    districts: [District!]
    memberships(first: Int, after: String): MembershipConnection
    activities(first: Int): Counted
    exchanges(first: Int): Counted
  }
  type District {
    code: ID!
    name: String!
  }
  type Counted {
    totalCount: Int
    recordedCount: Int!
  }
  type MembershipConnection {
    totalCount: Int
    recordedCount: Int!
    pageInfo: PageInfo!
    nodes: [Membership!]!
  }
  type Membership {
    id: ID!
    unitId: ID!
    role: String
    status: String
    unit: Unit
  }
  type Unit {
    id: ID!
    name: String!
    nature: String
    district: District
    record: SourceRecord!
    partyOrganizations: [PartyOrganization!]
  }
  type SourceRecord {
    dataSource: DataSource!
  }
  type DataSource {
    kind: String!
  }
  type PartyOrganization {
    id: ID!
    name: String!
    category: String
    affiliation: Affiliation
  }
  "隶属关系"
  type Affiliation {
    level: String
    source: String
    asOf: String
    doubts: [String!]!
    unresolvedSuperior: String
    path: [PartyOrganization!]
  }
`);

interface AlliancesArguments extends Window {
  readonly filter?: { readonly crossDistrict?: { readonly eq?: boolean } };
}

const rootValue = {
  alliances({ filter, ...window }: AlliancesArguments) {
    const crossDistrict = filter?.crossDistrict?.eq;
    const nodes = alliances.filter(
      ({ districts }) =>
        crossDistrict === undefined || districts.length > 1 === crossDistrict,
    );
    return connect(nodes)(window);
  },
  alliance({ id }: { id: string }) {
    return alliances.find((alliance) => alliance.id === id);
  },
};

// `node test/console/mock-server.ts` serves the built console for development.
if (process.argv[1] === import.meta.filename) {
  const { origin } = await startMockServer({}, 4000);
  console.log(origin);
}
