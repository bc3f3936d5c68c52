import type { ASTNode, DocumentNode, Kind } from 'graphql';

/**
 * All nodes of a document, in no order that matters. Much less work than a
 * `visit`; and not recursive, since values may be nested as deep as tokens
 * allow.
 */
export function nodesOf(document: DocumentNode): readonly ASTNode[] {
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
}

const kinds = new WeakMap<DocumentNode, ReadonlySet<Kind>>();

/** The kinds of nodes in a document: what is not there needs no looking for. */
export function kindsOf(document: DocumentNode): ReadonlySet<Kind> {
  const known = kinds.get(document);
  if (known) return known;
  const found = new Set(nodesOf(document).map((node) => node.kind));
  kinds.set(document, found);
  return found;
}

/** A location has tokens, which have a kind, but none itself. */
function isNode(value: unknown): value is ASTNode {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
