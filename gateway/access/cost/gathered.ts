import { OperationTypeNode } from 'graphql';
import type { PartitionModel } from '../../partitions/model/partition-model.ts';
import { isDataObject } from '../../base/plain-data.ts';
import type { ArgumentPath } from '../../../protocol/partition/partition-uses.ts';
import type { ReadArgument } from './read-argument.ts';

/**
 * A root field that all partitions answer, each with up to the rows asked for.
 */
export interface Gathered {
  readonly model: PartitionModel;
  /**
   * Whether the merged list is cut to the number of rows the client asked for.
   */
  readonly isTrimmed: boolean;
  /** The number of partitions that are asked with these variables. */
  readonly partitions: (variables: Readonly<Record<string, unknown>>) => number;
}

/** Finds root fields whose answers are gathered from all partitions. */
export interface Gathering {
  find(
    operation: OperationTypeNode,
    field: string,
    read: ReadonlyMap<string, ReadArgument>,
  ): Gathered | undefined;
}

/**
 * `endpointsOf` gives the number of endpoints that now hold a subgraph's rows.
 */
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

/**
 * Whether this field, below a gathered one, is answered by the partitions
 * themselves.
 */
export function staysWith(
  { model }: Gathered,
  type: string,
  field: string,
): boolean {
  return model.types.ownersOf(type, field).includes(model.subgraph);
}

/**
 * The number of partitions that a pruning argument names; all, if it does not
 * say.
 */
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
