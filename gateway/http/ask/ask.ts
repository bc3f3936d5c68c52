import type { IncomingMessage } from 'node:http';
import { type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import type { AnswerRequest } from '../../access/gateway-request.ts';
import { responseError } from '../../base/errors.ts';
import type { CancellationToken } from '../../../protocol/request-scope.ts';
import type { OperationSource } from '../../prepare/prepare-operation.ts';
import { readParams } from '../read/graphql-params.ts';
import type { MediaType } from '../read/media-type.ts';
import { PersistedQueries } from '../read/persisted-queries.ts';
import { preventCsrf } from '../read/prevent-csrf.ts';
import { type Reply, refusal, replyTo } from '../send/reply.ts';

/** A request over HTTP that is admitted and whose body has been read. */
export interface GraphqlExchange {
  readonly request: IncomingMessage;
  /** The JSON body of a POST. */
  readonly body: unknown;
  readonly mediaType: MediaType;
  /** Cancelled when the client has disconnected. */
  readonly cancellation: CancellationToken;
}

/** Answers a request; throws a `GatewayError` to refuse it. */
export type Ask = (exchange: GraphqlExchange) => Promise<Reply>;

/** The gateway as it is used by HTTP. */
export interface AskedGateway {
  readonly answer: AnswerRequest;
  /** The operation that a request selects, if it is valid. */
  readonly operationOf: (
    source: OperationSource,
  ) => OperationDefinitionNode | undefined;
}

/** Creates the handler that follows the GraphQL-over-HTTP specification. */
export function createAsk(gateway: AskedGateway): Ask {
  const persisted = new PersistedQueries();
  return async ({ request, body, mediaType, cancellation }) => {
    preventCsrf(request);
    const { headers } = request;
    const wanted = { mediaType, headers };
    const params = readParams(request, body);
    const found = persisted.find(params);
    if (!('query' in found)) return refusal([found], wanted);
    const { query } = found;
    const { operationName, variables } = params;
    if (request.method !== 'POST') {
      const kind = gateway.operationOf({ query, operationName })?.operation;
      if (kind !== undefined && kind !== OperationTypeNode.QUERY) {
        return mutationOverGet(kind, wanted);
      }
    }
    found.keep?.();
    const answer = await gateway.answer({
      query,
      operationName,
      variables,
      headers,
      cancellation,
      takesBytes: true,
    });
    return replyTo(answer, wanted);
  };
}

async function mutationOverGet(
  kind: string,
  wanted: Parameters<typeof refusal>[1],
): Promise<Reply> {
  const message = `GET requests only support query operations, not ${kind} operations`;
  const refused = [responseError('BAD_REQUEST', { message })];
  const reply = await refusal(refused, wanted);
  return {
    ...reply,
    status: 405,
    headers: { ...reply.headers, allow: 'POST' },
  };
}
