import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

import { systemClock } from '../../../subgraphs/kit/values/clock.ts';
import { openDatabase } from '../../../subgraphs/kit/storage/database.ts';
import {
  serveSubgraph,
  type RunningServer,
} from '../../../subgraphs/kit/serve/http/server.ts';
import {
  contractProbe,
  contractRules,
  tryRule,
} from '../../../onboarding/conformance/check-contract.ts';
import { createContractClient } from '../../../onboarding/conformance/contract-client.ts';
import type { DistrictMapping } from '../../../subgraphs/organizations/mapping/read-mapping.ts';
import { organizationsModel } from '../../../subgraphs/organizations/model.ts';
import { createOrganizationsSubgraph } from '../../../subgraphs/organizations/subgraph.ts';

/** What `district serve` serves, without its process. */
export async function serveMapping(
  mapping: DistrictMapping,
): Promise<RunningServer> {
  const dataSource = await openDatabase('sqlite::memory:', organizationsModel);
  const subgraph = createOrganizationsSubgraph({
    sources: [{ mapping }],
    dataSource,
    clock: systemClock,
  });
  const server = await serveSubgraph(subgraph, { host: '127.0.0.1', port: 0 });
  return {
    url: server.url,
    async close() {
      await server.close();
      await subgraph.close();
    },
  };
}

/** The rules that a server breaks, with what the first violation says; one or all. */
export async function brokenRules(
  url: string,
  only?: string,
): Promise<ReadonlyMap<string, string>> {
  const client = createContractClient({
    url,
    headers: {},
    connectSeconds: 30,
    answerSeconds: 60,
  });
  try {
    const probe = contractProbe(client, 2_000);
    const broken = new Map<string, string>();
    for (const rule of contractRules) {
      if (only !== undefined && rule.name !== only) continue;
      const [first] = (await tryRule(rule, probe)).violations;
      if (first) broken.set(rule.name, `${first.expected} | ${first.got}`);
    }
    return broken;
  } finally {
    await client.close();
  }
}

/** A request to the wrong server, and what the right one answered. */
export interface Exchange {
  readonly method: string;
  readonly query: string;
  variables: Record<string, unknown>;
}

export interface Answered {
  status: number;
  type: string;
  body: { data?: Record<string, unknown> | null; errors?: unknown };
}

/** One thing that the wrong server does wrong. */
export interface Fault {
  /** Changes what is asked, before it is. */
  readonly asked?: (exchange: Exchange) => void;
  /** Changes what was answered, before it is sent. */
  readonly answered?: (answer: Answered, exchange: Exchange) => void;
}

/** A server before the right one; it does one thing wrong at a time. */
export interface WrongServer {
  readonly url: string;
  fault: Fault;
  close(): Promise<void>;
}

export async function wrongServer(right: string): Promise<WrongServer> {
  const server = createServer((request, response) => {
    void passOn({ right, fault: served.fault }, request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const served: WrongServer = {
    url: `http://127.0.0.1:${port}/graphql`,
    fault: {},
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return served;
}

async function passOn(
  { right, fault }: { readonly right: string; readonly fault: Fault },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const exchange = await exchangeOf(request);
  fault.asked?.(exchange);
  const { method, query, variables } = exchange;
  const got =
    method === 'GET'
      ? await fetch(`${right}?query=${encodeURIComponent(query)}`, {
          headers: { accept: 'application/graphql-response+json' },
        })
      : await fetch(right, {
          method,
          headers: {
            'content-type': 'application/json',
            accept: 'application/graphql-response+json',
          },
          body: JSON.stringify({ query, variables }),
        });
  const answer: Answered = {
    status: got.status,
    type: got.headers.get('content-type') ?? '',
    body: JSON.parse((await got.text()) || '{}') as Answered['body'],
  };
  fault.answered?.(answer, exchange);
  response.writeHead(answer.status, { 'content-type': answer.type });
  response.end(JSON.stringify(answer.body));
}

async function exchangeOf(request: IncomingMessage): Promise<Exchange> {
  const { method = 'GET', url = '' } = request;
  if (method === 'GET') {
    const { searchParams } = new URL(url, 'http://server');
    return { method, query: searchParams.get('query') ?? '', variables: {} };
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body = JSON.parse(Buffer.concat(chunks).toString()) as Exchange;
  return { method, query: body.query, variables: { ...body.variables } };
}

/** A GraphQL server with one list, `dw`, that answers nothing else. */
export async function listServer(
  rows: readonly object[],
): Promise<Pick<WrongServer, 'url' | 'close'>> {
  const server = createServer((_, response) => {
    response.end(JSON.stringify({ data: { __typename: 'Query', dw: rows } }));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
