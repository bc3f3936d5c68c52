import {
  type DocumentNode,
  type FragmentSpreadNode,
  type InlineFragmentNode,
  Kind,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  validate,
  visit,
} from 'graphql';
import { dropUnused } from './drop-unused.ts';
import type { Operation } from './generate-operation.ts';
import type { Difference, Universe } from './universe.ts';

/** Comparisons one shrinking may take. */
const MAX_TRIES = 1000;

/**
 * The operation with as few selections and directives as still show a
 * difference: each is left out in turn, the outermost first, until none can be.
 */
export async function shrink(
  universe: Universe,
  operation: Operation,
  difference: Difference,
): Promise<{ operation: Operation; difference: Difference }> {
  let smallest = { operation, difference };
  let hasShrunk = true;
  for (let tries = 0; hasShrunk && tries < MAX_TRIES;) {
    hasShrunk = false;
    for (let n = 0; tries < MAX_TRIES;) {
      const document = without(parse(smallest.operation.query), n);
      if (!document) break;
      // What cannot go stays, and the next is tried.
      n += 1;
      if (validate(universe.schema, document).length > 0) continue;
      const smaller = { ...operation, query: print(document) };
      if (smaller.query.length >= smallest.operation.query.length) continue;
      tries += 1;
      const found = await universe.compare(smaller);
      if (found?.rule !== difference.rule) continue;
      smallest = { operation: smaller, difference: found };
      hasShrunk = true;
      n -= 1;
    }
  }
  return smallest;
}

/**
 * The n-th smaller document; undefined when there are no more: a selection or
 * a directive left out, or a fragment replaced by what is in it.
 */
export function without(
  document: DocumentNode,
  n: number,
): DocumentNode | undefined {
  let left = n;
  const isTurn = (): boolean => left-- === 0;
  const smaller = visit(document, {
    SelectionSet(set) {
      for (const selection of set.selections) {
        const others = set.selections.filter((other) => other !== selection);
        if (isTurn()) return selected(others);
        if (selection.kind === Kind.FIELD) continue;
        const inner = contentOf(selection, document);
        if (isTurn()) return selected([...others, ...inner]);
      }
      return undefined;
    },
    Directive: () => (isTurn() ? null : undefined),
  });
  return left < 0 ? dropUnused(smaller) : undefined;
}

/** A spread becomes an inline fragment first, and that its selections. */
function contentOf(
  selection: FragmentSpreadNode | InlineFragmentNode,
  document: DocumentNode,
): readonly SelectionNode[] {
  if (selection.kind === Kind.INLINE_FRAGMENT) {
    return selection.selectionSet.selections;
  }
  return document.definitions.flatMap((definition) =>
    definition.kind === Kind.FRAGMENT_DEFINITION &&
    definition.name.value === selection.name.value
      ? { ...definition, kind: Kind.INLINE_FRAGMENT }
      : [],
  );
}

function selected(selections: readonly SelectionNode[]): SelectionSetNode {
  const typename: SelectionNode = {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: '__typename' },
  };
  return {
    kind: Kind.SELECTION_SET,
    selections: selections.length > 0 ? selections : [typename],
  };
}
