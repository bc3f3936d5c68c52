import type { ASTNode, DocumentNode } from 'graphql';
import { memoizeByObject } from '../base/memoize-by-object.ts';

/**
 * All nodes of a document, in no order that matters, gathered once: what is not
 * among them needs no `visit`, which is much more work. Not recursive, since
 * values may be nested as deep as tokens allow.
 */
export const nodesOf = memoizeByObject(
  (document: DocumentNode): readonly ASTNode[] => {
    const nodes: ASTNode[] = [document];
    // Grows as it is gone through.
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

/** A location has tokens, which have a kind, but none itself. */
function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
