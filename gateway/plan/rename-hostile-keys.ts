import { type DocumentNode, type FieldNode, Kind, visit } from 'graphql';
import { responseKey } from '../response-key.ts';
import { nodesOf } from './document-nodes.ts';
import type { FieldSetNames } from '../supergraph/type-index.ts';

export interface RenamedDocument {
  readonly document: DocumentNode;
  /** The client's response key by the key used inside the gateway. */
  readonly clientKeys: ReadonlyMap<string, string>;
}

/**
 * Gives every response key that is dangerous as a property name (`__proto__`,
 * `constructor`, ...) a harmless one, and every one under which a plan may look
 * for something else: `id: name` would put the name where the next fetch finds
 * the key, and `price(in: EUR)` what a @requires wants in another currency (of
 * which the planner may even crash). Subgraphs, merging and the writer only ever see the harmless
 * key; the writer puts the client's back. So nothing behind this needs to
 * defend itself against such names.
 */
export function renameHostileKeys(
  document: DocumentNode,
  fieldSets: FieldSetNames,
): RenamedDocument {
  const fields = nodesOf(document).filter((node) => node.kind === Kind.FIELD);
  const mustRename = (node: FieldNode) => {
    const key = responseKey(node);
    return isHostile(node, key) || isTaken(node, key, fieldSets);
  };
  if (!fields.some(mustRename)) return { document, clientKeys: new Map() };
  const renamed = new Map<string, string>();
  const prefix = freePrefix(fields);
  const result = visit(document, {
    Field(node) {
      if (!mustRename(node)) return undefined;
      const key = responseKey(node);
      const known = renamed.get(key) ?? `${prefix}${renamed.size}`;
      renamed.set(key, known);
      return { ...node, alias: { kind: Kind.NAME, value: known } };
    },
  });
  const clientKeys = new Map(
    [...renamed].map(([client, internal]) => [internal, client]),
  );
  return { document: result, clientKeys };
}

function isHostile(node: FieldNode, key: string): boolean {
  if (key in Object.prototype) return true;
  // Another field under the name the gateway reads types by.
  if (key === '__typename') return node.name.value !== '__typename';
  // The planner's own aliases.
  return key.startsWith('_internal_qp_alias');
}

function isTaken(
  node: FieldNode,
  key: string,
  fieldSets: FieldSetNames,
): boolean {
  if (!fieldSets.has(key)) return false;
  return (
    key !== node.name.value ||
    (node.arguments?.length ?? 0) > 0 ||
    fieldSets.hasWithArguments(key)
  );
}

function freePrefix(fields: readonly FieldNode[]): string {
  let prefix = '_key';
  const keys = new Set(fields.map(responseKey));
  while ([...keys].some((key) => key.startsWith(prefix))) prefix += '_';
  return prefix;
}
