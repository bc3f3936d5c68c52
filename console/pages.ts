import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { fileURLToPath } from 'node:url';
import Negotiator from 'negotiator';
import { type Exchange, sendAsset } from './send-asset.ts';

export interface PagesOptions {
  /**
   * Folder of the built pages (`npm run build:explorer`); ends with a slash.
   */
  readonly folder?: URL;
  /** Path of the GraphQL endpoint, on the same origin. */
  readonly endpoint?: string;
  /**
   * Whether `/` is the console's home. If false (a supergraph without
   * alliances), `/` redirects to the explorer.
   */
  readonly home?: boolean;
}

/**
 * Answers the request and returns true, or returns false without touching it.
 */
export type Pages = (
  request: IncomingMessage,
  response: ServerResponse,
) => boolean;

/**
 * Serves the console's pages: `/`, `/explorer`, `/assets/...`, and the endpoint
 * when a browser opens it. Every other request is left to the caller.
 */
export function createPages({
  folder = new URL('./dist/', import.meta.url),
  endpoint = '/graphql',
  home = true,
}: PagesOptions = {}): Pages {
  if (!endpoint.startsWith('/')) {
    throw new TypeError(
      `endpoint: expected a path that starts with "/", but got: ${endpoint}`,
    );
  }
  const assets = fileURLToPath(new URL('assets/', folder));

  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const route = findRoute(path, request, { endpoint, home });
    if (route === undefined) return false;
    const exchange = { request, response };
    switch (route.kind) {
      case 'redirect':
        response.writeHead(302, { location: route.to }).end();
        break;
      case 'asset':
        answerAsset(exchange, assets, route.name);
        break;
      case 'page':
        answerPage(exchange, {
          page: route.page,
          html: readPage(folder, route.page, { endpoint, home }),
        });
        break;
    }
    return true;
  };
}

type Page = 'home' | 'explorer';

type Route =
  | { readonly kind: 'page'; readonly page: Page }
  | { readonly kind: 'asset'; readonly name: string }
  | { readonly kind: 'redirect'; readonly to: string };

type Settings = Required<Pick<PagesOptions, 'endpoint' | 'home'>>;

function findRoute(
  path: string,
  request: IncomingMessage,
  { endpoint, home }: Settings,
): Route | undefined {
  if (path === endpoint) {
    return prefersHtml(request)
      ? { kind: 'page', page: 'explorer' }
      : undefined;
  }
  if (path === '/explorer') return { kind: 'page', page: 'explorer' };
  if (path === '/') {
    return home
      ? { kind: 'page', page: 'home' }
      : { kind: 'redirect', to: '/explorer' };
  }
  if (path.startsWith('/assets/')) {
    return { kind: 'asset', name: path.slice('/assets/'.length) };
  }
  return undefined;
}

/**
 * Whether the client prefers a page to a GraphQL answer: its `accept` names
 * text/html explicitly and does not rank JSON higher. A wildcard does not
 * count, because API clients send it.
 */
function prefersHtml(request: IncomingMessage): boolean {
  const types = new Negotiator(request).mediaTypes();
  const html = types.indexOf('text/html');
  const json = types.findIndex((type) => JSON_TYPES.has(type));
  return html >= 0 && (json < 0 || html < json);
}

const JSON_TYPES: ReadonlySet<string> = new Set([
  'application/json',
  'application/graphql-response+json',
]);

/** The built page with the settings written into it; undefined before a build. */
function readPage(
  folder: URL,
  page: Page,
  settings: Settings,
): string | undefined {
  // Escaped, because a "<" in a value could end the script element.
  const json = JSON.stringify(settings).replaceAll('<', String.raw`\u003c`);
  try {
    return readFileSync(new URL(`${page}/index.html`, folder), 'utf8').replace(
      '{/*settings*/}',
      () => json,
    );
  } catch {
    return undefined;
  }
}

// Monaco sets inline styles on the lines it draws, so the explorer must allow
// them. Nothing else inline is allowed.
const pagePolicies: Readonly<Record<Page, string>> = {
  home: contentSecurityPolicy(`style-src 'self'`),
  explorer: contentSecurityPolicy(
    `style-src 'self' 'unsafe-inline'; worker-src 'self'`,
  ),
};

function contentSecurityPolicy(own: string): string {
  return (
    `default-src 'none'; script-src 'self'; connect-src 'self'; ` +
    `font-src 'self'; img-src 'self' data:; ${own}; ` +
    `base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
  );
}

function answerPage(
  exchange: Exchange,
  { page, html }: { readonly page: Page; readonly html: string | undefined },
): void {
  if (html === undefined) {
    answerNotBuilt(exchange);
    return;
  }
  const digest = createHash('sha256').update(html).digest('base64url');
  const etag = `"${digest.slice(0, 22)}"`;
  const headers = {
    'content-security-policy': pagePolicies[page],
    'cache-control': 'no-cache',
    vary: 'accept',
    etag,
  };
  const { request, response } = exchange;
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, { ...securityHeaders, ...headers }).end();
    return;
  }
  answerText(exchange, { status: 200, type: HTML, text: html, headers });
}

const HTML = 'text/html; charset=utf-8';

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
};

/**
 * Assets get a policy too: a worker is governed by the policy of its own file,
 * not by that of the page.
 */
function answerAsset(exchange: Exchange, root: string, name: string): void {
  const { response } = exchange;
  for (const [header, value] of Object.entries({
    ...securityHeaders,
    'content-security-policy': NO_SOURCE,
  })) {
    response.setHeader(header, value);
  }
  const missing = () =>
    answerText(exchange, {
      status: 404,
      type: 'text/plain; charset=utf-8',
      text: 'Not found\n',
    });
  sendAsset(exchange, { root, name }, missing).catch((error: unknown) =>
    response.destroy(error as Error),
  );
}

const NO_SOURCE = `default-src 'none'`;

function answerNotBuilt(exchange: Exchange): void {
  answerText(exchange, {
    status: 503,
    type: HTML,
    text: `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>控制台尚未构建 · 盟约</title>
<h1>控制台尚未构建</h1>
<p>请在安装目录运行 <code>npm run build:explorer</code>，然后刷新本页。</p>
<p lang="en">The console is not built yet: run <code>npm run build:explorer</code>, then reload.</p>
<p>GraphQL 接口不受影响。</p>
</html>
`,
  });
}

interface Text {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  /** By default nothing may be loaded and nothing is cached. */
  readonly headers?: Readonly<Record<string, string>>;
}

function answerText(
  { request, response }: Exchange,
  { status, type, text, headers = NOT_KEPT }: Text,
): void {
  response.writeHead(status, {
    ...securityHeaders,
    ...headers,
    'content-type': type,
    'content-length': Buffer.byteLength(text),
  });
  response.end(request.method === 'HEAD' ? undefined : text);
}

const NOT_KEPT = {
  'content-security-policy': NO_SOURCE,
  'cache-control': 'no-store',
};
