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

/** The suffixes of the compressed copies beside each file, by encoding. */
const COMPRESSED = { br: '.br', gzip: '.gz' } as const;

/** One year, for files whose name changes with their content. */
const FOREVER = 'public, max-age=31536000, immutable';

/**
 * Sends one file of a folder, in the smallest encoding that exists and that the
 * client accepts. Calls `missing` if the folder has no such file.
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

/**
 * Assets lie in one flat folder, so names with slashes or escapes are refused.
 */
function isFileName(name: string): boolean {
  return /^\w[\w.-]*$/.test(name);
}

/** Whether the file name contains a hash of its content. */
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
