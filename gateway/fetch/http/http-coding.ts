import type { Transform } from 'node:stream';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';

/** The `accept-encoding` for subgraphs, in the order of decoding cost. */
export const ACCEPTED_CODINGS = 'zstd, gzip;q=0.9, br;q=0.8, deflate;q=0.5';

/** Nobody needs more codings on top of each other; more would be an attack. */
const MAX_CODINGS = 3;
const OPTIONS = { chunkSize: 64 * 1024 };
/** The largest window that a content coding may require: 8 MiB (RFC 9659). */
const ZSTD = { [constants.ZSTD_d_windowLogMax]: 23 };

const PLAIN: readonly string[] = [];

/**
 * The codings of a body in the order they were applied; empty for a plain one.
 */
export function codingsOf(
  header: string | string[] | undefined,
): readonly string[] {
  if (header === undefined) return PLAIN;
  return String(header)
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
}

/**
 * The decoders for these codings, in the order to apply them; undefined if a
 * coding is unknown. `first` is the first byte of the body.
 */
export function createDecoders(
  codings: readonly string[],
  first: number,
): readonly Transform[] | undefined {
  if (codings.length > MAX_CODINGS) return undefined;
  const decoders = codings.toReversed().map((name, index) => {
    // The first byte is known only of the outermost coding.
    return createDecoder(name, index === 0 ? first : undefined);
  });
  return decoders.every((one) => one !== undefined) ? decoders : undefined;
}

function createDecoder(
  coding: string,
  first: number | undefined,
): Transform | undefined {
  switch (coding) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip(OPTIONS);
    case 'br':
      return createBrotliDecompress(OPTIONS);
    case 'zstd':
      return createZstdDecompress({ ...OPTIONS, params: ZSTD });
    case 'deflate':
      // Some servers send `deflate` without the zlib header it should have.
      return first === undefined || (first & 0x0f) === 8
        ? createInflate(OPTIONS)
        : createInflateRaw(OPTIONS);
    default:
      return undefined;
  }
}
