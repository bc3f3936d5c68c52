import type { ConstDirectiveNode, DocumentNode } from 'graphql';

import { directiveArguments } from '../sdl/directive-arguments.ts';
import { linkedDirectives } from '../sdl/linked-directives.ts';
import {
  type Aggregate,
  DEFAULT_KEY_FIELD,
  DEFAULT_ORDER_ARGUMENT,
  type Merge,
  PARTITION_SPECIFICATION,
  type PartitionDirective,
} from './partition-directives.ts';

/** The arguments of a directive as written; composition has checked them. */
export type DirectiveArguments = Readonly<Record<string, unknown>>;

/** Finds the partition directives that a document applies. */
export interface PartitionUses {
  /** The arguments of a directive, if one of these applied directives is it. */
  find(
    directives: readonly ConstDirectiveNode[] | undefined,
    name: PartitionDirective,
  ): DirectiveArguments | undefined;
}

/** Undefined if the document does not link the specification. */
export function partitionUses(
  document: DocumentNode,
): PartitionUses | undefined {
  const linked = linkedDirectives(document, PARTITION_SPECIFICATION);
  return (
    linked && {
      find(directives, name) {
        const use = linked.find(directives, name);
        return use && directiveArguments(use);
      },
    }
  );
}

/** The field of a row from which its partition is read. */
export interface PartitionKey {
  readonly field: string;
  readonly separator: string | undefined;
}

/** Segments of a path of arguments: `['filter', 'id']`. */
export type ArgumentPath = readonly string[];

/** The arguments of `@gather`. */
export interface GatherUse {
  readonly merge: Merge;
  readonly prune: readonly ArgumentPath[];
  readonly order: string;
  /** The field that tells rows of a list apart. */
  readonly key: string | undefined;
}

/** The arguments of `@aggregate`. */
export interface AggregateUse {
  readonly by: Aggregate;
  readonly sum: string | undefined;
  readonly count: string | undefined;
}

export function readPartitionKey({
  field,
  separator,
}: DirectiveArguments): PartitionKey {
  return {
    field: textOf(field) ?? DEFAULT_KEY_FIELD,
    separator: textOf(separator),
  };
}

/**
 * The path to the argument that holds the key; the partition of that key
 * answers.
 */
export function readRoute({ by }: DirectiveArguments): ArgumentPath {
  return pathOf(by);
}

export function readGather(gather: DirectiveArguments): GatherUse {
  const { merge, prune, order, key } = gather;
  const paths: readonly unknown[] = Array.isArray(prune)
    ? prune
    : prune == null
      ? []
      : [prune];
  return {
    merge: merge as Merge,
    prune: paths.map(pathOf),
    order: textOf(order) ?? DEFAULT_ORDER_ARGUMENT,
    key: textOf(key),
  };
}

export function readAggregate({
  by,
  sum,
  count,
}: DirectiveArguments): AggregateUse {
  return { by: by as Aggregate, sum: textOf(sum), count: textOf(count) };
}

function pathOf(value: unknown): ArgumentPath {
  return String(value).split('.');
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
