import type { CostNode, Slice } from './cost-tree.ts';

type Variables = Readonly<Record<string, unknown>>;

/** Sizes tried in the place of those that an operation asks for. */
type Sizes = ReadonlyMap<Slice, number>;

const AS_ASKED: Sizes = new Map();

/** What an estimate says of an operation that asks for too much. */
export interface Excess {
  readonly estimate: number;
  readonly dearest: {
    readonly field: string;
    readonly path: readonly string[];
    /** Objects of it. */
    readonly objects: number;
  };
  /** What would bring it under the limit. */
  readonly suggestion: string;
}

export interface EstimateOptions {
  /** Items of a list that nobody says the length of. */
  readonly assumed: number;
  /** Objects that what is advised stays within. */
  readonly limit: number;
}

/**
 * How many objects an operation asks for: by the sizes it states, and by what
 * is assumed of other lists.
 */
export function countAsked(
  tree: readonly CostNode[],
  variables: Variables,
  assumed: number,
): number {
  return new Estimate(variables, assumed).total(tree, AS_ASKED);
}

/** What is to be told of an operation that asks for more than the limit. */
export function findExcess(
  tree: readonly CostNode[],
  variables: Variables,
  options: EstimateOptions,
): Excess {
  const estimate = new Estimate(variables, options.assumed);
  const total = estimate.total(tree, AS_ASKED);
  const { node, objects, slices } = estimate.dearest(tree);
  return {
    estimate: exact(total),
    dearest: {
      field: node.coordinate,
      path: node.path,
      objects: exact(objects),
    },
    suggestion:
      suggestOne(estimate, { tree, slices, limit: options.limit }) ??
      suggestAll(estimate, { tree, slices, limit: options.limit }) ??
      `Leave out ${quotedPath(node.path)}, or what it is nested in.`,
  };
}

/** Numbers beyond are not exact, and as good as this one. */
function exact(count: number): number {
  return Math.min(Math.ceil(count), Number.MAX_SAFE_INTEGER);
}

interface Dearest {
  readonly node: CostNode;
  readonly objects: number;
  /** What says how many there are, from the root on. */
  readonly slices: readonly Slice[];
}

class Estimate {
  readonly #variables: Variables;
  readonly #assumed: number;

  constructor(variables: Variables, assumed: number) {
    this.#variables = variables;
    this.#assumed = assumed;
  }

  total(nodes: readonly CostNode[], sizes: Sizes, parents = 1): number {
    let sum = 0;
    for (const node of nodes) {
      const count = parents * this.#each(node, sizes);
      if (count === 0) continue;
      sum += count * this.#answers(node) * node.weight;
      if (node.children.length > 0) {
        sum += this.total(node.children, sizes, count * this.#kept(node));
      }
    }
    return sum;
  }

  /** The field that has most objects. */
  dearest(nodes: readonly CostNode[]): Dearest {
    let best: Dearest | undefined;
    const visit = (
      at: readonly CostNode[],
      parents: number,
      slices: readonly Slice[],
    ): void => {
      for (const node of at) {
        const count = parents * this.#each(node, AS_ASKED);
        const objects = count * this.#answers(node) * node.weight;
        const { slice } = node;
        const above = slice ? [...slices, slice] : slices;
        if (!best || objects > best.objects) {
          best = { node, objects, slices: above };
        }
        visit(node.children, count * this.#kept(node), above);
      }
    };
    visit(nodes, 1, []);
    if (!best) throw new Error('An operation without objects costs nothing.');
    return best;
  }

  /** Items that a field asks for. */
  size(slice: Slice): number {
    let size: number | undefined;
    for (const { read } of slice.arguments) {
      const value = read(this.#variables);
      if (typeof value === 'number' || typeof value === 'bigint') {
        size = Math.max(size ?? 0, Number(value));
      }
    }
    return size ?? this.#assumed;
  }

  #each({ slice, isAssumed }: CostNode, sizes: Sizes): number {
    if (isAssumed) return this.#assumed;
    return slice ? (sizes.get(slice) ?? this.size(slice)) : 1;
  }

  /** How many partitions answer it at once. */
  #answers({ gathered }: CostNode): number {
    return gathered ? gathered.partitions(this.#variables) : 1;
  }

  /** Rows of a list that is not cut stay, those of all partitions. */
  #kept(node: CostNode): number {
    const isRoot = node.path.length === 1;
    const { gathered } = node;
    return isRoot && gathered && !gathered.isTrimmed ? this.#answers(node) : 1;
  }
}

interface Search {
  readonly tree: readonly CostNode[];
  readonly slices: readonly Slice[];
  readonly limit: number;
}

/** The least that one field has to give up, if that is enough. */
function suggestOne(
  estimate: Estimate,
  { tree, slices, limit }: Search,
): string | undefined {
  let best: { slice: Slice; size: number; share: number } | undefined;
  for (const slice of slices) {
    // The estimate is a straight line over the size of one field.
    const at = (size: number) => estimate.total(tree, new Map([[slice, size]]));
    const size = Math.floor((limit - at(0)) / (at(1) - at(0)));
    const share = size / estimate.size(slice);
    if (size >= 1 && (!best || share > best.share))
      best = { slice, size, share };
  }
  return best && `Ask for at most ${sized(best.slice, best.size)}.`;
}

/** The same share less of all of them. */
function suggestAll(
  estimate: Estimate,
  { tree, slices, limit }: Search,
): string | undefined {
  const cut = (share: number): Sizes =>
    new Map(
      slices.map((slice) => [
        slice,
        Math.max(1, Math.floor(estimate.size(slice) * share)),
      ]),
    );
  for (let share = 0.5; share > 1e-6; share /= 2) {
    const sizes = cut(share);
    if (estimate.total(tree, sizes) > limit) continue;
    const all = [...sizes].map(([slice, size]) => sized(slice, size));
    return `Ask for at most ${all.join(', ')}.`;
  }
  return undefined;
}

function sized(slice: Slice, size: number): string {
  const name = slice.arguments[0]?.name ?? '';
  return `${slice.name}(${name}: ${size}) at ${quotedPath(slice.path)}`;
}

function quotedPath(path: readonly string[]): string {
  return `"${path.join('.')}"`;
}
