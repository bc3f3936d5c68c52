import { readSettings } from '../settings.ts';

/** An error of the answer, or the reason why there is none. */
export interface Problem {
  readonly message: string;
  readonly code: string | undefined;
}

/** Data and problems stand side by side: what did arrive is shown. */
export interface Answer<Data> {
  readonly data: Data | null;
  readonly problems: readonly Problem[];
}

export interface Question {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** Asks the endpoint. Rejects only when the signal aborts. */
export async function ask<Data>(
  question: Question,
  signal: AbortSignal,
): Promise<Answer<Data>> {
  let response;
  let body: unknown;
  try {
    response = await fetch(readSettings().endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json;q=0.9',
      },
      body: JSON.stringify(question),
      signal,
    });
    body = await response.json();
  } catch (error) {
    signal.throwIfAborted();
    return failed(
      response === undefined
        ? `连接不上服务：${messageOf(error)}`
        : `服务的回答不是 JSON(HTTP ${response.status})`,
    );
  }
  if (!isObject(body) || !('data' in body || 'errors' in body)) {
    return failed(`服务的回答不是 GraphQL 结果(HTTP ${response.status})`);
  }
  const { data, errors } = body;
  return {
    data: isObject(data) ? (data as Data) : null,
    problems: Array.isArray(errors) ? errors.map(toProblem) : [],
  };
}

function failed(message: string): Answer<never> {
  return { data: null, problems: [{ message, code: undefined }] };
}

function toProblem(error: unknown): Problem {
  if (!isObject(error)) return { message: String(error), code: undefined };
  const { message, extensions } = error;
  const code = isObject(extensions) ? extensions['code'] : undefined;
  return {
    message: typeof message === 'string' ? message : JSON.stringify(error),
    code: typeof code === 'string' ? code : undefined,
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
