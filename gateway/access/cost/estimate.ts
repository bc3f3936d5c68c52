import type { CostNode, Slice } from './cost-tree.ts';

type Variables = Readonly<Record<string, unknown>>;

/** List sizes to try instead of those that the operation asks for. */
type Sizes = ReadonlyMap<Slice, number>;

const AS_ASKED: Sizes = new Map();

/** Describes why an operation asks for too much. */
export interface Excess {
  readonly estimate: number;
  readonly dearest: {
    readonly field: string;
    readonly path: readonly string[];
    /** The number of objects below that field. */
    readonly objects: number;
  };
  /** A change to the operation that would bring it below the limit. */
  readonly suggestion: string;
}

export interface EstimateOptions {
  /** The assumed length of lists without a stated size. */
  readonly assumed: number;
  /** The most objects that a suggestion may lead to. */
  readonly limit: number;
}

/**
 * The number of objects that an operation asks for, from the list sizes it
 * states and the assumed length of other lists.
 */
export function countAsked(
  tree: readonly CostNode[],
  variables: Variables,
  assumed: number,
): number {
  return new Estimate(variables, assumed).total(tree, AS_ASKED);
}

/** Explains why an operation exceeds the limit and what would help. */
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

/** Caps a count at the largest exact integer. */
function exact(count: number): number {
  return Math.min(Math.ceil(count), Number.MAX_SAFE_INTEGER);
}

interface Dearest {
  readonly node: CostNode;
  readonly objects: number;
  /** The fields on the path, from the root on, that limit a list. */
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

  /** The field that accounts for the most objects. */
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

  /** The number of items that a field asks for. */
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

  /** The number of partitions that answer this field at once. */
  #answers({ gathered }: CostNode): number {
    return gathered ? gathered.partitions(this.#variables) : 1;
  }

  /**
   * How many rows stay after the answers of all partitions are merged: those of
   * all partitions, unless the gateway cuts the list to what was asked.
   */
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

/**
 * A smaller size for one field that brings the operation below the limit, if
 * one is enough: of the field that has to give up the smallest share.
 */
function suggestOne(
  estimate: Estimate,
  { tree, slices, limit }: Search,
): string | undefined {
  let best: { slice: Slice; size: number; share: number } | undefined;
  for (const slice of slices) {
    // The estimate is linear in the size of one field, so two points determine
    // it.
    const at = (size: number) => estimate.total(tree, new Map([[slice, size]]));
    const size = Math.floor((limit - at(0)) / (at(1) - at(0)));
    const share = size / estimate.size(slice);
    if (size >= 1 && (!best || share > best.share))
      best = { slice, size, share };
  }
  return best && `Ask for at most ${sized(best.slice, best.size)}.`;
}

/** Otherwise reduces all sizes by the same factor. */
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
