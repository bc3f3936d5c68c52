import { expectedError } from '../../../kit/errors.ts';
import type { GraphqlClient } from './graphql-client.ts';

/**
 * Asks the server; throws if it failed, since a source returns data or throws.
 */
export async function askOrThrow(
  client: GraphqlClient,
  query: string,
  variables: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const answer = await client.ask(query, variables);
  if (answer.kind === 'answered') return answer.data;
  if (answer.code === 'BAD_USER_INPUT') {
    throw expectedError('BAD_USER_INPUT', answer.message);
  }
  const message = `Expected an answer of the district's GraphQL server, but got ${answer.message}.`;
  throw answer.isReached ? new NotAnswered(message) : new Error(message);
}

/** The server was reached but gave no answer to this query. */
export class NotAnswered extends Error {
  override readonly name = 'NotAnswered';
}
