import Negotiator from 'negotiator';
import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

/** How an answer is sent: its bytes, and what the headers say of them. */
export interface EncodedAnswer {
  readonly bytes: Buffer;
  /** Undefined for bytes as they are. */
  readonly encoding: 'br' | 'gzip' | undefined;
}

/** Below this a packet is sent anyway, and packing costs more than it saves. */
const WORTHWHILE_BYTES = 1400;

const gzip = promisify(zlib.gzip);
const brotli = promisify(zlib.brotliCompress);

/** Fast levels: an answer is packed once and read once. */
const GZIP = { level: 3 };
const BROTLI = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 3 } };

/**
 * Compresses an answer, off the event loop, where the client accepts it
 * (RFC 9110, 12.5.3): a client that says nothing gets the bytes as they are.
 */
export async function compressAnswer(
  text: string,
  request: IncomingMessage,
): Promise<EncodedAnswer> {
  const bytes = Buffer.from(text);
  const encoding = acceptedEncoding(request);
  if (!encoding || bytes.length < WORTHWHILE_BYTES) {
    return { bytes, encoding: undefined };
  }
  return encoding === 'br'
    ? { bytes: await brotli(bytes, BROTLI), encoding }
    : { bytes: await gzip(bytes, GZIP), encoding };
}

function acceptedEncoding(request: IncomingMessage): 'br' | 'gzip' | undefined {
  if (request.headers['accept-encoding'] === undefined) return undefined;
  const encoding = new Negotiator(request).encoding(['br', 'gzip', 'identity']);
  return encoding === 'br' || encoding === 'gzip' ? encoding : undefined;
}
