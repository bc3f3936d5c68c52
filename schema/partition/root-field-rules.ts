import { MERGES } from '../../protocol/partition/partition-directives.ts';
import {
  type DirectiveArguments,
  readGather,
  readRoute,
} from '../../protocol/partition/partition-uses.ts';
import {
  isList,
  namedType,
  type SdlType,
} from '../../protocol/sdl/sdl-types.ts';
import type { SchemaProblem } from '../rules/problem.ts';
import { pathProblems } from './argument-path-rules.ts';
import { connectionProblems } from './connection-rules.ts';
import type { PartitionContract } from './partition-contract.ts';
import { type RootField, rootField } from './root-field.ts';
import { separatorProblems } from './separator-rules.ts';
import { statisticsProblems } from './statistics-rules.ts';

/** Every root field says whether one partition answers it, or all. */
export function rootFieldProblems(
  contract: PartitionContract,
): SchemaProblem[] {
  const { types } = contract;
  const each = (
    root: SdlType | undefined,
    check: (field: RootField) => SchemaProblem[],
  ) =>
    [...(root?.fields.values() ?? [])]
      .filter(({ name }) => !name.value.startsWith('_'))
      .flatMap((node) => check(rootField(contract, root?.name ?? '', node)));
  return [
    ...each(types.root('query'), queryFieldProblems),
    ...each(types.root('mutation'), mutationFieldProblems),
    ...each(types.root('subscription'), (field) => [
      field.refuse(
        'PARTITION_FIELD_UNDECIDED',
        'no subscription in a partitioned subgraph, but got one',
      ),
    ]),
  ];
}

function queryFieldProblems(field: RootField): SchemaProblem[] {
  const { contract, node } = field;
  const route = contract.use(node.directives, 'route');
  const gather = contract.use(node.directives, 'gather');
  if (!route === !gather) {
    const found = route ? 'both' : 'neither';
    return [
      field.refuse(
        'PARTITION_FIELD_UNDECIDED',
        `either @route or @gather, but got ${found}`,
      ),
    ];
  }
  return route ? routeProblems(field, route) : gatherProblems(field, gather);
}

function mutationFieldProblems(field: RootField): SchemaProblem[] {
  const { directives } = field.node;
  const route = field.contract.use(directives, 'route');
  const gather = field.contract.use(directives, 'gather');
  if (route && !gather) return routeProblems(field, route);
  const found = gather ? '@gather' : 'none';
  return [
    field.refuse(
      'PARTITION_FIELD_UNDECIDED',
      `@route on a mutation, but got ${found}`,
    ),
  ];
}

function routeProblems(
  field: RootField,
  route: DirectiveArguments,
): SchemaProblem[] {
  return [
    ...pathProblems(field, { path: readRoute(route), use: 'route' }),
    ...separatorProblems(field, namedType(field.node.type)),
  ];
}

function gatherProblems(
  field: RootField,
  gather: DirectiveArguments | undefined,
): SchemaProblem[] {
  const { merge, prune, key } = readGather(gather ?? {});
  const pruning = prune.flatMap((path) =>
    pathProblems(field, { path, use: 'prune' }),
  );
  const merging = mergeProblems(field, gather ?? {});
  if (key !== undefined && merge !== 'LIST') {
    merging.push(
      field.refuse(
        'PARTITION_MERGE_INVALID',
        'a key with merge: "LIST" only, but got it elsewhere',
      ),
    );
  }
  return [...pruning, ...merging];
}

function mergeProblems(
  field: RootField,
  gather: DirectiveArguments,
): SchemaProblem[] {
  const type = namedType(field.node.type);
  switch (gather['merge']) {
    case 'CONNECTION':
      return connectionProblems(field, gather);
    case 'LIST':
      return listProblems(field, gather);
    case 'STATISTICS':
      return [...statisticsProblems(field), ...separatorProblems(field, type)];
    default:
      return [
        field.refuse(
          'PARTITION_MERGE_INVALID',
          `one of ${MERGES.join(', ')} as merge, but got "${String(gather['merge'])}"`,
        ),
      ];
  }
}

function listProblems(
  field: RootField,
  { key }: DirectiveArguments,
): SchemaProblem[] {
  const { contract, node } = field;
  const item = namedType(node.type);
  if (!isList(node.type)) {
    return [
      field.refuse(
        'PARTITION_MERGE_INVALID',
        `a list for merge: "LIST", but got ${item}`,
      ),
    ];
  }
  const separators = separatorProblems(field, item);
  if (typeof key !== 'string') return separators;
  if (contract.types.get(item)?.fields.has(key)) return separators;
  return [
    ...separators,
    field.refuse(
      'PARTITION_MERGE_INVALID',
      `the key to be a field of ${item}, but got "${key}"`,
    ),
  ];
}
