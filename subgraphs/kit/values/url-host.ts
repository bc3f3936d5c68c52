import { isIP } from 'node:net';

/** The host of a URL; an IPv6 address without its brackets (RFC 3986 3.2.2). */
export function urlHost(url: string): string {
  return new URL(url).hostname.replace(/^\[|\]$/gu, '');
}

/** Whether a URL has an IP address instead of a host name. */
export function isOfAddress(url: string): boolean {
  return isIP(urlHost(url)) !== 0;
}
