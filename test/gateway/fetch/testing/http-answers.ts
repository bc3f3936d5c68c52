import type http from 'node:http';
import { createHttpFetcher } from '../../../../gateway/fetch/http/http-fetcher.ts';
import type { SubgraphResponse } from '../../../../gateway/fetch/subgraph-fetcher.ts';
import { close, listen, urlOf } from '../../testing/federation.ts';
import { testScope } from '../../../support/request-scope.ts';

export const REQUEST = {
  subgraph: 's',
  query: '{a}',
  kind: 'query',
  scope: testScope(),
} as const;

export const stops: (() => Promise<unknown>)[] = [];
/** Stops what was started, last first. */
export async function stopAll(): Promise<void> {
  for (const stop of stops.splice(0).reverse()) await stop();
}

export type Options = Partial<Parameters<typeof createHttpFetcher>[0]>;

/** A server, and a fetcher of its answers. */
export async function start(
  handler: http.RequestListener,
  options: Options = {},
) {
  const server = await listen(handler);
  stops.push(() => close(server));
  const fetcher = createHttpFetcher({ url: urlOf(server), ...options });
  stops.push(() => fetcher.close?.() ?? Promise.resolve());
  return { server, fetcher };
}

export function replying(
  body: string | Buffer,
  headers: http.OutgoingHttpHeaders = {},
  status = 200,
): http.RequestListener {
  return (request, response) => {
    request.resume();
    response.writeHead(status, headers);
    response.end(body);
  };
}

export async function answerOf(
  body: string | Buffer,
  options: Options = {},
  headers: http.OutgoingHttpHeaders = {},
): Promise<SubgraphResponse> {
  const { fetcher } = await start(replying(body, headers), options);
  return fetcher.fetch(REQUEST);
}

/** Why there is no answer: the code and what was expected. */
export function refusal({ errors = [] }: SubgraphResponse): string {
  const [error] = errors;
  const { code } = (error?.extensions ?? {}) as { code?: unknown };
  return `${String(code)}: ${String(error?.message)}`;
}
