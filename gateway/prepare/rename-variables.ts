import { type DocumentNode, Kind, visit } from 'graphql';
import { nodesOf } from './document-nodes.ts';

export interface RenamedVariables {
  readonly document: DocumentNode;
  /** The client's names of variables, by the names used inside the gateway. */
  readonly clientVariables: ReadonlyMap<string, string>;
}

/**
 * Renames variables whose names plans add to queries (`$representations`,
 * `$__batch_reps_0`) or which every JavaScript object has as a property. Only
 * variable coercion uses the client's names.
 */
export function renameVariables(document: DocumentNode): RenamedVariables {
  const names = new Set<string>();
  for (const node of nodesOf(document)) {
    if (node.kind === Kind.VARIABLE) names.add(node.name.value);
  }
  const hostile = [...names].filter(isHostile);
  if (hostile.length === 0) return { document, clientVariables: new Map() };
  const prefix = freePrefix(names);
  const internal = new Map(hostile.map((name, n) => [name, `${prefix}${n}`]));
  const renamed = visit(document, {
    Variable(node) {
      const value = internal.get(node.name.value);
      if (value === undefined) return undefined;
      return { ...node, name: { ...node.name, value } };
    },
  });
  const clientVariables = new Map([...internal].map(([of, as]) => [as, of]));
  return { document: renamed, clientVariables };
}

/** Values by the internal names of variables. */
export function renameValues(
  values: Readonly<Record<string, unknown>>,
  clientVariables: ReadonlyMap<string, string>,
): Readonly<Record<string, unknown>> {
  if (clientVariables.size === 0) return values;
  // A value sent under an internal name belongs to no variable of the client.
  const others = Object.entries(values).filter(
    ([name]) => !clientVariables.has(name),
  );
  const renamed = Object.fromEntries(others);
  for (const [internal, client] of clientVariables) {
    if (Object.hasOwn(values, client)) renamed[internal] = values[client];
  }
  return renamed;
}

/** A coercion message, with the client's name of the variable. */
export function messageForClient(
  message: string,
  clientVariables: ReadonlyMap<string, string>,
): string {
  const [, name = ''] = /^Variable "\$(\w+)"/.exec(message) ?? [];
  const client = clientVariables.get(name);
  if (client === undefined) return message;
  return message
    .replace(`"$${name}"`, () => `"$${client}"`)
    .replace(new RegExp(` at "${name}(?=[".[])`), () => ` at "${client}`);
}

function isHostile(name: string): boolean {
  return (
    name === 'representations' ||
    name.startsWith('__') ||
    name in Object.prototype
  );
}

function freePrefix(names: ReadonlySet<string>): string {
  let prefix = 'client_';
  while ([...names].some((name) => name.startsWith(prefix))) prefix += '_';
  return prefix;
}
