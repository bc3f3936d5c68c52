import type { DocumentNode } from 'graphql';

import { visitTypeNames } from '../../protocol/sdl/root-names.ts';
import type { SdlTypes } from '../../protocol/sdl/sdl-types.ts';
import { StartupError } from '../base/errors.ts';
import type { TextEdit } from './text-edit.ts';

/**
 * The edits that give root types the standard names. Throws a `StartupError` if
 * another type has one of those names.
 */
export function standardRootNames(
  document: DocumentNode,
  types: SdlTypes,
  names: ReadonlyMap<string, string>,
): readonly TextEdit[] {
  if (names.size === 0) return [];
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
