import type { DocumentNode } from 'graphql';

import { rootNames, withRootNames } from '../../protocol/sdl/root-names.ts';
import type { SchemaProblem } from '../rules/problem.ts';
import type { ParsedContract } from '../rules/parsed-contract.ts';

/**
 * A contract whose root types have the standard names, wherever they stand.
 * Federation renames them in the supergraph; composition crashes on a field
 * that returns a root type of another name.
 */
export function withStandardRoots(
  contract: ParsedContract,
): ParsedContract | SchemaProblem {
  const { name, document } = contract;
  const renamed = new Map(
    [...rootNames(document)].map(([standard, own]) => [own, standard]),
  );
  if (renamed.size === 0) return contract;
  const taken = definedNames(document);
  for (const [own, standard] of renamed) {
    if (!taken.has(standard)) continue;
    return {
      code: `ROOT_${standard.toUpperCase()}_USED`,
      message: `Expected ${standard} to be the root type, since the supergraph calls it so, but got ${own} for it and another type ${standard}.`,
      subgraphs: [name],
    };
  }
  return { name, document: withRootNames(document, renamed) };
}

function definedNames({ definitions }: DocumentNode): ReadonlySet<string> {
  return new Set(
    definitions.flatMap((definition) =>
      'fields' in definition ? [definition.name.value] : [],
    ),
  );
}
