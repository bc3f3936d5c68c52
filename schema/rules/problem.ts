import type { GraphQLError } from 'graphql';

/** Why contracts do not compose: what to change, and where. */
export interface SchemaProblem {
  /** SCREAMING_SNAKE, as the federation specification names it. */
  readonly code: string;
  readonly message: string;
  /** The contracts concerned; empty if composition cannot tell. */
  readonly subgraphs: readonly string[];
}

/** A problem from an error of the GraphQL library or of composition. */
export function problemOf(
  error: GraphQLError,
  subgraphs: readonly string[] = [],
): SchemaProblem {
  const code = error.extensions['code'];
  return {
    code: typeof code === 'string' ? code : 'INVALID_GRAPHQL',
    message: error.message,
    subgraphs,
  };
}
