import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLError,
  Kind,
  Lexer,
  type SelectionSetNode,
  Source,
  TokenKind,
} from 'graphql';

import { limitExceeded } from '../../errors.ts';
import type { ExecutionLimits } from './limits.ts';

/** Counting stops here: fragments within fragments multiply. */
const uncountable = 1_000_000_000;

/**
 * The limit that a text exceeds, found before parsing: the parser is recursive,
 * so nesting is counted token by token. `tokens` is the number of tokens in the
 * text. Throws the lexer's GraphQLError for a text that is no GraphQL.
 */
export function scanDocument(
  text: string,
  { maxCharacters, maxTokens, maxBrackets }: ExecutionLimits,
): { readonly tokens: number; readonly problem?: GraphQLError } {
  if (text.length > maxCharacters) {
    return { tokens: 0, problem: tooMany('characters', maxCharacters) };
  }
  const lexer = new Lexer(new Source(text));
  let [tokens, depth] = [0, 0];
  for (;;) {
    const { kind } = lexer.advance();
    if (kind === TokenKind.EOF) return { tokens };
    if (++tokens > maxTokens) {
      return { tokens, problem: tooMany('tokens', maxTokens) };
    }
    if (opening.has(kind) && ++depth > maxBrackets) {
      return { tokens, problem: tooMany('nested brackets', maxBrackets) };
    }
    if (closing.has(kind)) depth--;
  }
}

const opening: ReadonlySet<TokenKind> = new Set([
  TokenKind.BRACE_L,
  TokenKind.BRACKET_L,
  TokenKind.PAREN_L,
]);
const closing: ReadonlySet<TokenKind> = new Set([
  TokenKind.BRACE_R,
  TokenKind.BRACKET_R,
  TokenKind.PAREN_R,
]);

function tooMany(what: string, limit: number): GraphQLError {
  return limitExceeded(`at most ${limit} ${what} in a document`, 'more');
}

interface Size {
  readonly depth: number;
  readonly selections: number;
  readonly aliases: number;
  readonly fragments: number;
  readonly directives: number;
}

const nothing: Size = {
  depth: 0,
  selections: 0,
  aliases: 0,
  fragments: 0,
  directives: 0,
};

/**
 * The first limit that an operation or fragment exceeds. A fragment is measured
 * once and counted at each use. Counting stops beyond every limit. Cycles of
 * fragments are left to validation.
 */
export function findExceededLimit(
  document: DocumentNode,
  limits: ExecutionLimits,
): GraphQLError | undefined {
  const measure = createMeter(document);
  for (const definition of document.definitions) {
    if (!('selectionSet' in definition)) continue;
    const size = measure(definition.selectionSet);
    const rows = [
      ['levels deep', size.depth, limits.maxDepth],
      ['selections', size.selections, limits.maxSelections],
      ['aliases', size.aliases, limits.maxAliases],
      ['fragments', size.fragments, limits.maxFragments],
      ['directives', size.directives, limits.maxDirectives],
    ] as const;
    for (const [what, actual, limit] of rows) {
      if (actual > limit) {
        const got = actual < uncountable ? `${actual}` : 'far more';
        return limitExceeded(`at most ${limit} ${what} in an operation`, got);
      }
    }
  }
  return undefined;
}

/** Longest chain of fragments that spread each other. */
const longestChain = 500;

function createMeter({
  definitions,
}: DocumentNode): (set: SelectionSetNode) => Size {
  const fragments = new Map(
    definitions
      .filter((it) => it.kind === Kind.FRAGMENT_DEFINITION)
      .map((it): [string, FragmentDefinitionNode] => [it.name.value, it]),
  );
  const measured = new Map<string, Size>();
  let chain = 0;

  function measureFragment(name: string): Size {
    const known = measured.get(name);
    if (known) return known;
    // A placeholder while the fragment is measured, so that a cycle ends.
    measured.set(name, nothing);
    const fragment = fragments.get(name);
    if (!fragment) return nothing;
    // This function is recursive, and fragments may form a long chain.
    if (chain >= longestChain) return { ...nothing, fragments: uncountable };
    chain++;
    const size = measureSet(fragment.selectionSet);
    chain--;
    measured.set(name, size);
    return size;
  }

  function measureSet(set: SelectionSetNode): Size {
    let size = nothing;
    for (const selection of set.selections) {
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? measureFragment(selection.name.value)
          : selection.selectionSet
            ? measureSet(selection.selectionSet)
            : nothing;
      const isField = selection.kind === Kind.FIELD;
      size = {
        depth: Math.max(size.depth, inner.depth + (isField ? 1 : 0)),
        selections: sum(size.selections, inner.selections + 1),
        aliases: sum(
          size.aliases,
          inner.aliases + (isField && selection.alias ? 1 : 0),
        ),
        fragments: sum(size.fragments, inner.fragments + (isField ? 0 : 1)),
        directives: sum(
          size.directives,
          inner.directives + (selection.directives?.length ?? 0),
        ),
      };
    }
    return size;
  }

  return measureSet;
}

function sum(one: number, other: number): number {
  return Math.min(one + other, uncountable);
}
