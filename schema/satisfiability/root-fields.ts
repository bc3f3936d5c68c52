import { Kind, visit, type DocumentNode } from 'graphql';

import { namedType } from '../../protocol/sdl/sdl-types.ts';

/**
 * A document in which no field of another type returns the query root. What
 * is selected there is asked at the root anew, so it can be answered whenever
 * the root can; composition takes it for a step that needs a key.
 */
export function withoutRootReentries(document: DocumentNode): DocumentNode {
  return visit(document, {
    FieldDefinition(node) {
      return namedType(node.type) === 'Query'
        ? { ...node, type: leafType }
        : undefined;
    },
  });
}

const leafType = {
  kind: Kind.NAMED_TYPE,
  name: { kind: Kind.NAME, value: 'Boolean' },
} as const;
