import { isIP } from 'node:net';

export interface AllowListOptions {
  /** The address the server listens on. */
  readonly host: string;
  /** Further host names by which the server may be addressed. */
  readonly allowHosts: readonly string[];
  /** Origins whose pages may send requests; `*` for all. */
  readonly allowOrigins: readonly string[];
}

/** Which hosts may be addressed, and which origins may ask. */
export interface AllowLists {
  /** Whether a `Host` header names this server. */
  allowsHost(host: string | undefined): boolean;
  /** Whether pages of an origin may ask; `host` is the request's `Host`. */
  judgeOrigin(origin: string, host: string | undefined): OriginVerdict;
}

/**
 * `same`: our own pages. `shared`: may read answers (CORS). `unlisted`: may not
 * read answers, but is not refused, since no list was given. `foreign`:
 * refused.
 */
export type OriginVerdict = 'same' | 'shared' | 'unlisted' | 'foreign';

/**
 * A server on loopback is meant for this machine only. Any site can point its
 * own name to 127.0.0.1 (DNS rebinding), but its pages then send that name as
 * `Host`. On other addresses only the operator knows the valid names.
 */
export function createAllowLists(options: AllowListOptions): AllowLists {
  const isLocal = isLoopback(options.host.toLowerCase());
  const hosts = new Set(options.allowHosts.map((host) => host.toLowerCase()));
  const origins = new Set(
    options.allowOrigins.map((origin) => origin.toLowerCase()),
  );
  const areHostsOpen = !isLocal && hosts.size === 0;
  const areOriginsOpen = !isLocal && origins.size === 0;

  const allowsName = (name: string): boolean =>
    hosts.has(name) || (isLocal && isLoopback(name));

  const allowsHost = (host: string): boolean => {
    const name = nameOfHost(host);
    return hosts.has(host.toLowerCase()) || (name !== undefined && allowsName(name)); // prettier-ignore
  };
  // Consecutive requests mostly have the same host.
  let lastAllowed: string | undefined;

  return {
    allowsHost(host) {
      // Every browser sends it.
      if (host === undefined || areHostsOpen || host === lastAllowed) {
        return true;
      }
      const isAllowed = allowsHost(host);
      if (isAllowed) lastAllowed = host;
      return isAllowed;
    },
    judgeOrigin(origin, host) {
      const url = URL.canParse(origin) ? new URL(origin) : undefined;
      if (url && isSameHost(url, host)) return 'same';
      if (origins.has('*') || origins.has(origin.toLowerCase())) {
        return 'shared';
      }
      if (url && isLocal && isLoopback(bare(url.hostname))) return 'shared';
      return areOriginsOpen ? 'unlisted' : 'foreign';
    },
  };
}

function isSameHost(origin: URL, host: string | undefined): boolean {
  const asked = `${origin.protocol}//${host ?? ''}`;
  return URL.canParse(asked) && new URL(asked).host === origin.host;
}

/**
 * The name in `Host`, without port and brackets; undefined if it is invalid.
 */
function nameOfHost(host: string): string | undefined {
  const [, bracketed, plain] =
    /^(?:\[([\da-f:.]+)\]|([^\s:/?#@[\]]+))(?::\d*)?$/i.exec(host) ?? [];
  return (bracketed ?? plain)?.toLowerCase();
}

function bare(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, '');
}

function isLoopback(name: string): boolean {
  if (name === 'localhost' || name === '::1') return true;
  return isIP(name) === 4 && name.startsWith('127.');
}
