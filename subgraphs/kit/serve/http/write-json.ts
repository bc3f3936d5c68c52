import { setImmediate } from 'node:timers/promises';

import { expectedError } from '../../errors.ts';

/** Characters that are written without a pause and sent as one chunk. */
const chunkCharacters = 256 * 1024;

/** Lists of at least this length are written item by item. */
const longList = 32;

/**
 * Writes a value's JSON in chunks, with pauses in a long text so that other
 * requests go on. Throws OPERATION_BUDGET_EXCEEDED beyond `maxCharacters`.
 */
export async function writeJson(
  value: unknown,
  maxCharacters: number,
): Promise<readonly string[]> {
  const chunks: string[] = [];
  let chunk = '';
  let characters = 0;
  for (const piece of pieces(value)) {
    chunk += piece;
    characters += piece.length;
    if (characters > maxCharacters) {
      throw expectedError(
        'OPERATION_BUDGET_EXCEEDED',
        `Expected an answer of at most ${maxCharacters} characters, but got more: ask for less at a time.`,
      );
    }
    if (chunk.length < chunkCharacters) continue;
    chunks.push(chunk);
    chunk = '';
    await setImmediate();
  }
  chunks.push(chunk);
  return chunks;
}

function* pieces(value: unknown): Generator<string> {
  if (Array.isArray(value)) yield* piecesOfList(value);
  else if (isPlainObject(value)) yield* piecesOfObject(value);
  else yield JSON.stringify(value);
}

function* piecesOfList(items: readonly unknown[]): Generator<string> {
  const isLong = items.length >= longList;
  let before = '[';
  for (const item of items) {
    if (isLong) yield before + JSON.stringify(item);
    else {
      yield before;
      yield* pieces(item);
    }
    before = ',';
  }
  yield items.length === 0 ? '[]' : ']';
}

function* piecesOfObject(value: object): Generator<string> {
  let before = '{';
  for (const [key, member] of Object.entries(value) as [string, unknown][]) {
    if (member === undefined) continue;
    yield `${before}${JSON.stringify(key)}:`;
    yield* pieces(member);
    before = ',';
  }
  yield before === '{' ? '{}' : '}';
}

/** Values of scalars may have a `toJSON` of their own: they are leaves. */
function isPlainObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !('toJSON' in value);
}
