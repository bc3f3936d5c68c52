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
  /** The client's response key by the key used inside the gateway. */
  readonly clientKeys: ReadonlyMap<string, string>;
}

/** Response keys under which a plan reads or writes something of its own. */
export interface TakenKeys {
  /** Names that no key which the gateway gives may begin. */
  readonly names: readonly string[];
  /** Whether a field must not have this key. */
  isTaken(key: string, field: FieldNode): boolean;
}

/**
 * Gives every response key that is dangerous as a property name (`__proto__`,
 * `constructor`, ...) a harmless one, and every one that a plan takes for
 * itself. Subgraphs, merging and the writer only ever see the harmless key; the
 * writer puts the client's back. So nothing behind this needs to defend itself
 * against such names.
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
  // What is asked of the schema is answered as it was asked.
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
  // Another field under the name the gateway reads types by.
  return key === '__typename' && node.name.value !== '__typename';
}

/** Of names that neither the client nor a plan may use for something else. */
function freePrefix(fields: readonly FieldNode[], taken: TakenKeys): string {
  let prefix = '_key';
  const keys = [...fields.map(responseKey), ...taken.names];
  while (keys.some((key) => key.startsWith(prefix))) prefix += '_';
  return prefix;
}
