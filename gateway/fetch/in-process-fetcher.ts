import { type DocumentNode, parse } from 'graphql';
import QuickLRU from 'quick-lru';
import type {
  SubgraphFetcher,
  SubgraphRequest,
  SubgraphResponse,
} from './subgraph-fetcher.ts';

/** A request to a subgraph in this process: a document, and no JSON. */
export interface InProcessRequest {
  readonly document: DocumentNode;
  readonly query: string;
  readonly operationName?: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Made when it is asked for. */
  readonly signal: () => AbortSignal | undefined;
  readonly context?: unknown;
}

/** Runs a request; its `data` must not be kept, the gateway merges into it. */
export type InProcessExecute = (
  request: InProcessRequest,
) => SubgraphResponse | Promise<SubgraphResponse>;

export interface InProcessFetcherOptions {
  readonly execute: InProcessExecute;
  /** Parsed documents kept, by query text. Default 1,000. */
  readonly maxDocuments?: number;
}

/** A fetcher that calls a subgraph in the same process. */
export function createInProcessFetcher(
  options: InProcessFetcherOptions,
): SubgraphFetcher {
  const documents = new QuickLRU<string, DocumentNode>({
    maxSize: options.maxDocuments ?? 1000,
  });
  return {
    takes: 'objects',
    async fetch(request) {
      const document = documentOf(documents, request.query);
      return options.execute(inProcessRequest(request, document));
    },
  };
}

function documentOf(
  documents: QuickLRU<string, DocumentNode>,
  query: string,
): DocumentNode {
  const known = documents.get(query);
  if (known) return known;
  const document = parse(query, { noLocation: true });
  documents.set(query, document);
  return document;
}

function inProcessRequest(
  request: SubgraphRequest,
  document: DocumentNode,
): InProcessRequest {
  return {
    document,
    query: request.query,
    variables: request.variables ?? {},
    headers: request.headers,
    context: request.context,
    ...(request.operationName === undefined
      ? {}
      : { operationName: request.operationName }),
    signal: () => request.cancellation?.signal,
  };
}
