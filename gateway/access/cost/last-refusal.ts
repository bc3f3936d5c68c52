import type { ResponseError } from '../../base/errors.ts';
import type { CostNode } from './cost-tree.ts';
import type { Gathered } from './gathered.ts';

type Variables = Readonly<Record<string, unknown>>;

/**
 * The last refusal of an operation: who is refused asks again, and what to
 * advise takes many estimates. It holds for the same values and partitions.
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

/** How many answer each root field now; what is below has the same. */
function partitionsOf(tree: readonly CostNode[], variables: Variables): string {
  return tree
    .map(({ gathered }: { readonly gathered: Gathered | undefined }) =>
      gathered?.partitions(variables),
    )
    .join();
}

/** Lists and objects are never the same: to compare them could take long. */
function isSame(some: Variables, others: Variables): boolean {
  const names = Object.keys(some);
  return (
    names.length === Object.keys(others).length &&
    names.every((name) => Object.is(some[name], others[name]))
  );
}
