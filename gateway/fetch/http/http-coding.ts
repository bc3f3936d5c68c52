import type { Transform } from 'node:stream';
import {
  constants,
  createBrotliDecompress,
  createGunzip,
  createInflate,
  createInflateRaw,
  createZstdDecompress,
} from 'node:zlib';

/** What a subgraph is told: the cheapest to take apart goes first. */
export const ACCEPTED_CODINGS = 'zstd, gzip;q=0.9, br;q=0.8, deflate;q=0.5';

/** More codings on one another than anybody has a use for are an attack. */
const MAX_CODINGS = 3;
const OPTIONS = { chunkSize: 64 * 1024 };
/** The window that a content coding may ask for (RFC 9659): 8 MiB. */
const ZSTD = { [constants.ZSTD_d_windowLogMax]: 23 };

const PLAIN: readonly string[] = [];

/** The codings of a body in the order they were put on; none for a plain one. */
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
 * What takes codings off, in the order to go through. Undefined when one of
 * them is not known. `first` is the first byte of the body.
 */
export function createDecoders(
  codings: readonly string[],
  first: number,
): readonly Transform[] | undefined {
  if (codings.length > MAX_CODINGS) return undefined;
  const decoders = codings.toReversed().map((name, index) => {
    // Of what is inside another coding the first byte is not known.
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
      // Some servers send it without the zlib header that it should have.
      return first === undefined || (first & 0x0f) === 8
        ? createInflate(OPTIONS)
        : createInflateRaw(OPTIONS);
    default:
      return undefined;
  }
}
