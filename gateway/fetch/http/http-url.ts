/** Where a subgraph is, and as whom it is asked. */
export interface HttpTarget {
  readonly origin: string;
  readonly path: string;
  /** Of the credentials in the URL. */
  readonly authorization: string | undefined;
  readonly isLoopback: boolean;
}

/** Throws a `TypeError` for what is no URL of HTTP. */
export function httpTarget(text: string): HttpTarget {
  const url = new URL(text);
  if (!isHttp(url)) throw new TypeError(`Expected a URL of HTTP, but got "${maskUrl(text)}".`); // prettier-ignore
  const { origin, pathname, search, username, password, hostname } = url;
  const hasCredentials = username !== '' || password !== '';
  const pair = `${decode(username)}:${decode(password)}`;
  return {
    origin,
    path: pathname + search,
    authorization: hasCredentials
      ? `Basic ${Buffer.from(pair).toString('base64')}`
      : undefined,
    isLoopback: LOOPBACK.test(hostname),
  };
}

const LOOPBACK = /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\])$/;

export function isHttpUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && isHttp(url);
}

/** A URL, or what was meant as one, fit to be shown: without credentials. */
export function maskUrl(text: string): string {
  return text.replace(/(^|\/\/)[^/?#]*@/, '$1***@');
}

function isHttp({ protocol }: URL): boolean {
  return protocol === 'http:' || protocol === 'https:';
}

/** Credentials that are not percent-encoded right are taken as they stand. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
