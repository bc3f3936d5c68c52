import type {
  SubgraphFetcher,
  SubgraphRequest,
  SubgraphResponse,
} from '../../../../gateway/fetch/subgraph-fetcher.ts';
import type { Gateway } from '../../../../gateway/gateway.ts';
import { createBookServer } from './book-server.ts';
import { type Book, libraryOf } from './books.ts';
import { createLibraryGateway } from './library-federation.ts';

/** What a library was asked, in the order in which it was. */
export interface Asked {
  readonly library: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The how manieth question to this library it was, from 1. */
  readonly n: number;
}

/** Answers in the place of a library; undefined to let it answer itself. */
export type Interference = (
  asked: Asked,
) => SubgraphResponse | Promise<SubgraphResponse> | undefined;

export interface ManyLibraries {
  readonly gateway: Gateway;
  readonly asked: Asked[];
  interfere: Interference | undefined;
  setBooks(books: readonly Book[]): void;
}

export const DOWN: SubgraphResponse = {
  errors: [{ message: 'down', extensions: { code: 'SUBREQUEST_HTTP_ERROR' } }],
};

/** Many endpoints in process, each with one library, that never tire. */
export async function createManyLibraries(
  names: readonly string[],
  policy: { readonly deadlineMs?: number; readonly stale?: boolean } = {},
): Promise<ManyLibraries> {
  const servers = new Map(names.map((name) => [name, createBookServer([])]));
  const asked: Asked[] = [];
  const fetcherOf = (library: string): SubgraphFetcher => ({
    async fetch({ query, variables = {} }: SubgraphRequest) {
      const n = asked.filter((one) => one.library === library).length + 1;
      const question = { library, query, variables, n };
      asked.push(question);
      const other = await many.interfere?.(question);
      const answer = other ?? (await servers.get(library)?.({ query, variables })); // prettier-ignore
      return JSON.parse(JSON.stringify(answer)) as SubgraphResponse;
    },
  });
  const endpointFetchers = Object.fromEntries(
    names.map((name) => [name, fetcherOf(name)]),
  );
  const { deadlineMs, stale } = policy;
  const gateway = await createLibraryGateway(
    {
      libraries: {
        retry: { attempts: 0 },
        breaker: { size: 100_000, minimum: 100_000 },
        ...(deadlineMs === undefined ? {} : { deadlineMs }),
        ...(stale ? { staleIfError: { maxAgeMs: 60_000 } } : {}),
        endpoints: names.map((name) => ({ name, partitions: [name] })),
      },
    },
    { endpointFetchers },
  );
  const many: ManyLibraries = {
    gateway,
    asked,
    interfere: undefined,
    setBooks(books) {
      for (const [name, server] of servers) {
        server.setBooks(books.filter(({ id }) => libraryOf(id) === name));
      }
    },
  };
  return many;
}
