import type { FieldDefinitionNode } from 'graphql';

import { DEFAULT_ORDER_ARGUMENT } from '../../protocol/partition/partition-directives.ts';
import {
  isList,
  namedType,
  type SdlType,
} from '../../protocol/sdl/sdl-types.ts';
import type { SchemaProblem } from '../rules/problem.ts';
import type { RootField } from './root-field.ts';
import { separatorProblems } from './separator-rules.ts';

const MEMBERS: ReadonlySet<string> = new Set([
  'edges',
  'nodes',
  'pageInfo',
  'totalCount',
]);

/** A gathered connection is Relay's, so that pages of many make one page. */
export function connectionProblems(
  field: RootField,
  gather: Readonly<Record<string, unknown>>,
): SchemaProblem[] {
  const { types } = field.contract;
  const name = namedType(field.node.type);
  const connection = types.get(name);
  const edges = connection?.fields.get('edges');
  const edge = edges && types.get(namedType(edges.type));
  const node = edge?.fields.get('node');
  const info = connection?.fields.get('pageInfo');
  const hasNext =
    info && types.get(namedType(info.type))?.fields.has('hasNextPage');
  const isRelay =
    !isList(field.node.type) &&
    edges !== undefined &&
    isList(edges.type) &&
    edge?.fields.has('cursor') &&
    hasNext;
  if (!isRelay || !node) {
    return [
      refuse(
        field,
        `a Relay connection (edges { cursor node }, pageInfo { hasNextPage }), but got ${name}`,
      ),
    ];
  }
  return [
    ...memberProblems(field, connection),
    ...argumentProblems(field, gather),
    ...rowProblems(field, node),
    ...separatorProblems(field, namedType(node.type)),
  ];
}

function memberProblems(
  field: RootField,
  connection: SdlType | undefined,
): SchemaProblem[] {
  return [...(connection?.fields.keys() ?? [])]
    .filter((name) => !MEMBERS.has(name))
    .map((name) =>
      refuse(
        field,
        `only ${[...MEMBERS].join(', ')} in ${connection?.name ?? ''}, but got "${name}", too`,
      ),
    );
}

function argumentProblems(
  field: RootField,
  { order }: Readonly<Record<string, unknown>>,
): SchemaProblem[] {
  const args = new Map(
    field.node.arguments?.map((argument) => [argument.name.value, argument]),
  );
  const problems: SchemaProblem[] = [];
  if (!args.has('first') || !args.has('after')) {
    problems.push(refuse(field, 'the arguments first and after, but got not both')); // prettier-ignore
  }
  const name = typeof order === 'string' ? order : DEFAULT_ORDER_ARGUMENT;
  const ordering = args.get(name);
  if (!ordering && order !== undefined) {
    problems.push(
      field.refuse(
        'PARTITION_PATH_INVALID',
        `an argument "${name}" that orders the rows, but got none`,
      ),
    );
  }
  const type = ordering && field.contract.types.get(namedType(ordering.type));
  if (ordering && type?.kind !== 'input') {
    problems.push(
      field.refuse(
        'PARTITION_PATH_INVALID',
        `"${name}" to take objects such as {name: ASC}, but got ${namedType(ordering.type)}`,
      ),
    );
  }
  return problems;
}

function rowProblems(
  field: RootField,
  node: FieldDefinitionNode,
): SchemaProblem[] {
  const { contract } = field;
  const row = namedType(node.type);
  if (contract.use(contract.types.get(row)?.directives, 'partitionKey')) {
    return [];
  }
  return [refuse(field, `rows with @partitionKey, but got ${row} without it`)];
}

function refuse(field: RootField, expectation: string): SchemaProblem {
  return field.refuse('PARTITION_MERGE_INVALID', expectation);
}
