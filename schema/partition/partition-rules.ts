import { sdlTypes } from '../../protocol/sdl/sdl-types.ts';
import type { SchemaProblem } from '../rules/problem.ts';
import type { ParsedContract } from '../rules/parsed-contract.ts';
import {
  readPartitionContract,
  type PartitionContract,
} from './partition-contract.ts';
import { keyProblems } from './key-rules.ts';
import { rootFieldProblems } from './root-field-rules.ts';

/**
 * What a partitioned subgraph must say so that the gateway can send each part
 * of a request to whom it concerns, and make one answer of many
 * (docs/partitions.md).
 */
export function partitionProblems(
  contracts: readonly ParsedContract[],
): SchemaProblem[] {
  return contracts.flatMap((parsed) => {
    const contract = readPartitionContract(parsed);
    if (!contract) return [];
    const others = contracts.filter(({ name }) => name !== parsed.name);
    return [
      ...keyProblems(contract),
      ...rootFieldProblems(contract),
      ...sharedFieldProblems(contract, others),
    ];
  });
}

function sharedFieldProblems(
  contract: PartitionContract,
  others: readonly ParsedContract[],
): SchemaProblem[] {
  return (['query', 'mutation'] as const).flatMap((operation) => {
    const own = contract.types.root(operation);
    return others.flatMap((other) => {
      const theirs = sdlTypes(other.document).root(operation)?.fields;
      return [...(own?.fields.keys() ?? [])]
        .filter((field) => theirs?.has(field))
        .map((field) => ({
          ...contract.problem(
            'PARTITION_FIELD_SHARED',
            `${contract.name}: expected ${own?.name ?? ''}.${field} in this partitioned subgraph only, but got it in ${other.name}, too.`,
          ),
          subgraphs: [contract.name, other.name],
        }));
    });
  });
}
