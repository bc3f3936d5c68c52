import type { IncomingMessage } from 'node:http';
import { type Duplex, pipeline, type Readable } from 'node:stream';
import zlib from 'node:zlib';
import { GatewayError } from '../../base/errors.ts';
import { parseExactJson } from '../../base/exact-json.ts';
import type { BodyShare } from './request-bodies.ts';

/** Decoders for the content codings of request bodies. */
const DECODERS: Readonly<Record<string, () => Duplex>> = {
  gzip: () => zlib.createGunzip(),
  'x-gzip': () => zlib.createGunzip(),
  deflate: () => zlib.createInflate(),
  br: () => zlib.createBrotliDecompress(),
};

export interface BodyRoom {
  /** The most bytes of one body, both as sent and after decompression. */
  readonly maxBytes: number;
  /** The body's share in the room for all bodies. */
  readonly share: BodyShare;
}

/**
 * Reads the JSON body of a request. Rejects with a `GatewayError` with the
 * status to answer.
 */
export async function readJsonBody(
  request: IncomingMessage,
  room: BodyRoom,
): Promise<unknown> {
  requireJson(request.headers['content-type']);
  const text = await readText(request, room);
  if (text.trim() === '') return undefined;
  try {
    return parseExactJson(text);
  } catch {
    throw new GatewayError('BAD_REQUEST', 'The request body is not JSON.');
  }
}

/** The charset must be UTF-8, as RFC 8259 (8.1) requires for exchanged JSON. */
function requireJson(contentType = ''): void {
  const [essence = '', ...parameters] = contentType.toLowerCase().split(';');
  if (essence.trim() !== 'application/json') {
    throw new GatewayError('UNSUPPORTED_MEDIA_TYPE');
  }
  for (const parameter of parameters) {
    const [, charset = 'utf-8'] = /^\s*charset="?([^"\s]*)/u.exec(parameter) ?? [];
    if (charset === 'utf-8' || charset === 'utf8') continue;
    throw new GatewayError(
      'UNSUPPORTED_MEDIA_TYPE',
      `Expected a request body of the charset utf-8, but got ${JSON.stringify(charset.slice(0, 50))}.`,
    );
  }
} // prettier-ignore

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

/** Invalid UTF-8 is refused; replacing bytes would change what is asked. */
function decode(bytes: Uint8Array): string {
  try {
    return UTF_8.decode(bytes);
  } catch {
    throw new GatewayError(
      'BAD_REQUEST',
      'Expected a request body of UTF-8, but got bytes that are none.',
    );
  }
}

async function readText(
  request: IncomingMessage,
  { maxBytes, share }: BodyRoom,
): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
    throw new GatewayError('PAYLOAD_TOO_LARGE');
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of inflated(request)) {
    size += (chunk as Buffer).length;
    if (size > maxBytes) throw new GatewayError('PAYLOAD_TOO_LARGE');
    share.take((chunk as Buffer).length);
    chunks.push(chunk as Buffer);
  }
  return decode(Buffer.concat(chunks));
}

async function* inflated(request: IncomingMessage): AsyncGenerator {
  const coding = request.headers['content-encoding']?.trim().toLowerCase();
  if (coding === undefined || coding === '' || coding === 'identity') {
    yield* request;
    return;
  }
  const create = Object.hasOwn(DECODERS, coding) ? DECODERS[coding] : undefined;
  if (!create) {
    throw new GatewayError(
      'UNSUPPORTED_MEDIA_TYPE',
      `Expected the content encoding gzip, br or deflate, but got "${coding}".`,
    );
  }
  // The callback is required but not needed: reading below throws the same
  // error.
  const decoder: Readable = pipeline(request, create(), () => undefined);
  try {
    yield* decoder;
  } catch (error) {
    if (error instanceof GatewayError) throw error;
    throw new GatewayError(
      'BAD_REQUEST',
      `The request body is not valid ${coding}.`,
    );
  }
}
