import { Agent, request } from 'undici';

import { reasonOf } from '../check/stage.ts';

export interface GraphqlRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

export interface AnswerError {
  readonly message: string;
  readonly code: string | null;
}

/** What a server sent, or why nothing came. */
export type ContractAnswer =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly mediaType: string;
      readonly text: string;
      /** Whether the text is a GraphQL response. */
      readonly isGraphql: boolean;
      readonly data: unknown;
      readonly errors: readonly AnswerError[];
    }
  | { readonly kind: 'failed'; readonly reason: string };

/** A client for somebody else's server; nothing in its answers is trusted. */
export interface ContractClient {
  post(request: GraphqlRequest): Promise<ContractAnswer>;
  get(request: GraphqlRequest): Promise<ContractAnswer>;
  close(): Promise<void>;
}

export interface ContractServer {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly connectSeconds: number;
  readonly answerSeconds: number;
}

const maximumBytes = 64 * 1024 * 1024;
const accept = 'application/graphql-response+json, application/json;q=0.9';

/** Redirects are not followed. */
export function createContractClient(server: ContractServer): ContractClient {
  const { url, headers, connectSeconds, answerSeconds } = server;
  const dispatcher = new Agent({
    connections: 4,
    connect: { timeout: connectSeconds * 1_000 },
  });
  async function send(
    address: string,
    options: { readonly method: 'GET' | 'POST'; readonly body?: string },
  ): Promise<ContractAnswer> {
    try {
      const response = await request(address, {
        dispatcher,
        method: options.method,
        headers: {
          ...headers,
          accept,
          ...(options.body === undefined
            ? {}
            : { 'content-type': 'application/json' }),
        },
        body: options.body ?? null,
        signal: AbortSignal.timeout(answerSeconds * 1_000),
      });
      const text = await readText(response.body);
      const type = response.headers['content-type'] ?? '';
      return answerOf(text, {
        status: response.statusCode,
        mediaType: String(type).split(';', 1)[0] ?? '',
      });
    } catch (error) {
      const { name } = error as Error;
      return {
        kind: 'failed',
        reason:
          name === 'TimeoutError'
            ? `no answer in ${answerSeconds} s`
            : reasonOf(error),
      };
    }
  }
  return {
    post: (asked) => send(url, { method: 'POST', body: JSON.stringify(asked) }),
    get: ({ query, variables }) =>
      send(withQuery(url, query, variables), { method: 'GET' }),
    close: () => dispatcher.destroy(),
  };
}

function withQuery(
  url: string,
  query: string,
  variables: GraphqlRequest['variables'],
): string {
  const address = new URL(url);
  address.searchParams.set('query', query);
  if (variables) {
    address.searchParams.set('variables', JSON.stringify(variables));
  }
  return address.href;
}

async function readText(body: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maximumBytes)
      throw new Error(`more than ${maximumBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

function answerOf(
  text: string,
  head: { readonly status: number; readonly mediaType: string },
): ContractAnswer {
  const value = parsed(text);
  const { data, errors } = value ?? {};
  return {
    kind: 'answered',
    ...head,
    text,
    isGraphql:
      value !== null &&
      ('data' in value || 'errors' in value) &&
      (errors === undefined || isErrorList(errors)),
    data: data ?? null,
    errors: Array.isArray(errors) ? errors.map(toError) : [],
  };
}

function parsed(
  text: string,
): { readonly data?: unknown; readonly errors?: unknown } | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}

function isErrorList(errors: unknown): boolean {
  return (
    Array.isArray(errors) &&
    errors.length > 0 &&
    errors.every(
      (error: unknown) =>
        typeof (error as { readonly message?: unknown } | null)?.message ===
        'string',
    )
  );
}

function toError(error: unknown): AnswerError {
  const { message, extensions } = (error ?? {}) as {
    readonly message?: unknown;
    readonly extensions?: { readonly code?: unknown };
  };
  const code = extensions?.code;
  return {
    message: String(message),
    code: typeof code === 'string' ? code : null,
  };
}
