/** The address of a subgraph, with its credentials. */
export interface HttpTarget {
  readonly origin: string;
  readonly path: string;
  /** The `authorization` header from the credentials in the URL. */
  readonly authorization: string | undefined;
  readonly isLoopback: boolean;
}

/** Throws a `TypeError` if the text is not an HTTP URL. */
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

/** A URL, valid or not, without credentials, so that it can be shown. */
export function maskUrl(text: string): string {
  return text.replace(/(^|\/\/)[^/?#]*@/, '$1***@');
}

function isHttp({ protocol }: URL): boolean {
  return protocol === 'http:' || protocol === 'https:';
}

/** Credentials with invalid percent-encoding are used as they are. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
