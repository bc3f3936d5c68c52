import { type DocumentNode, Kind } from 'graphql';

import {
  importedNames,
  linkedNamespaces,
} from '../../protocol/sdl/linked-directives.ts';
import { memoizeByObject } from '../base/memoize-by-object.ts';

/**
 * Directives for operations that all subgraphs know. Composition keeps those,
 * and directives of linked specifications, which only some subgraphs may know.
 */
export const executableDirectives = memoizeByObject(
  (document: DocumentNode): ReadonlySet<string> => {
    const imported = importedNames(document);
    const namespaces = linkedNamespaces(document);
    const isLinked = (name: string): boolean =>
      imported.has(name) || namespaces.has(name.split('__')[0] ?? '');
    const names = document.definitions.flatMap((definition) =>
      definition.kind === Kind.DIRECTIVE_DEFINITION
        ? definition.name.value
        : [],
    );
    return new Set(names.filter((name) => !isLinked(name)));
  },
);
