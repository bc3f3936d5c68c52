import {
  type ASTNode,
  type DocumentNode,
  Kind,
  type NameNode,
  type OperationTypeNode,
  visit,
} from 'graphql';
import { StartupError } from '../base/errors.ts';
import { sdlTypes } from './sdl-types.ts';
import type { TextEdit } from './text-edit.ts';

/** What the planner calls root types: it finds them by these names. */
const STANDARD = {
  query: 'Query',
  mutation: 'Mutation',
  subscription: 'Subscription',
} as const satisfies Record<OperationTypeNode, string>;

/** The names of root types that are not the standard ones, by those. */
export function rootNames(document: DocumentNode): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const definition of document.definitions) {
    if (
      definition.kind !== Kind.SCHEMA_DEFINITION &&
      definition.kind !== Kind.SCHEMA_EXTENSION
    ) {
      continue;
    }
    for (const { operation, type } of definition.operationTypes ?? []) {
      const standard = STANDARD[operation];
      if (type.name.value !== standard) names.set(standard, type.name.value);
    }
  }
  return names;
}

/**
 * Edits after which root types have the standard names. Throws a
 * `StartupError` where another type has one of them.
 */
export function standardRootNames(
  document: DocumentNode,
  names: ReadonlyMap<string, string>,
): readonly TextEdit[] {
  if (names.size === 0) return [];
  const types = sdlTypes(document);
  for (const [usual, own] of names) {
    if (types.get(usual) === undefined) continue;
    throw new StartupError(
      'invalid-supergraph',
      `Expected ${usual} to be a root type where there is one, but got ${own} for it and another type ${usual}.`,
    );
  }
  const standard = new Map([...names].map(([usual, own]) => [own, usual]));
  const edits: TextEdit[] = [];
  visitTypeNames(document, ({ value, loc }) => {
    const text = standard.get(value);
    if (text !== undefined && loc) {
      edits.push({ start: loc.start, end: loc.end, text });
    }
    return undefined;
  });
  return edits;
}

/** A document in which root types of these names have the given ones. */
export function withRootNames(
  document: DocumentNode,
  names: ReadonlyMap<string, string>,
): DocumentNode {
  if (names.size === 0) return document;
  return visitTypeNames(document, (name) => {
    const value = names.get(name.value);
    return value === undefined ? undefined : { ...name, value };
  });
}

/** Visits the names of types where they are defined and where they stand. */
function visitTypeNames(
  document: DocumentNode,
  visitName: (name: NameNode) => NameNode | undefined,
): DocumentNode {
  return visit(document, {
    Name: (...[name, , parent]) =>
      isOfType(parent) ? visitName(name) : undefined,
  });
}

function isOfType(parent: ASTNode | readonly ASTNode[] | undefined): boolean {
  return (
    parent !== undefined &&
    'kind' in parent &&
    (parent.kind === Kind.NAMED_TYPE ||
      parent.kind === Kind.OBJECT_TYPE_DEFINITION ||
      parent.kind === Kind.OBJECT_TYPE_EXTENSION)
  );
}
