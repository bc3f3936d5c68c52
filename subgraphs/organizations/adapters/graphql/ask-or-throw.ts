import { expectedError } from '../../../kit/errors.ts';
import type { GraphqlClient } from './graphql-client.ts';

/** The port of sources knows data or an exception: throws what failed. */
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

/** The server was reached, and did not answer this query. */
export class NotAnswered extends Error {
  override readonly name = 'NotAnswered';
}
