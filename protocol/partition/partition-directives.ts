import type { LinkedSpecification } from '../sdl/linked-directives.ts';

export type PartitionDirective =
  'partitionKey' | 'route' | 'gather' | 'aggregate';

/** How `@gather` makes one answer of many. */
export const MERGES = ['CONNECTION', 'LIST', 'STATISTICS'] as const;
export type Merge = (typeof MERGES)[number];

/** How a field of a statistics type merges. */
export const AGGREGATES = [
  'KEY',
  'SUM',
  'COUNT',
  'MIN',
  'MAX',
  'AVERAGE',
] as const;
export type Aggregate = (typeof AGGREGATES)[number];

export const DEFAULT_KEY_FIELD = 'id';
export const DEFAULT_ORDER_ARGUMENT = 'orderBy';

/**
 * The URL and the directive names by which a schema's `@link` refers to the
 * specification.
 */
export const PARTITION_SPECIFICATION: LinkedSpecification<PartitionDirective> =
  {
    url: /\/partition\/v1\.\d+$/,
    names: ['partitionKey', 'route', 'gather', 'aggregate'],
  };

/**
 * The definitions of the partition directives for the SDL of a partitioned
 * subgraph. Arguments are `String` and not enums, because composition would put
 * the enums into the public schema.
 */
export const PARTITION_DEFINITIONS = `
"The text of this key field up to the first separator names the partition that has the row."
directive @partitionKey(field: String! = "id", separator: String) on OBJECT | INTERFACE

"One partition answers: that of the key found at this path of arguments."
directive @route(by: String!) on FIELD_DEFINITION

"All partitions answer, or those that the arguments at the paths of \`prune\` name. merge: CONNECTION, LIST or STATISTICS."
directive @gather(merge: String!, prune: [String!], order: String! = "orderBy", key: String) on FIELD_DEFINITION

"How a statistic merges. by: KEY, SUM, COUNT, MIN, MAX or AVERAGE (of the fields \`sum\` and \`count\`)."
directive @aggregate(by: String!, sum: String, count: String) on FIELD_DEFINITION
`;
