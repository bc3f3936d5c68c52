import Negotiator from 'negotiator';
import type { IncomingHttpHeaders } from 'node:http';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import type { EncodedAnswer } from '../../base/encoded-answer.ts';

/** Smaller answers fit into one packet and are not compressed. */
const WORTHWHILE = 1400;

const gzip = promisify(zlib.gzip);
const brotli = promisify(zlib.brotliCompress);

/** Fast levels, since an answer is compressed once and read once. */
const GZIP = { level: 3 };
const BROTLI = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 3 } };

/**
 * Encodes an answer in UTF-8 and compresses it, off the event loop, if the
 * client accepts that (RFC 9110, 12.5.3). Without `accept-encoding` it is not
 * compressed.
 */
export async function encodeAnswer(
  text: readonly string[],
  headers: Pick<IncomingHttpHeaders, 'accept-encoding'>,
): Promise<EncodedAnswer> {
  const chunks = text.map((part) => Buffer.from(part));
  const encoding = acceptedEncoding(headers);
  const isSmall = chunks.length === 1 && (chunks[0]?.length ?? 0) < WORTHWHILE;
  if (!encoding || isSmall) return { chunks, encoding: undefined };
  const bytes = Buffer.concat(chunks);
  const packed =
    encoding === 'br' ? await brotli(bytes, BROTLI) : await gzip(bytes, GZIP);
  return { chunks: [packed], encoding };
}

function acceptedEncoding(
  headers: Pick<IncomingHttpHeaders, 'accept-encoding'>,
): EncodedAnswer['encoding'] {
  if (headers['accept-encoding'] === undefined) return undefined;
  const known = ['br', 'gzip', 'identity'];
  const encoding = new Negotiator({ headers }).encoding(known);
  return encoding === 'br' || encoding === 'gzip' ? encoding : undefined;
}
