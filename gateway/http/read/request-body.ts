import type { IncomingMessage } from 'node:http';
import { type Duplex, pipeline, type Readable } from 'node:stream';
import zlib from 'node:zlib';
import { GatewayError } from '../../base/errors.ts';
import { parseExactJson } from '../../base/exact-json.ts';
import type { BodyShare } from './request-bodies.ts';

/** Content codings of request bodies, and what undoes them. */
const DECODERS: Readonly<Record<string, () => Duplex>> = {
  gzip: () => zlib.createGunzip(),
  'x-gzip': () => zlib.createGunzip(),
  deflate: () => zlib.createInflate(),
  br: () => zlib.createBrotliDecompress(),
};

export interface BodyRoom {
  /** Bytes that one body may have, as it is sent and as it inflates to. */
  readonly maxBytes: number;
  /** What it takes of the room of all. */
  readonly share: BodyShare;
}

/**
 * The JSON of a request's body. Rejects with a `GatewayError` that has the
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

/** JSON that systems exchange is UTF-8 (RFC 8259 8.1), whatever it is called. */
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

/** Bytes that are no UTF-8 would be another question, answered as complete. */
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
  // The callback is where pipeline reports; reading below throws the same.
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
