/**
 * Readable reasons by the codes of Node's errors; other errors keep Node's
 * text.
 */
const REASONS: ReadonlyMap<string | undefined, string> = new Map([
  ['ENOENT', 'there is no file or folder of this name'],
  ['ENOTDIR', 'a part of the path is a file, not a folder'],
  ['EISDIR', 'it is a folder'],
  ['EACCES', 'this account may not'],
  ['EPERM', 'this account may not'],
  ['EROFS', 'the disk is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['ERR_ENCODING_INVALID_ENCODED_DATA', 'it has bytes that are no UTF-8'],
]);

/** Why a file cannot be read or written, as shown to whoever named the file. */
export function fileReason(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return REASONS.get(code) ?? message;
}
