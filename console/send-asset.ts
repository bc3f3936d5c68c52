import type { IncomingMessage, ServerResponse } from 'node:http';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { contentType } from 'mime-types';
import Negotiator from 'negotiator';
import send from 'send';

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** What is beside a file for whoever accepts it; see compress-assets.ts. */
const COMPRESSED = { br: '.br', gzip: '.gz' } as const;

/** A year, as long as RFC 9111 knows. */
const FOREVER = 'public, max-age=31536000, immutable';

/**
 * Sends one file of a folder, in the smallest form that the client accepts and
 * that is there. `missing` answers where the folder has no such file.
 */
export async function sendAsset(
  { request, response }: Exchange,
  { root, name }: { readonly root: string; readonly name: string },
  missing: () => void,
): Promise<void> {
  if (!isFileName(name)) {
    missing();
    return;
  }
  const encoding = await chooseEncoding(request, join(root, name));
  response.setHeader('vary', 'accept-encoding');
  response.setHeader('cache-control', isHashed(name) ? FOREVER : 'no-cache');
  response.setHeader(
    'content-type',
    contentType(name) || 'application/octet-stream',
  );
  if (encoding) response.setHeader('content-encoding', encoding);
  const suffix = encoding ? COMPRESSED[encoding] : '';
  send(request, name + suffix, {
    root,
    index: false,
    acceptRanges: false,
    cacheControl: false,
  })
    .on('error', () => {
      response.removeHeader('content-encoding');
      missing();
    })
    .pipe(response);
}

/** Files lie flat: what has a slash, an escape or no name is none of them. */
function isFileName(name: string): boolean {
  return /^\w[\w.-]*$/.test(name);
}

/** Whether the name changes with the content. */
function isHashed(name: string): boolean {
  return /-[A-Z0-9]{8}\.\w+$/.test(name);
}

async function chooseEncoding(
  request: IncomingMessage,
  path: string,
): Promise<keyof typeof COMPRESSED | undefined> {
  if (request.headers['accept-encoding'] === undefined) return undefined;
  const accepted = new Negotiator(request).encodings([
    ...Object.keys(COMPRESSED),
    'identity',
  ]);
  for (const encoding of ['br', 'gzip'] as const) {
    if (!accepted.includes(encoding)) continue;
    if (await exists(path + COMPRESSED[encoding])) return encoding;
  }
  return undefined;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
