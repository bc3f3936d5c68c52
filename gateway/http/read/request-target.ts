import type { IncomingMessage } from 'node:http';

/**
 * Converts an absolute request target to path form, with `Host` set to the
 * target's own host, which takes precedence (RFC 9112, 3.2.2). Returns false if
 * the target is invalid.
 */
export function readTarget(request: IncomingMessage): boolean {
  const { url = '' } = request;
  if (url.startsWith('/') || url === '*') return true;
  if (!/^https?:\/\//i.test(url) || !URL.canParse(url)) return false;
  const { host, pathname, search } = new URL(url);
  request.url = pathname + search;
  request.headers.host = host;
  return true;
}

/** The path of a request target, without the query string. */
export function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '';
}

/** The query string with its `?`; parameters without a value are left out. */
export function searchOf({ url = '' }: IncomingMessage): string {
  const start = url.indexOf('?');
  if (start < 0) return '';
  const parameters = new URLSearchParams(url.slice(start));
  const given = [...parameters].filter(([, value]) => value !== '');
  return `?${new URLSearchParams(given).toString()}`;
}
