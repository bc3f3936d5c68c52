import type { IncomingMessage, ServerResponse } from 'node:http';

import { chooseEncoding, prefersHtml } from './accept.ts';
import { createAsset, readBundle, type Asset, type Bundle } from './bundle.ts';

export interface PagesOptions {
  /** Where `npm run build:explorer` put the pages; ends with a slash. */
  readonly folder?: URL;
  /** Path of the GraphQL endpoint, on the same origin. */
  readonly endpoint?: string;
  /** False for a supergraph without alliances: `/` leads to the explorer. */
  readonly home?: boolean;
}

/** Answers the request and returns true, or leaves it alone: false. */
export type Pages = (
  request: IncomingMessage,
  response: ServerResponse,
) => boolean;

/**
 * The console's pages: `/`, `/explorer`, `/assets/...`, and the endpoint itself
 * for a browser that opens it. Every other request is left to the caller.
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
  let bundle: Bundle | undefined;

  return (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const route = findRoute(path, request.headers.accept, { endpoint, home });
    if (route === undefined) return false;
    bundle ??= readPages(folder, { endpoint, home });
    const exchange = { request, response };
    switch (route.kind) {
      case 'redirect':
        response.writeHead(302, { location: route.to }).end();
        break;
      case 'asset':
        answerAsset(exchange, bundle?.get(route.name));
        break;
      case 'page':
        if (bundle === undefined) answerNotBuilt(exchange);
        else answerPage(exchange, bundle, route.page);
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

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

function findRoute(
  path: string,
  accept: string | undefined,
  { endpoint, home }: Settings,
): Route | undefined {
  if (path === endpoint) {
    return prefersHtml(accept) ? { kind: 'page', page: 'explorer' } : undefined;
  }
  if (path === '/explorer') return { kind: 'page', page: 'explorer' };
  if (path === '/') {
    return home
      ? { kind: 'page', page: 'home' }
      : { kind: 'redirect', to: '/explorer' };
  }
  if (path.startsWith('/assets/')) {
    return { kind: 'asset', name: path.slice(1) };
  }
  return undefined;
}

/** The built files, with the settings written into each page. */
function readPages(folder: URL, settings: Settings): Bundle | undefined {
  const files = readBundle(folder);
  if (files === undefined) return undefined;
  const bundle = new Map(files);
  for (const page of ['home', 'explorer'] as const) {
    const asset = files.get(pageFile(page));
    if (asset === undefined) return undefined;
    bundle.set(pageFile(page), configure(asset, settings));
  }
  return bundle;
}

function configure({ content }: Asset, settings: Settings): Asset {
  // "<" would let a value end the script element.
  const json = JSON.stringify(settings).replaceAll('<', String.raw`\u003c`);
  const html = content.toString().replace('{/*settings*/}', () => json);
  return createAsset('index.html', Buffer.from(html));
}

function pageFile(page: Page): string {
  return `${page}/index.html`;
}

// Monaco writes style attributes into the lines that it draws, so the explorer
// cannot do without inline styles; nothing else may come from inside a page.
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

function answerPage(exchange: Exchange, bundle: Bundle, page: Page): void {
  const asset = bundle.get(pageFile(page));
  if (asset === undefined) {
    answerNotBuilt(exchange);
    return;
  }
  answerWith(exchange, asset, {
    ...securityHeaders,
    'content-security-policy': pagePolicies[page],
    'cache-control': 'no-cache',
    vary: 'accept, accept-encoding',
  });
}

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
};

/** Workers take the policy of their own file, hence one on assets too. */
function answerAsset(exchange: Exchange, asset: Asset | undefined): void {
  if (asset === undefined) {
    answerText(exchange, {
      status: 404,
      type: 'text/plain; charset=utf-8',
      text: 'Not found\n',
    });
    return;
  }
  answerWith(exchange, asset, {
    ...securityHeaders,
    'content-security-policy': `default-src 'none'`,
    'cache-control': asset.hashed
      ? 'public, max-age=31536000, immutable'
      : 'no-cache',
    vary: 'accept-encoding',
  });
}

function answerWith(
  { request, response }: Exchange,
  asset: Asset,
  headers: Readonly<Record<string, string>>,
): void {
  if (matches(request.headers['if-none-match'], asset.etag)) {
    response.writeHead(304, { ...headers, etag: asset.etag }).end();
    return;
  }
  const encoding = chooseEncoding(request.headers['accept-encoding']);
  asset.encode(encoding).then(
    (body) => {
      response.writeHead(200, {
        ...headers,
        etag: asset.etag,
        'content-type': asset.type,
        'content-length': body.length,
        ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
      });
      response.end(request.method === 'HEAD' ? undefined : body);
    },
    (error: unknown) => response.destroy(error as Error),
  );
}

/** RFC 9110 section 13.1.2; the comparison is weak. */
function matches(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim());
  return tags.includes('*') || tags.includes(etag);
}

function answerNotBuilt(exchange: Exchange): void {
  answerText(exchange, {
    status: 503,
    type: 'text/html; charset=utf-8',
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
}

function answerText(
  { request, response }: Exchange,
  { status, type, text }: Text,
): void {
  response.writeHead(status, {
    ...securityHeaders,
    'content-security-policy': `default-src 'none'`,
    'cache-control': 'no-store',
    'content-type': type,
    'content-length': Buffer.byteLength(text),
  });
  response.end(request.method === 'HEAD' ? undefined : text);
}
