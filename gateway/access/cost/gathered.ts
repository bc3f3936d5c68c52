import { OperationTypeNode } from 'graphql';
import type { PartitionModel } from '../../partitions/model/partition-model.ts';
import { isDataObject } from '../../base/plain-data.ts';
import type { ArgumentPath } from '../../../protocol/partition/partition-uses.ts';
import type { ReadArgument } from './read-argument.ts';

/** A root field that all partitions answer, each with as many rows. */
export interface Gathered {
  readonly model: PartitionModel;
  /** Whether no more rows stay than the client asked for. */
  readonly isTrimmed: boolean;
  /** How many partitions are asked with these variables. */
  readonly partitions: (variables: Readonly<Record<string, unknown>>) => number;
}

/** Finds the root fields that partitions answer together. */
export interface Gathering {
  find(
    operation: OperationTypeNode,
    field: string,
    read: ReadonlyMap<string, ReadArgument>,
  ): Gathered | undefined;
}

/** `endpointsOf` says how many hold rows of a subgraph now. */
export function createGathering(
  partitions: ReadonlyMap<string, PartitionModel>,
  endpointsOf: (subgraph: string) => number,
): Gathering {
  return {
    find(operation, field, read) {
      if (operation === OperationTypeNode.SUBSCRIPTION) return undefined;
      for (const model of partitions.values()) {
        const rule = model.rule(operation, field);
        if (rule?.kind !== 'gather') continue;
        return {
          model,
          isTrimmed: rule.merge !== 'LIST',
          partitions: (variables) => {
            const all = endpointsOf(model.subgraph);
            const named = rule.prune.map((path) =>
              countNamed(path, read, variables),
            );
            return Math.max(1, Math.min(all, ...named));
          },
        };
      }
      return undefined;
    },
  };
}

/** Whether the partitions answer this field themselves, below a gathered one. */
export function staysWith(
  { model }: Gathered,
  type: string,
  field: string,
): boolean {
  return model.types.ownersOf(type, field).includes(model.subgraph);
}

/** How many partitions a value names; all of them, where it does not say. */
function countNamed(
  [name = '', ...rest]: ArgumentPath,
  read: ReadonlyMap<string, ReadArgument>,
  variables: Readonly<Record<string, unknown>>,
): number {
  let value = read.get(name)?.(variables);
  for (const segment of rest) {
    value = isDataObject(value) ? value[segment] : undefined;
  }
  if (isDataObject(value)) value = value['eq'] ?? value['in'];
  if (value === undefined || value === null) return Infinity;
  return Array.isArray(value) ? value.length : 1;
}
