/** Encodings that a text file of a district can be in, by WHATWG's names. */
export const textEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
] as const;

export type TextEncoding = (typeof textEncodings)[number];

/** Bytes that are searched for zeros to detect UTF-16. */
const lookedAt = 64 * 1024;

/**
 * Detects the encoding of a file: by its byte order mark, else UTF-16 if there
 * are zero bytes (Excel's "Unicode text"), else UTF-8 if it is valid, else
 * GB18030 (which includes GBK and GB2312).
 */
export function detectEncoding(bytes: Uint8Array): TextEncoding {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const zeros = zeroBytes(bytes.subarray(0, lookedAt));
  if (zeros.even + zeros.odd > 0) {
    return zeros.odd >= zeros.even ? 'utf-16le' : 'utf-16be';
  }
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}

/** The text without its byte order mark. */
export function decodeText(bytes: Uint8Array, encoding: TextEncoding): string {
  return new TextDecoder(encoding).decode(bytes);
}

/**
 * In UTF-16, line ends, tabs and digits contain a zero byte; other texts have
 * none.
 */
function zeroBytes(bytes: Uint8Array) {
  const found = { even: 0, odd: 0 };
  for (const [index, byte] of bytes.entries()) {
    if (byte === 0) found[index % 2 === 0 ? 'even' : 'odd'] += 1;
  }
  return found;
}
