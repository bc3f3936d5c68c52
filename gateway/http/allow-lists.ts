import { isIP } from 'node:net';

export interface AllowListOptions {
  /** The address the server listens on. */
  readonly host: string;
  /** Further names under which the server may be asked. */
  readonly allowHosts: readonly string[];
  /** Origins whose pages may ask; `*` for all. */
  readonly allowOrigins: readonly string[];
}

/** Who may be asked for, and whose pages may ask. */
export interface AllowLists {
  /** Whether a `Host` is one of ours. */
  allowsHost(host: string | undefined): boolean;
  /** Whether pages of an origin may ask; `host` is what they asked for. */
  judgeOrigin(origin: string, host: string | undefined): OriginVerdict;
}

/**
 * `same`: our own pages. `shared`: may read answers (CORS). `unlisted`: may not
 * read them, and asks where nobody said who may. `foreign`: is refused.
 */
export type OriginVerdict = 'same' | 'shared' | 'unlisted' | 'foreign';

/**
 * A server on loopback is for this machine: a page of any site can have its
 * name lead to 127.0.0.1 (DNS rebinding), but not say another `Host` than its
 * own. Elsewhere whoever runs the server says which names it has.
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
  // Requests mostly name the same one, one after the other.
  let lastAllowed: string | undefined;

  return {
    allowsHost(host) {
      // No browser leaves it out.
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

/** The name in `Host`, without port and brackets; undefined if it is none. */
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
