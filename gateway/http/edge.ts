import type { IncomingMessage, ServerResponse } from 'node:http';
import type { OnDefect } from '../base/defects.ts';
import { GatewayError } from '../base/errors.ts';
import type { AllowLists } from './allow-lists.ts';
import { answerCrossOrigin } from './cross-origin.ts';
import { answerHealth, type Health } from './health.ts';
import { refuse } from './send/refuse.ts';
import { pathOf, readTarget } from './read/request-target.ts';
import { secure } from './security-headers.ts';

export type Pages = (
  request: IncomingMessage,
  response: ServerResponse,
) => boolean;

export interface EdgeOptions {
  readonly lists: AllowLists;
  readonly health: Health;
  readonly pages: Pages;
  /** Called with each defect. */
  readonly onDefect: OnDefect;
  /** The path of GraphQL; `/` works as well. */
  readonly path: string;
  readonly graphql: (
    request: IncomingMessage,
    response: ServerResponse,
  ) => void;
}

/**
 * What every request passes before it is handled as GraphQL, in this order.
 * Health probes and pages do not wait for admission.
 */
export function createEdge(options: EdgeOptions): Pages {
  return (request, response) => {
    secure(response);
    try {
      route(request, response, options);
    } catch (error) {
      if (!(error instanceof GatewayError)) {
        options.onDefect({ cause: error, at: 'the HTTP edge' });
      }
      if (!refuseInHtml(request, response, error)) {
        refuse(request, response, error);
      }
    }
    return true;
  };
}

function route(
  request: IncomingMessage,
  response: ServerResponse,
  { lists, health, pages, path, graphql }: EdgeOptions,
): void {
  if (!readTarget(request)) {
    throw new GatewayError('BAD_REQUEST', 'Expected a path, but got another.');
  }
  requireHost(request, lists);
  if (answerHealth(request, response, health)) return;
  if (answerCrossOrigin(request, response, lists)) return;
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (isRead && pages(request, response)) return;
  const asked = pathOf(request);
  if (asked !== path && asked !== '/') answerNotFound(response, path);
  else if (request.method === 'OPTIONS') answerOptions(response);
  else graphql(request, response);
}

function requireHost(
  { headers: { host } }: IncomingMessage,
  lists: AllowLists,
): void {
  if (lists.allowsHost(host)) return;
  throw new GatewayError(
    'HOST_NOT_ALLOWED',
    `Expected a host that is served here, but got ${JSON.stringify(host?.slice(0, 200))}. Whoever runs the gateway allows it by --allow-host.`,
  );
}

function answerNotFound(response: ServerResponse, path: string): void {
  response.writeHead(404, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(`Not found. GraphQL is served at ${path}.\n`);
}

function answerOptions(response: ServerResponse): void {
  response.writeHead(204, { allow: 'GET, HEAD, POST, OPTIONS' }).end();
}

const IN_CHINESE: Readonly<Record<string, string>> = {
  HOST_NOT_ALLOWED: '此主机名不在允许之列。如确需使用，请由运行网关的人以 --allow-host 允许。',
  ORIGIN_NOT_ALLOWED: '此来源的网页不得访问。如确需访问，请由运行网关的人以 --allow-origin 允许。',
}; // prettier-ignore

/** A refusal as a bilingual page, for people in a browser. */
function refuseInHtml(
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
): boolean {
  if (!(error instanceof GatewayError)) return false;
  const chinese = IN_CHINESE[error.code];
  if (chinese === undefined) return false;
  if (!request.headers.accept?.includes('text/html')) return false;
  response.writeHead(error.status, {
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(`${chinese}\n${error.message}\n`);
  return true;
}
