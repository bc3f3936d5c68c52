import { type ConstDirectiveNode, OperationTypeNode } from 'graphql';
import type { PartitionModel } from '../../partitions/model/partition-model.ts';
import { isDataObject } from '../../base/plain-data.ts';
import type { ArgumentPath } from '../../../protocol/partition/partition-uses.ts';
import { directiveArguments } from '../../../protocol/sdl/directive-arguments.ts';
import type { ReadArgument } from './read-argument.ts';

/** A root field that all partitions answer, each with as many rows. */
export interface Gathered {
  readonly model: PartitionModel;
  /** The value of the supergraph's `join__Graph` enum. */
  readonly graph: string;
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
  {
    partitions,
    graphNames,
  }: {
    readonly partitions: ReadonlyMap<string, PartitionModel>;
    readonly graphNames: ReadonlyMap<string, string>;
  },
  endpointsOf: (subgraph: string) => number,
): Gathering {
  const graphs = new Map([...graphNames].map(([graph, name]) => [name, graph]));
  return {
    find(operation, field, read) {
      if (operation === OperationTypeNode.SUBSCRIPTION) return undefined;
      for (const model of partitions.values()) {
        const rule = model.rule(operation, field);
        if (rule?.kind !== 'gather') continue;
        return {
          model,
          graph: graphs.get(model.subgraph) ?? '',
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
  { model, graph }: Gathered,
  type: string,
  field: string,
): boolean {
  const owner = model.types.get(type);
  const uses = usesOf(owner?.fields.get(field)?.directives, 'join__field');
  // Without @join__field every subgraph that has the type has the field.
  const own = uses.length > 0 ? uses : usesOf(owner?.directives, 'join__type');
  return own.some((use) => use['graph'] === graph && use['external'] !== true);
}

function usesOf(
  directives: readonly ConstDirectiveNode[] | undefined,
  name: string,
): Readonly<Record<string, unknown>>[] {
  return (directives ?? [])
    .filter((use) => use.name.value === name)
    .map(directiveArguments);
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
