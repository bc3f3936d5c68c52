import { isDataObject } from '../../base/plain-data.ts';
import type { SubgraphResponse } from '../subgraph-fetcher.ts';
import type { SubgraphError } from '../subgraph-error.ts';

export interface ResponseReading {
  /** Whether the text has nothing that JSON escapes. */
  readonly isPlain: boolean;
  /** The text the body was parsed from. */
  readonly text: () => string;
  /** The most errors to read; one more error says how many there are beyond. */
  readonly maxErrors: number;
}

/**
 * The start of `{"data":{...}}`, the usual answer, from which the text of
 * `data` can be cut without parsing.
 */
const ONLY_DATA = /^\s*\{\s*"data"\s*:\s*(?=\{)/;

/**
 * Reads the body of a GraphQL answer. Undefined if it is not one: not an
 * object, without `data` and `errors`, or with either of a wrong type.
 */
export function readGraphqlResponse(
  body: unknown,
  { isPlain, text, maxErrors }: ResponseReading,
): SubgraphResponse | undefined {
  if (!isDataObject(body)) return undefined;
  const { data, errors } = body;
  const hasErrors = Array.isArray(errors) && errors.length > 0;
  if (data === undefined && !hasErrors) return undefined;
  if (data !== undefined && data !== null && !isDataObject(data))
    return undefined;
  if (errors !== undefined && errors !== null && !Array.isArray(errors)) {
    return undefined;
  }
  if (data && isAlone(body)) {
    return { data, isPlain, dataText: () => cutData(text()) };
  }
  return {
    ...(data === undefined ? {} : { data, isPlain }),
    ...(hasErrors ? { errors: readErrors(errors, maxErrors) } : {}),
    ...('extensions' in body ? { extensions: body['extensions'] } : {}),
  };
}

/** Whether `data` is the only key; cheaper than listing the keys. */
function isAlone(body: Record<string, unknown>): boolean {
  for (const key in body) if (key !== 'data') return false;
  return true;
}

function cutData(text: string): string | undefined {
  const start = ONLY_DATA.exec(text);
  if (!start) return undefined;
  // With a second "data" key, the cut would contain more than one object.
  if (text.includes('"data"', start[0].length)) return undefined;
  const end = text.lastIndexOf('}');
  return text.slice(start[0].length, end).trimEnd();
}

/** The error for omitted ones has no path: they may be about any field. */
function readErrors(errors: unknown[], max: number): SubgraphError[] {
  const read = errors.slice(0, max).map(toError);
  const leftOut = errors.length - read.length;
  if (leftOut > 0) {
    const message = `${leftOut} more errors of a subgraph were left out.`;
    read.push({ message, extensions: { code: 'TOO_MANY_ERRORS' } });
  }
  return read;
}

function toError(value: unknown): SubgraphError {
  return isDataObject(value) ? value : { message: value };
}
