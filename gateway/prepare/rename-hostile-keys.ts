import {
  type DocumentNode,
  type FieldNode,
  Kind,
  type NamedTypeNode,
  visit,
} from 'graphql';
import { responseKey } from '../base/response-key.ts';
import { nodesOf } from './document-nodes.ts';

export interface RenamedDocument {
  readonly document: DocumentNode;
  /** The client's response keys, by the keys used inside the gateway. */
  readonly clientKeys: ReadonlyMap<string, string>;
}

/** Response keys that plans use for themselves. */
export interface TakenKeys {
  /** Names that must not start with the prefix of keys given by the gateway. */
  readonly names: readonly string[];
  /** Whether a field must not have this key. */
  isTaken(key: string, field: FieldNode): boolean;
}

/**
 * Renames response keys that are dangerous as property names (`__proto__`,
 * `constructor`, ...) or used by plans. Subgraphs, merging and the writer use
 * the new key; the writer outputs the client's. No other code has to handle
 * such names.
 */
export function renameHostileKeys(
  document: DocumentNode,
  taken: TakenKeys,
): RenamedDocument {
  const fields = nodesOf(document).filter((node) => node.kind === Kind.FIELD);
  const mustRename = (node: FieldNode) => {
    const key = responseKey(node);
    return isHostile(node, key) || taken.isTaken(key, node);
  };
  if (!fields.some(mustRename)) return { document, clientKeys: new Map() };
  const renamed = new Map<string, string>();
  const prefix = freePrefix(fields, taken);
  // Introspection is answered by graphql-js, with the client's own keys.
  let introspected = 0;
  const result = visit(document, {
    FragmentDefinition: (node) =>
      isOfSchema(node.typeCondition) ? false : undefined,
    Field: {
      enter(node) {
        const isWithin = introspected > 0;
        if (asksSchema(node)) introspected += 1;
        if (isWithin || !mustRename(node)) return undefined;
        const key = responseKey(node);
        const known = renamed.get(key) ?? `${prefix}${renamed.size}`;
        renamed.set(key, known);
        return { ...node, alias: { kind: Kind.NAME, value: known } };
      },
      leave(node) {
        if (asksSchema(node)) introspected -= 1;
      },
    },
  });
  const clientKeys = new Map(
    [...renamed].map(([client, internal]) => [internal, client]),
  );
  return { document: result, clientKeys };
}

function asksSchema({ name: { value } }: FieldNode): boolean {
  return value === '__schema' || value === '__type';
}

function isOfSchema({ name }: NamedTypeNode): boolean {
  return name.value.startsWith('__');
}

function isHostile(node: FieldNode, key: string): boolean {
  if (key in Object.prototype) return true;
  // Another field must not be called `__typename`, by which types are read.
  return key === '__typename' && node.name.value !== '__typename';
}

/** A prefix that neither the client nor a plan uses. */
function freePrefix(fields: readonly FieldNode[], taken: TakenKeys): string {
  let prefix = '_key';
  const keys = [...fields.map(responseKey), ...taken.names];
  while (keys.some((key) => key.startsWith(prefix))) prefix += '_';
  return prefix;
}
