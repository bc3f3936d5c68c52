import { composeServices } from '@theguild/federation-composition';
import { GraphQLError, parse } from 'graphql';

import type { Contract } from './contracts.ts';
import { partitionProblems } from './partition/partition-rules.ts';
import { problemOf, type SchemaProblem } from './problem.ts';
import {
  affiliationIsReadOnly,
  type ParsedContract,
} from './rules/affiliation-is-read-only.ts';

export type Composition =
  | { readonly kind: 'composed'; readonly supergraph: string }
  | { readonly kind: 'refused'; readonly problems: readonly SchemaProblem[] };

/**
 * Composes contracts to a Federation 2 supergraph, after the house's own rules
 * (schema/rules, schema/partition). Never throws for what is wrong in a contract.
 */
export function composeSupergraph(contracts: readonly Contract[]): Composition {
  const problems: SchemaProblem[] = [];
  const parsed = contracts.flatMap((contract) => {
    const result = readContract(contract);
    if ('code' in result) problems.push(result);
    return 'code' in result ? [] : [result];
  });
  problems.push(...parsed.flatMap(affiliationIsReadOnly));
  problems.push(...partitionProblems(parsed));
  if (problems.length > 0) return { kind: 'refused', problems };

  const result = composeServices(
    parsed.map(({ name, document }, index) => ({
      name,
      typeDefs: document,
      url: contracts[index]?.url ?? '',
    })),
  );
  if (result.errors) {
    return {
      kind: 'refused',
      problems: result.errors.map((error) => problemOf(error)),
    };
  }
  return { kind: 'composed', supergraph: `${result.supergraphSdl.trim()}\n` };
}

function readContract(contract: Contract): ParsedContract | SchemaProblem {
  try {
    return { name: contract.name, document: parse(contract.sdl) };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const place = error.locations?.[0];
    const where = `${contract.file ?? contract.name}${place ? `:${place.line}:${place.column}` : ''}`;
    return {
      code: 'INVALID_GRAPHQL',
      message: `${where}: ${error.message}`,
      subgraphs: [contract.name],
    };
  }
}
