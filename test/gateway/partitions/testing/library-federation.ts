import http from 'node:http';
import { text } from 'node:stream/consumers';
import type {
  PartitionSettings,
  SubgraphPartitions,
} from '../../../../gateway/partitions/model/partition-settings.ts';
import {
  createGateway,
  type Gateway,
  type GatewayOptions,
} from '../../../../gateway/gateway.ts';
import { composeSupergraph } from '../../testing/compose.ts';
import { answer, createDataSchema } from '../../testing/data-subgraph.ts';
import { close, listen, urlOf } from '../../testing/federation.ts';
import { createInProcessFetcher } from '../../../../gateway/fetch/in-process/in-process-fetcher.ts';
import { createBookServer, type WireRequest } from './book-server.ts';
import { type Book, LIBRARIES_SDL, LOANS_SDL } from './books.ts';

/** What an endpoint does with a request instead of answering it. */
export type Misbehaviour = (
  request: WireRequest,
  response: http.ServerResponse,
) => boolean;

export interface LibraryEndpoint {
  readonly name: string;
  readonly url: string;
  readonly partitions: readonly string[];
  /** What it was sent, in order. */
  readonly requests: WireRequest[];
  readonly headers: http.IncomingHttpHeaders[];
  /** Set to misbehave: returns whether it has dealt with the request. */
  misbehave: Misbehaviour | undefined;
  /** Sets what it has, as from its own system. */
  setBooks(books: readonly Book[]): void;
  settings(): SubgraphPartitions['endpoints'][number];
  stop(): Promise<void>;
}

/** A real HTTP server with the books of some libraries. */
export async function startLibrary(
  name: string,
  books: readonly Book[],
  partitions: readonly string[] = [name],
): Promise<LibraryEndpoint> {
  const answerBooks = createBookServer(books);
  const server = await listen((request, response) => {
    void text(request).then(async (body) => {
      const asked = JSON.parse(body) as WireRequest;
      endpoint.requests.push(asked);
      endpoint.headers.push(request.headers);
      if (endpoint.misbehave?.(asked, response)) return;
      const result = await answerBooks(asked);
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(result));
    });
  });
  const endpoint: LibraryEndpoint = {
    name,
    partitions,
    url: urlOf(server),
    requests: [],
    headers: [],
    misbehave: undefined,
    setBooks: (changed) => answerBooks.setBooks(changed),
    settings: () => ({
      name,
      url: endpoint.url,
      partitions: [...partitions],
    }),
    stop: () => close(server),
  };
  return endpoint;
}

/** The books that loans are of, as the other subgraph has them. */
export interface Loan {
  readonly id: string;
  readonly book: string | null;
  readonly other?: string;
}

export const SUPERGRAPH = composeSupergraph({
  sdls: { libraries: LIBRARIES_SDL, loans: LOANS_SDL },
});

export function settingsOf(
  endpoints: readonly LibraryEndpoint[],
  policy: Partial<SubgraphPartitions> = {},
): PartitionSettings {
  return {
    libraries: {
      ...policy,
      endpoints: endpoints.map((endpoint) => endpoint.settings()),
    },
  };
}

/** A gateway before libraries, and a subgraph of loans in process. */
export function createLibraryGateway(
  partitions: PartitionSettings,
  options: Partial<GatewayOptions> & { readonly loans?: readonly Loan[] } = {},
): Promise<Gateway> {
  const { loans = [], ...rest } = options;
  const schema = createDataSchema(LOANS_SDL, {
    Query: {
      loans: loans.map(({ id, book, other }) => ({
        id,
        book: book === null ? null : { id: book },
        other: other === undefined ? null : { id: other },
      })),
    },
    Book: [],
  });
  return createGateway({
    supergraph: SUPERGRAPH,
    partitions,
    fetchers: {
      loans: createInProcessFetcher({
        execute: ({ query, variables }) => answer(schema, { query, variables }),
      }),
    },
    ...rest,
  });
}

/** An answer as a client reads it, with what it says of partitions. */
export interface LibraryAnswer {
  readonly data: Record<string, unknown> | null;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
  readonly partitions?: {
    readonly ok: readonly string[];
    readonly failed: readonly { partition: string; code: string }[];
    readonly skipped: readonly string[];
    readonly stale: readonly { partition: string; asOf: string }[];
  };
}

export async function askLibraries(
  gateway: Gateway,
  query: string,
  more: {
    variables?: Record<string, unknown>;
    headers?: Record<string, string>;
  } = {},
): Promise<LibraryAnswer> {
  const { data, errors, extensions } = await gateway.execute({
    query,
    ...more,
  });
  return JSON.parse(
    JSON.stringify({
      data: data === undefined ? null : (JSON.parse(data.join('')) as unknown),
      ...(errors ? { errors } : {}),
      ...(extensions ? { partitions: extensions.partitions } : {}),
    }),
  ) as LibraryAnswer;
}

/** Books of a library: `{library}:{n}`. */
export function booksOf(library: string, count: number): Book[] {
  const topics = ['art', 'law', 'tea'];
  return Array.from({ length: count }, (_, n) => ({
    id: `${library}:${n}`,
    title: `示例·${String((n * 7 + library.charCodeAt(0)) % 10)}`,
    pages: 10 * (n + 1),
    year: n % 3 === 0 ? null : 2000 + (n % 5),
    topic: topics[(n + library.length) % 3] ?? '',
  }));
}
