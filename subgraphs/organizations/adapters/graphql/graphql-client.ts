import { Agent, request } from 'undici';

/** A server's data, or why there are none. */
export type GraphqlAnswer =
  | { readonly kind: 'answered'; readonly data: unknown }
  | {
      readonly kind: 'failed';
      readonly message: string;
      /**
       * Whether the server was reached, so that the failure is in its answer.
       */
      readonly isReached: boolean;
      /** The code of the server's first error, if it has one. */
      readonly code: string | null;
    };

/** A client of one GraphQL server; it sends queries only, no mutations. */
export interface GraphqlClient {
  ask(
    query: string,
    variables: Readonly<Record<string, unknown>>,
  ): Promise<GraphqlAnswer>;
  close(): Promise<void>;
}

export interface ServerMapping {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly connectSeconds: number;
  readonly answerSeconds: number;
}

/** Few, so that a district's server is hardly loaded. */
const connections = 4;

const maximumBytes = 64 * 1024 * 1024;

/** Redirects are not followed, since they could lead to any host. */
export function createGraphqlClient(server: ServerMapping): GraphqlClient {
  const { url, headers, connectSeconds, answerSeconds } = server;
  const dispatcher = new Agent({
    connections,
    connect: { timeout: connectSeconds * 1_000 },
  });
  return {
    async ask(query, variables) {
      try {
        const response = await request(url, {
          dispatcher,
          method: 'POST',
          headers: {
            ...headers,
            'content-type': 'application/json',
            accept: 'application/graphql-response+json, application/json;q=0.9',
          },
          body: JSON.stringify({ query, variables }),
          signal: AbortSignal.timeout(answerSeconds * 1_000),
        });
        const text = await readText(response.body);
        if (text === null) {
          return failed(`more than ${maximumBytes} bytes`);
        }
        return answerIn(text, response.statusCode);
      } catch (error) {
        return {
          ...failed(reasonOf(error, answerSeconds)),
          isReached: false,
        };
      }
    },
    close: () => dispatcher.destroy(),
  };
}

async function readText(body: AsyncIterable<Buffer>): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maximumBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

interface ServerError {
  readonly message?: unknown;
  readonly extensions?: { readonly code?: unknown };
}

function answerIn(text: string, status: number): GraphqlAnswer {
  const answer = parseAnswer(text);
  if (answer === null) return failed(`status ${status} without GraphQL`);
  const [error] = answer.errors ?? [];
  if (error) {
    const code = error.extensions?.code;
    return {
      kind: 'failed',
      message: `the error: ${String(error.message)}`,
      isReached: true,
      code: typeof code === 'string' ? code : null,
    };
  }
  return answer.data === null || answer.data === undefined
    ? failed(`status ${status} without data`)
    : { kind: 'answered', data: answer.data };
}

function parseAnswer(
  text: string,
): { data?: unknown; errors?: readonly ServerError[] } | null {
  try {
    const value = parsePrecise(text);
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}

/**
 * Parses JSON without losing digits: a whole number beyond the safe integers
 * becomes a text, as ids are. https://tc39.es/proposal-json-parse-with-source/
 */
export function parsePrecise(text: string): unknown {
  const parse = JSON.parse as (text: string, reviver: Reviver) => unknown;
  return parse(text, (_, value, context) => {
    const isLost = typeof value === 'number' && !Number.isSafeInteger(value);
    const source = context?.source;
    return isLost && source !== undefined && /^-?\d+$/u.test(source)
      ? source
      : value;
  });
}

type Reviver = (
  key: string,
  value: unknown,
  context?: { readonly source?: string },
) => unknown;

function failed(got: string) {
  return {
    kind: 'failed',
    message: got,
    isReached: true,
    code: null,
  } as const;
}

function reasonOf(error: unknown, seconds: number): string {
  const { name, message, code } = error as Error & { readonly code?: string };
  if (name === 'TimeoutError') return `no answer in ${seconds} s`;
  return code === undefined ? message : `${code}: ${message}`;
}
