import type { FieldDefinitionNode } from 'graphql';

import { AGGREGATES } from '../../protocol/partition/partition-directives.ts';
import {
  isList,
  namedType,
  type SdlType,
} from '../../protocol/sdl/sdl-types.ts';
import type { SchemaProblem } from '../rules/problem.ts';
import type { PartitionContract } from './partition-contract.ts';
import type { RootField } from './root-field.ts';

/** Every field of a statistics type says how it merges, at every depth. */
export function statisticsProblems(field: RootField): SchemaProblem[] {
  return [
    ...bucketProblems(field, field.node, `Query.${field.node.name.value}`),
    ...typeProblems(field, namedType(field.node.type), new Set()),
  ];
}

function typeProblems(
  field: RootField,
  typeName: string,
  seen: ReadonlySet<string>,
): SchemaProblem[] {
  if (seen.has(typeName)) return [];
  const { contract } = field;
  const type = contract.types.get(typeName);
  if (type?.kind !== 'object') {
    return [refuse(field, `a type of statistics, but got ${typeName}`)];
  }
  return [...type.fields.values()].flatMap((node) => {
    const aggregate = contract.use(node.directives, 'aggregate');
    const coordinate = `${typeName}.${node.name.value}`;
    if (aggregate) return aggregateProblems(field, { type, node, aggregate });
    const nested = namedType(node.type);
    if (!isNestedStatistics(contract, nested)) {
      return [refuse(field, `@aggregate on ${coordinate}, but got none`)];
    }
    return [
      ...bucketProblems(field, node, coordinate),
      ...typeProblems(field, nested, new Set([...seen, typeName])),
    ];
  });
}

/** An object some field of which, at some depth, says how it merges. */
function isNestedStatistics(
  contract: PartitionContract,
  name: string,
  seen: ReadonlySet<string> = new Set(),
): boolean {
  const type = contract.types.get(name);
  if (type?.kind !== 'object' || seen.has(name)) return false;
  return [...type.fields.values()].some(
    (node) =>
      contract.use(node.directives, 'aggregate') !== undefined ||
      isNestedStatistics(contract, namedType(node.type), new Set([...seen, name])), // prettier-ignore
  );
}

/** Buckets of several partitions are the same where their KEY fields are. */
function bucketProblems(
  field: RootField,
  node: FieldDefinitionNode,
  coordinate: string,
): SchemaProblem[] {
  const item = namedType(node.type);
  if (!isList(node.type) || hasKey(field.contract, item)) return [];
  return [
    refuse(field, `a field with @aggregate(by: "KEY") in ${item}, the items of ${coordinate}, but got none`), // prettier-ignore
  ];
}

function hasKey(contract: PartitionContract, name: string): boolean {
  return [...(contract.types.get(name)?.fields.values() ?? [])].some(
    ({ directives }) => contract.use(directives, 'aggregate')?.['by'] === 'KEY',
  );
}

interface AggregateUse {
  readonly type: SdlType;
  readonly node: FieldDefinitionNode;
  readonly aggregate: Readonly<Record<string, unknown>>;
}

function aggregateProblems(
  field: RootField,
  { type, node, aggregate }: AggregateUse,
): SchemaProblem[] {
  const coordinate = `${type.name}.${node.name.value}`;
  const by = String(aggregate['by']);
  if (!AGGREGATES.some((known) => known === by)) {
    return [refuse(field, `@aggregate on ${coordinate} by one of ${AGGREGATES.join(', ')}, but got "${by}"`)]; // prettier-ignore
  }
  const valueType = field.contract.types.get(namedType(node.type));
  const isLeaf = !valueType || valueType.kind === 'leaf';
  if (!isLeaf || isList(node.type)) {
    return [refuse(field, `@aggregate on a single scalar or enum, but got it on ${coordinate}`)]; // prettier-ignore
  }
  if (by !== 'AVERAGE') return [];
  return (['sum', 'count'] as const)
    .filter(
      (part) =>
        !isOf(field.contract, type, { by: PARTS[part], name: aggregate[part] }),
    ) // prettier-ignore
    .map((part) =>
      refuse(
        field,
        `@aggregate(by: "AVERAGE") on ${coordinate} to name a field of ${type.name} with by: "SUM" as ${part}, but got ${JSON.stringify(aggregate[part] ?? null)}`,
      ),
    );
}

function isOf(
  contract: PartitionContract,
  type: SdlType,
  { by, name }: { by: readonly string[]; name: unknown },
): boolean {
  const node = type.fields.get(String(name));
  const found = contract.use(node?.directives, 'aggregate')?.['by'];
  return by.some((one) => one === found);
}

/** How what an average is made of may merge. */
const PARTS = { sum: ['SUM'], count: ['SUM', 'COUNT'] } as const;

function refuse(field: RootField, expectation: string): SchemaProblem {
  return field.refuse('PARTITION_AGGREGATE_INVALID', expectation);
}
