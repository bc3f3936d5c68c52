import {
  type DirectiveNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { isRawNumber } from '../base/exact-json.ts';
import { responseKey } from '../base/response-key.ts';

/** Limits on an operation, checked before it is planned. */
export interface OperationLimits {
  /** Tokens in the document. */
  readonly maxTokens: number;
  /**
   * Nesting of brackets in the text, and of selection sets with fragments
   * expanded. Limited because parsing and visiting are recursive.
   */
  readonly maxNesting: number;
  /** Nesting of fields, fragments expanded. */
  readonly maxDepth: number;
  /** Selections, fragments expanded at each use. */
  readonly maxSelections: number;
  /** Aliased fields, fragments expanded at each use. */
  readonly maxAliases: number;
  /**
   * Fields repeated in one selection set under the same response key, fragments
   * expanded at each use. They are merged, but take time.
   */
  readonly maxDuplicates: number;
  /**
   * Fragments, expanded at each use. Planning time may grow with the square of
   * the types that an operation distinguishes (about 1.5 s at 1,000).
   */
  readonly maxFragments: number;
  /** Directives of the operation, fragments expanded at each use. */
  readonly maxDirectives: number;
  /** Directives at one place. */
  readonly maxDirectivesPerLocation: number;
  /**
   * Fields compared to check whether those of one response name can be merged,
   * each counted as often as it is compared.
   */
  readonly maxComparedFields: number;
  /** Nesting of lists and objects in the values of variables. */
  readonly maxVariableDepth: number;
  /**
   * Objects that an operation may return, estimated before it runs from the
   * sizes it states and the number of partitions
   * (docs/decisions/0012-bounded-answers.md).
   */
  readonly maxObjects: number;
  /** The assumed length of lists without a stated size. */
  readonly assumedListSize: number;
}

export const DEFAULT_LIMITS: OperationLimits = {
  maxTokens: 15_000,
  maxNesting: 200,
  maxDepth: 50,
  maxSelections: 10_000,
  maxAliases: 100,
  maxDuplicates: 100,
  maxFragments: 1000,
  maxDirectives: 500,
  maxDirectivesPerLocation: 5,
  maxComparedFields: 200_000,
  maxVariableDepth: 100,
  maxObjects: 1_000_000,
  assumedListSize: 10,
};

interface Size {
  readonly nesting: number;
  readonly depth: number;
  readonly selections: number;
  readonly aliases: number;
  readonly duplicates: number;
  readonly fragments: number;
  readonly directives: number;
  readonly directivesPerLocation: number;
}

const NOTHING: Size = {
  nesting: 0,
  depth: 0,
  selections: 0,
  aliases: 0,
  duplicates: 0,
  fragments: 0,
  directives: 0,
  directivesPerLocation: 0,
};

/**
 * Counts are capped here, because repeated fragments may double them until sums
 * are no longer exact.
 */
const MANY = 1e15;

/**
 * Describes the first limit that a document exceeds; undefined if none. A
 * fragment is measured once and counted at each use, so this takes linear time
 * even if the expanded document is exponentially large. The parser counts
 * tokens; validation refuses cyclic fragments.
 */
export function findExceededLimit(
  document: DocumentNode,
  limits: OperationLimits,
): string | undefined {
  const meter = createMeter(document, limits);
  for (const definition of document.definitions) {
    if (
      definition.kind !== Kind.OPERATION_DEFINITION &&
      definition.kind !== Kind.FRAGMENT_DEFINITION
    ) {
      continue;
    }
    const problem = compare(meter(definition), limits);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** Tells whoever runs the gateway which option raises the limit. */
export function raisedBy(option: keyof OperationLimits): string {
  return `The option limits.${option} raises that.`;
}

/**
 * Describes why variables are nested too deeply, which matters since coercion
 * is recursive. Not recursive itself, and stops at the limit.
 */
export function findExceededVariableDepth(
  variables: Readonly<Record<string, unknown>>,
  { maxVariableDepth: limit }: OperationLimits,
): string | undefined {
  let level = Object.values(variables).filter(isNested);
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > limit) {
      return `Expected at most ${limit} levels of lists and objects in variables, but got more. ${raisedBy('maxVariableDepth')}`;
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
    ['levels deep', size.depth, 'maxDepth'],
    ['selections', size.selections, 'maxSelections'],
    ['aliases', size.aliases, 'maxAliases'],
    ['repeated fields', size.duplicates, 'maxDuplicates'],
    ['fragments', size.fragments, 'maxFragments'],
    ['directives', size.directives, 'maxDirectives'],
    ['directives at one place', size.directivesPerLocation, 'maxDirectivesPerLocation'],
    ['levels of selection sets', size.nesting, 'maxNesting'],
  ] as const; // prettier-ignore
  for (const [what, actual, option] of rows) {
    const limit = limits[option];
    if (actual > limit) {
      const got = actual < MANY ? String(actual) : 'more than can be counted';
      return `Expected at most ${limit} ${what} in an operation, but got ${got}. ${raisedBy(option)}`;
    }
  }
  return undefined;
}

type Definition = OperationDefinitionNode | FragmentDefinitionNode;

function createMeter(
  document: DocumentNode,
  { maxNesting }: OperationLimits,
): (definition: Definition) => Size {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const measured = new Map<string, Size>();
  // The number of selection sets being measured; a chain of fragments may be
  // long.
  let level = 0;

  function measureFragment(name: string): Size {
    const known = measured.get(name);
    if (known) return known;
    // A placeholder during measuring, so that a cycle ends.
    measured.set(name, NOTHING);
    const fragment = fragments.get(name);
    const size = fragment ? measureDefinition(fragment) : NOTHING;
    measured.set(name, size);
    return size;
  }

  function measureDefinition(definition: Definition): Size {
    const isOperation = definition.kind === Kind.OPERATION_DEFINITION;
    const variables = isOperation ? (definition.variableDefinitions ?? []) : [];
    return [definition, ...variables]
      .map((node) => directivesAt(node.directives))
      .reduce(sum, measureSet(definition.selectionSet));
  }

  function measureSet(set: SelectionSetNode): Size {
    if (level > maxNesting) return { ...NOTHING, nesting: MANY };
    const keys = new Set<string>();
    level += 1;
    const size = set.selections
      .map((selection) => measureSelection(selection, keys))
      .reduce(sum, NOTHING);
    level -= 1;
    return { ...size, nesting: add(size.nesting, 1) };
  }

  function measureSelection(selection: SelectionNode, keys: Set<string>): Size {
    const own = { ...directivesAt(selection.directives), selections: 1 };
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      return sum({ ...own, fragments: 1 }, measureFragment(selection.name.value)); // prettier-ignore
    }
    const inner = selection.selectionSet
      ? measureSet(selection.selectionSet)
      : NOTHING;
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return sum({ ...own, fragments: 1 }, inner);
    }
    const key = responseKey(selection);
    const duplicates = keys.has(key) ? 1 : 0;
    keys.add(key);
    const field = { ...own, aliases: selection.alias ? 1 : 0, duplicates };
    return { ...sum(field, inner), depth: inner.depth + 1 };
  }

  return measureDefinition;
}

function directivesAt(directives: readonly DirectiveNode[] = []): Size {
  const { length } = directives;
  return length === 0
    ? NOTHING
    : { ...NOTHING, directives: length, directivesPerLocation: length };
}

/** Adds counts and takes the larger of depths. */
function sum(a: Size, b: Size): Size {
  return {
    nesting: Math.max(a.nesting, b.nesting),
    depth: Math.max(a.depth, b.depth),
    selections: add(a.selections, b.selections),
    aliases: add(a.aliases, b.aliases),
    duplicates: add(a.duplicates, b.duplicates),
    fragments: add(a.fragments, b.fragments),
    directives: add(a.directives, b.directives),
    directivesPerLocation: Math.max(
      a.directivesPerLocation,
      b.directivesPerLocation,
    ),
  };
}

function add(a: number, b: number): number {
  return Math.min(MANY, a + b);
}
