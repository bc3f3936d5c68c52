import type { ResponseError } from '../../base/errors.ts';
import type { CostNode } from './cost-tree.ts';
import type { Gathered } from './gathered.ts';

type Variables = Readonly<Record<string, unknown>>;

/**
 * Caches the last refusal of an operation, because refused clients retry and
 * finding a suggestion takes many estimates. Valid for the same variables and
 * the same number of partitions.
 */
export class LastRefusal {
  #variables: Variables = {};
  #partitions = '';
  #error: ResponseError | undefined;

  of(
    tree: readonly CostNode[],
    variables: Variables,
    refuse: () => ResponseError,
  ): ResponseError {
    const partitions = partitionsOf(tree, variables);
    if (
      this.#error &&
      partitions === this.#partitions &&
      isSame(variables, this.#variables)
    ) {
      return this.#error;
    }
    this.#error = refuse();
    this.#variables = variables;
    this.#partitions = partitions;
    return this.#error;
  }
}

/**
 * The number of partitions that answer each root field now, as a cache key.
 * Fields below a root field have the same number.
 */
function partitionsOf(tree: readonly CostNode[], variables: Variables): string {
  return tree
    .map(({ gathered }: { readonly gathered: Gathered | undefined }) =>
      gathered?.partitions(variables),
    )
    .join();
}

/**
 * Lists and objects count as different, because comparing them can take long.
 */
function isSame(some: Variables, others: Variables): boolean {
  const names = Object.keys(some);
  return (
    names.length === Object.keys(others).length &&
    names.every((name) => Object.is(some[name], others[name]))
  );
}
