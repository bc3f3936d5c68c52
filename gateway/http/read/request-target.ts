import type { IncomingMessage } from 'node:http';

/**
 * Puts a request target in the form the rest works with. The absolute form
 * (RFC 9112, 3.2.2) says for itself which host it is for, whatever `Host` does.
 * Returns whether the target can be understood.
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

/** The path of a target, without what is asked. */
export function pathOf({ url = '' }: IncomingMessage): string {
  return url.split('?', 1)[0] ?? '';
}

/** What is asked, `?` included; a parameter without a value is left out. */
export function searchOf({ url = '' }: IncomingMessage): string {
  const start = url.indexOf('?');
  if (start < 0) return '';
  const parameters = new URLSearchParams(url.slice(start));
  const given = [...parameters].filter(([, value]) => value !== '');
  return `?${new URLSearchParams(given).toString()}`;
}
