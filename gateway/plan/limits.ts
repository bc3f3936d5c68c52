import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { isRawNumber } from '../exact-json.ts';

/** Upper bounds on an operation, checked before validation and planning. */
export interface OperationLimits {
  /** Tokens in the document. */
  readonly maxTokens: number;
  /** Nesting of fields, fragments expanded. */
  readonly maxDepth: number;
  /** Selections, fragments expanded at each use. */
  readonly maxSelections: number;
  /** Aliased fields, fragments expanded at each use. */
  readonly maxAliases: number;
  /**
   * Fragments, expanded at each use: the planner's time grows with the square
   * of the types an operation distinguishes, to about 1.5 s at 1,000.
   */
  readonly maxFragments: number;
  /** Directives written in the document. */
  readonly maxDirectives: number;
  /** Nesting of lists and objects in the values of variables. */
  readonly maxVariableDepth: number;
}

export const DEFAULT_LIMITS: OperationLimits = {
  maxTokens: 15_000,
  maxDepth: 50,
  maxSelections: 10_000,
  maxAliases: 500,
  maxFragments: 1000,
  maxDirectives: 500,
  maxVariableDepth: 100,
};

interface Size {
  readonly depth: number;
  readonly selections: number;
  readonly aliases: number;
  readonly fragments: number;
  readonly directives: number;
}

const NOTHING: Size = {
  depth: 0,
  selections: 0,
  aliases: 0,
  fragments: 0,
  directives: 0,
};

/**
 * The first limit a document exceeds, in words; undefined when it is within
 * all. A fragment is measured once and counted at each use, so the check takes
 * linear time where what it measures grows exponentially. Tokens are for the
 * parser to count. Cyclic fragments are left to validation.
 */
export function findExceededLimit(
  document: DocumentNode,
  limits: OperationLimits,
): string | undefined {
  const meter = createMeter(document);
  for (const definition of document.definitions) {
    if (
      definition.kind !== Kind.OPERATION_DEFINITION &&
      definition.kind !== Kind.FRAGMENT_DEFINITION
    ) {
      continue;
    }
    const problem = compare(meter(definition.selectionSet), limits);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/**
 * What is wrong with variables that are nested too deep, in words: coercion is
 * recursive. Not recursive itself, and no longer than the limit tells.
 */
export function findExceededVariableDepth(
  variables: Readonly<Record<string, unknown>>,
  { maxVariableDepth: limit }: OperationLimits,
): string | undefined {
  let level = Object.values(variables).filter(isNested);
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > limit) {
      return `Expected at most ${limit} levels of lists and objects in variables, but got more.`;
    }
    level = level.flatMap((value) => Object.values(value).filter(isNested));
  }
  return undefined;
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !isRawNumber(value);
}

function compare(size: Size, limits: OperationLimits): string | undefined {
  const rows = [
    ['levels deep', size.depth, limits.maxDepth],
    ['selections', size.selections, limits.maxSelections],
    ['aliases', size.aliases, limits.maxAliases],
    ['fragments', size.fragments, limits.maxFragments],
    ['directives', size.directives, limits.maxDirectives],
  ] as const;
  for (const [what, actual, limit] of rows) {
    if (actual > limit) {
      return `Expected at most ${limit} ${what} in an operation, but got ${actual}.`;
    }
  }
  return undefined;
}

function createMeter(document: DocumentNode): (set: SelectionSetNode) => Size {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const measured = new Map<string, Size>();

  function measureFragment(name: string): Size {
    const known = measured.get(name);
    if (known) return known;
    // Stands in while it is being measured, so that a cycle ends.
    measured.set(name, NOTHING);
    const fragment = fragments.get(name);
    const size = fragment ? measureSet(fragment.selectionSet) : NOTHING;
    measured.set(name, size);
    return size;
  }

  function measureSet(set: SelectionSetNode): Size {
    let { depth, selections, aliases, fragments: spread, directives } = NOTHING;
    for (const selection of set.selections) {
      const isField = selection.kind === Kind.FIELD;
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? measureFragment(selection.name.value)
          : selection.selectionSet
            ? measureSet(selection.selectionSet)
            : NOTHING;
      depth = Math.max(depth, inner.depth + (isField ? 1 : 0));
      selections += inner.selections + 1;
      aliases += inner.aliases + (isField && selection.alias ? 1 : 0);
      spread += inner.fragments + (isField ? 0 : 1);
      directives += inner.directives + (selection.directives?.length ?? 0);
    }
    return { depth, selections, aliases, fragments: spread, directives };
  }

  return measureSet;
}
