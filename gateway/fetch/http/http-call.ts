import { isUtf8 } from 'node:buffer';
import type { LRUCache } from 'lru-cache';
import type { Pool } from 'undici';
import type { ErrorCode } from '../../base/errors.ts';
import { mayHaveLongNumbers, parseExactJson } from '../../base/exact-json.ts';
import { SlicedJson } from '../../base/sliced-json.ts';
import { inTurns } from '../../base/turn-queue.ts';
import type { BufferShare } from './buffer-budget.ts';
import { failedFetch } from './failed-fetch.ts';
import { readGraphqlResponse } from './graphql-response.ts';
import { AnswerRefusal, type HttpBody, malformed } from './http-body.ts';
import { HttpExchange, type HttpOutcome } from './http-exchange.ts';
import type { ResponseLimits } from './response-limits.ts';
import { hasFewKeys } from './row-like-json.ts';
import { retryAfterMs } from './retry-after.ts';
import type { SubgraphRequest, SubgraphResponse } from '../subgraph-fetcher.ts';

/** What calls need to know of a subgraph over HTTP. */
export interface HttpSubgraph {
  readonly pool: Pool;
  readonly path: string;
  readonly timeoutMs: number;
  readonly limits: ResponseLimits;
  readonly share: BufferShare;
  readonly canResend: boolean;
  /** Headers for every request; they override those of a client. */
  readonly headers: Readonly<Record<string, string>>;
  /** The beginning of the request body, up to the variables, by query text. */
  readonly prefixes: LRUCache<string, string>;
}

/** One request to a subgraph, until it is answered or given up. */
export class HttpCall {
  readonly #subgraph: HttpSubgraph;
  readonly #request: SubgraphRequest;
  readonly #resolve: (response: SubgraphResponse) => void;
  #exchange: HttpExchange | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isOver = false;
  #isResent = false;

  constructor(
    subgraph: HttpSubgraph,
    request: SubgraphRequest,
    resolve: (response: SubgraphResponse) => void,
  ) {
    this.#subgraph = subgraph;
    this.#request = request;
    this.#resolve = resolve;
  }

  start(): void {
    this.#request.scope.cancellation.onCancel(this.#cancel);
    this.#timer = setTimeout(
      () => this.#give('SUBREQUEST_TIMEOUT'),
      this.#subgraph.timeoutMs,
    );
    this.#send();
  }

  readonly #cancel = (): void => this.#give('REQUEST_CANCELLED');

  #give(code: ErrorCode): void {
    this.#end(failedFetch(code));
    this.#exchange?.end(new Error(code));
  }

  #end(response: SubgraphResponse): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#request.scope.cancellation.forget(this.#cancel);
    const after = this.#exchange?.retryAfter;
    const ms = after === undefined ? undefined : retryAfterMs(after);
    this.#resolve(
      ms === undefined ? response : { ...response, retryAfterMs: ms },
    );
  }

  #send(): void {
    const { pool, path, headers, limits, share } = this.#subgraph;
    this.#exchange = new HttpExchange(limits, {
      share,
      done: (outcome) => this.#receive(outcome),
    });
    pool.dispatch(
      {
        method: 'POST',
        path,
        headers: { ...this.#request.scope.headers, ...headers },
        body: requestBody(this.#subgraph, this.#request),
      },
      this.#exchange,
    );
  }

  #receive(outcome: HttpOutcome): void {
    if ('error' in outcome) this.#fail(outcome);
    else if (this.#isOver) outcome.body.release();
    else if (this.#isOverBudget(outcome.body)) {
      outcome.body.release();
      this.#end(failedFetch('OPERATION_BUDGET_EXCEEDED'));
    } else if (outcome.body.isReadAtOnce) this.#readAtOnce(outcome);
    else this.#readInTurns(outcome);
  }

  /**
   * Whether the answer exceeds the operation's budget; checked before parsing.
   */
  #isOverBudget({ length }: HttpBody): boolean {
    return this.#request.budget?.admitsMergedBytes(length) === false;
  }

  /**
   * The server may close a kept-alive connection just when it is used. A
   * request that cannot change anything is then sent once more, if no part of
   * an answer has come.
   */
  #fail(outcome: { readonly status: number; readonly error: unknown }): void {
    const { status, error } = outcome;
    const canResend =
      this.#subgraph.canResend &&
      this.#request.kind === 'query' &&
      !this.#isResent &&
      !this.#isOver &&
      status === 0 &&
      isDeadConnection(error);
    if (canResend) {
      this.#isResent = true;
      // By then it has been noticed which other connections died with this one.
      setImmediate(() => {
        if (!this.#isOver) this.#send();
      });
    } else this.#end(describeFailure(status, error));
  }

  #readAtOnce({ status, body }: HttpAnswer): void {
    try {
      const text = decode(body.bytes());
      if (body.isLarge && (!hasFewKeys(text) || mayHaveLongNumbers(text))) {
        this.#readInTurns({ status, body });
        return;
      }
      const value = parseExactJson(text);
      body.check(value);
      const isPlain = !text.includes('\\');
      this.#answer(value, { status, isPlain, text: () => text });
    } catch (error) {
      this.#refuse(status, error);
    }
    body.release();
  }

  /**
   * An invalid answer is an expected failure; any other error here is a defect.
   */
  #refuse(status: number, error: unknown): void {
    const isExpected =
      error instanceof AnswerRefusal || error instanceof SyntaxError;
    if (!isExpected) {
      const { scope, subgraph } = this.#request;
      scope.report(error, `reading an answer of "${subgraph}"`);
    }
    this.#end(describeFailure(status, error));
  }

  #readInTurns({ status, body }: HttpAnswer): void {
    const refusal = body.look();
    const { cuts } = body;
    if (refusal || !cuts) {
      body.release();
      this.#end(describeFailure(status, refusal));
      return;
    }
    const json = new SlicedJson(cuts, (start, end) =>
      decode(body.bytes(start, end)),
    );
    // Parsing stops when the caller has given up.
    inTurns(() => this.#isOver || json.step())
      .then(() => {
        const isPlain = !body.hasBackslash;
        const text = () => decode(body.bytes());
        if (!this.#isOver) this.#answer(json.value, { status, isPlain, text });
      })
      .catch((error: unknown) => this.#refuse(status, error))
      .finally(() => body.release());
  }

  /** Throws an `AnswerRefusal` if the value is not a GraphQL answer. */
  #answer(
    value: unknown,
    { status, isPlain, text }: { status: number } & AnswerText,
  ): void {
    const { maxErrors } = this.#subgraph.limits;
    const answer = readGraphqlResponse(value, { isPlain, text, maxErrors });
    if (!answer) throw malformed(GRAPHQL);
    // A GraphQL answer counts whatever its status: servers send errors, and
    // even data, with 4xx and 5xx.
    this.#end(status >= 400 ? { ...answer, status } : answer);
  }
}

type HttpAnswer = Extract<HttpOutcome, { readonly body: HttpBody }>;

interface AnswerText {
  readonly isPlain: boolean;
  readonly text: () => string;
}

const GRAPHQL = 'an answer with "data" or "errors", but got another';

function requestBody(target: HttpSubgraph, request: SubgraphRequest): string {
  let prefix = target.prefixes.get(request.query);
  if (prefix === undefined) {
    const name =
      request.operationName === undefined
        ? ''
        : `"operationName":${JSON.stringify(request.operationName)},`;
    prefix = `{${name}"query":${JSON.stringify(request.query)}`;
    target.prefixes.set(request.query, prefix);
  }
  return request.variablesText === undefined
    ? `${prefix}}`
    : `${prefix},"variables":${request.variablesText}}`;
}

/** Decodes UTF-8, without the byte order mark that some servers send. */
function decode(bytes: Buffer): string {
  if (!isUtf8(bytes)) {
    throw malformed('an answer in UTF-8, but got bytes that are none');
  }
  const text = bytes.toString('utf8');
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

/** Error codes of a connection that was open and broke. */
const DEAD = new Set(['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE']);

function isDeadConnection(error: unknown): boolean {
  return DEAD.has(String((error as { code?: unknown } | undefined)?.code));
}

function describeFailure(status: number, error: unknown): SubgraphResponse {
  const refusal =
    error instanceof SyntaxError
      ? malformed('a GraphQL answer in JSON, but got something else')
      : error;
  if (!(refusal instanceof AnswerRefusal)) {
    return failedFetch('SUBREQUEST_HTTP_ERROR');
  }
  const { code, message } = refusal;
  const isSuccess = status >= 200 && status < 300;
  if (isSuccess || code !== 'SUBREQUEST_MALFORMED_RESPONSE') {
    return failedFetch(code, message);
  }
  // If the body is some HTML page, only the status is informative.
  const reason = `A subgraph answered with HTTP status ${status}.`;
  return failedFetch('SUBREQUEST_HTTP_ERROR', reason, status);
}
