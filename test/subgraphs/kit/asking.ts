import type { FormattedExecutionResult } from 'graphql';

import type { Subgraph } from '../../../subgraphs/kit/serve/subgraph.ts';

export type Variables = Readonly<Record<string, unknown>>;

/** Asks a subgraph in process. */
export function ask(
  subgraph: Subgraph,
  query: string,
  variables: Variables = {},
): Promise<FormattedExecutionResult> {
  return subgraph.execute({ query, variables });
}

/** The data of an answer without errors, as plain objects. */
export async function dataOf(
  subgraph: Subgraph,
  query: string,
  variables?: Variables,
): Promise<unknown> {
  const { data, errors } = await ask(subgraph, query, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return JSON.parse(JSON.stringify(data));
}

/** What a gateway reads of entities that it knows the keys of. */
export async function entitiesOf(
  subgraph: Subgraph,
  keys: readonly { readonly __typename: string; readonly id: string }[],
  selection: string,
): Promise<unknown> {
  const data = await dataOf(
    subgraph,
    `query ($keys: [_Any!]!) { _entities(representations: $keys) { ${selection} } }`,
    { keys },
  );
  return (data as { readonly _entities: unknown })._entities;
}
