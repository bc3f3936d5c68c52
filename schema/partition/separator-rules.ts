import type { SchemaProblem } from '../rules/problem.ts';
import type { RootField } from './root-field.ts';

/**
 * Values of arguments are cut to partition names by the @partitionKey of the
 * rows that are asked for; elsewhere by the one separator all keys agree on.
 */
export function separatorProblems(
  field: RootField,
  rowType: string,
): SchemaProblem[] {
  const { contract } = field;
  const own = contract.types.get(rowType);
  if (own && contract.use(own.directives, 'partitionKey')) return [];
  const separators = new Set(
    contract.types.all.flatMap(({ directives }) => {
      const key = contract.use(directives, 'partitionKey');
      return key ? [key['separator'] ?? null] : [];
    }),
  );
  if (separators.size === 1) return [];
  return [
    field.refuse(
      'PARTITION_KEY_AMBIGUOUS',
      `@partitionKey on ${rowType}, or one separator for all keys of the subgraph, but got ${separators.size} different ones`,
    ),
  ];
}
