import type { ASTNode, DocumentNode } from 'graphql';
import { memoizeByObject } from '../base/memoize-by-object.ts';

/**
 * All nodes of a document, in no particular order; cached. Searching this list
 * is much cheaper than a `visit`. Not recursive, because values may be nested
 * deeply.
 */
export const nodesOf = memoizeByObject(
  (document: DocumentNode): readonly ASTNode[] => {
    const nodes: ASTNode[] = [document];
    // The list grows during the loop.
    for (const node of nodes) {
      const parts = node as unknown as Readonly<Record<string, unknown>>;
      for (const key in parts) {
        const part = parts[key];
        if (isNode(part)) nodes.push(part);
        else if (Array.isArray(part)) nodes.push(...part.filter(isNode));
      }
    }
    return nodes;
  },
);

/** A location has tokens, which have a `kind`; the location itself has none. */
function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
