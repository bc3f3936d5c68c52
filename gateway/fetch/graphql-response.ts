import { parseExactJson } from '../exact-json.ts';
import type { SubgraphError, SubgraphResponse } from './subgraph-fetcher.ts';
import { isDataObject } from '../plain-data.ts';

/** `{"data":{...}}` and nothing else: the usual answer, cut without a parser. */
const ONLY_DATA = /^\s*\{\s*"data"\s*:\s*(?=\{)/;

/**
 * Reads the text of a GraphQL answer; undefined when it is none: not JSON, not
 * an object, neither `data` nor `errors`, or either of a wrong type.
 */
export function readGraphqlResponse(
  text: string,
): SubgraphResponse | undefined {
  const body = parseObject(text);
  if (body === undefined) return undefined;
  const { data, errors } = body;
  const hasErrors = Array.isArray(errors) && errors.length > 0;
  if (data === undefined && !hasErrors) return undefined;
  if (data !== undefined && data !== null && !isDataObject(data))
    return undefined;
  if (errors !== undefined && errors !== null && !Array.isArray(errors)) {
    return undefined;
  }
  // Whatever JSON escapes, it escapes by a backslash.
  const isPlain = !text.includes('\\');
  if (data && isAlone(body)) {
    return { data, isPlain, dataText: () => cutData(text) };
  }
  return {
    ...(data === undefined ? {} : { data, isPlain }),
    ...(hasErrors ? { errors: errors.map(toError) } : {}),
    ...('extensions' in body ? { extensions: body['extensions'] } : {}),
  };
}

function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const body = parseExactJson(text);
    return isDataObject(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

/** Whether there is no key besides `data`; cheaper than listing the keys. */
function isAlone(body: Record<string, unknown>): boolean {
  for (const key in body) if (key !== 'data') return false;
  return true;
}

function cutData(text: string): string | undefined {
  const start = ONLY_DATA.exec(text);
  if (!start) return undefined;
  // A second "data" key would make the cut hold more than one object.
  if (text.includes('"data"', start[0].length)) return undefined;
  const end = text.lastIndexOf('}');
  return text.slice(start[0].length, end).trimEnd();
}

function toError(value: unknown): SubgraphError {
  return isDataObject(value) ? value : { message: value };
}
