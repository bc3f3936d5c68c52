import {
  type ErrorCode,
  ERRORS,
  isOwnError,
  responseError,
} from '../base/errors.ts';
import type {
  SubgraphFetcher,
  SubgraphRequest,
  SubgraphResponse,
} from '../fetch/subgraph-fetcher.ts';
import type { SubgraphError } from '../fetch/subgraph-error.ts';
import { isDataObject } from '../base/plain-data.ts';
import { boundedText, boundedValue } from './bounded.ts';

export interface ErrorPolicyOptions {
  /** Whether to replace messages whose code is not listed. Default false. */
  readonly mask?: boolean;
  /** Further codes whose messages clients may see. */
  readonly passCodes?: readonly string[];
  /** Further extensions that clients may see. */
  readonly passExtensions?: readonly string[];
  /** Called with each replaced error, in its original form. */
  readonly onMasked?: (masked: MaskedError) => void;
}

/** An error whose details the client does not see. */
export interface MaskedError {
  readonly traceId: string;
  readonly subgraph: string;
  /** The subgraph's own message, within bounds. */
  readonly message: unknown;
  readonly path: unknown;
  readonly extensions: unknown;
}

/** The most errors of one answer to examine; others are counted. */
const MAX_ERRORS = 1000;

/** The most replaced errors of one answer to report in full. */
const MAX_TOLD = 10;

/** Longer paths cannot be paths of the answer. */
const MAX_PATH = 500;

/** Codes whose messages are written for clients. */
const PASS_CODES: readonly string[] = [
  'BAD_USER_INPUT',
  'UNAUTHENTICATED',
  'FORBIDDEN',
  'NOT_FOUND',
  'GATEWAY_REQUIRED',
  'SOURCE_UNAVAILABLE',
  'OPERATION_LIMIT_EXCEEDED',
  'OPERATION_TOO_EXPENSIVE',
  'OPERATION_BUDGET_EXCEEDED',
  ...Object.keys(ERRORS).filter((code) => code.startsWith('PARTITION_')),
];

const PASS_EXTENSIONS: readonly string[] = [
  'code',
  'partition',
  'partitions',
  'endpoint',
  'endpoints',
  'cause',
  'asOf',
  'docs',
  'http',
];

/** Extensions that clients never see. */
const INTERNALS: ReadonlySet<string> = new Set([
  'stacktrace',
  'stack',
  'exception',
  'debug',
  'originalError',
]);

export type ErrorPolicy = (fetcher: SubgraphFetcher) => SubgraphFetcher;

/**
 * Wraps a fetcher so that its errors contain only what clients may see. This is
 * done where errors come in, because later a message becomes part of others.
 */
export function createErrorPolicy(
  options: ErrorPolicyOptions = {},
): ErrorPolicy {
  const clean = createCleaner(options);
  return (fetcher) => ({
    ...(fetcher.takes === undefined ? {} : { takes: fetcher.takes }),
    ...(fetcher.close === undefined ? {} : { close: () => fetcher.close?.() ?? done }), // prettier-ignore
    fetch: (request) =>
      fetcher.fetch(request).then((response) => {
        const { errors } = response;
        return errors === undefined || errors.length === 0
          ? response
          : { ...response, errors: clean(errors, request) };
      }),
  });
}

const done = Promise.resolve();

type Clean = (
  errors: readonly SubgraphError[],
  request: SubgraphRequest,
) => NonNullable<SubgraphResponse['errors']>;

function createCleaner(options: ErrorPolicyOptions): Clean {
  const { mask = false, onMasked } = options;
  const codes = new Set([...PASS_CODES, ...(options.passCodes ?? [])]);
  const extensions = new Set([
    ...PASS_EXTENSIONS,
    ...(options.passExtensions ?? []),
  ]);

  return (errors, request) => {
    const { subgraph, scope } = request;
    let told = 0;
    const cleaned = errors.slice(0, MAX_ERRORS).map((error) => {
      if (isOwnError(error)) return error;
      if (!mask) return shown(error);
      const traceId = scope.trace.id;
      const code = codeOf(error);
      if (codes.has(code)) return passed(error, extensions);
      told += 1;
      if (told <= MAX_TOLD) onMasked?.(original(error, { traceId, subgraph }));
      return replaced(error, { code, traceId, allowed: extensions });
    });
    const leftOut = errors.length - cleaned.length;
    if (leftOut === 0) return cleaned;
    const message = `${leftOut} more errors were left out.`;
    return [...cleaned, responseError('TOO_MANY_ERRORS', { message })];
  };
}

/** The error as it is, within bounds and without internal extensions. */
function shown(error: SubgraphError): SubgraphError {
  const isInternal = (name: string): boolean => INTERNALS.has(name);
  return rebuilt(
    error,
    messageOf(error),
    pick(error, (n) => !isInternal(n)),
  );
}

function passed(
  error: SubgraphError,
  allowed: ReadonlySet<string>,
): SubgraphError {
  return rebuilt(
    error,
    messageOf(error),
    pick(error, (n) => allowed.has(n)),
  );
}

function replaced(
  error: SubgraphError,
  as: { code: string; traceId: string; allowed: ReadonlySet<string> },
): SubgraphError {
  // A code from our own table comes from a gateway behind this one.
  const code = Object.hasOwn(ERRORS, as.code)
    ? (as.code as ErrorCode)
    : 'DOWNSTREAM_SERVICE_ERROR';
  const { traceId } = as;
  const extensions = pick(error, (name) => as.allowed.has(name));
  return rebuilt(error, ERRORS[code][0], { ...extensions, code, traceId });
}

function rebuilt(
  { path }: SubgraphError,
  message: string,
  extensions: Readonly<Record<string, unknown>>,
): SubgraphError {
  const isPath = Array.isArray(path) && path.length <= MAX_PATH;
  return { message, ...(isPath ? { path } : {}), extensions };
}

function pick(
  { extensions }: SubgraphError,
  allows: (name: string) => boolean,
): Readonly<Record<string, unknown>> {
  if (!isDataObject(extensions)) return {};
  const names = Object.keys(extensions).filter(allows);
  const picked = names.map((name) => [name, extensions[name]]);
  return boundedValue(Object.fromEntries(picked)) as Record<string, unknown>;
}

function original(
  error: SubgraphError,
  known: { traceId: string; subgraph: string },
): MaskedError {
  return {
    ...known,
    message: boundedValue(error.message ?? null),
    path: boundedValue(error.path ?? null),
    extensions: boundedValue(error.extensions ?? null),
  };
}

function messageOf({ message }: SubgraphError): string {
  return typeof message === 'string'
    ? boundedText(message)
    : ERRORS.DOWNSTREAM_SERVICE_ERROR[0];
}

function codeOf({ extensions }: SubgraphError): string {
  const code = isDataObject(extensions) ? extensions['code'] : undefined;
  return typeof code === 'string' ? code : '';
}
