import { type DocumentNode, Kind, visit } from 'graphql';
import { nodesOf } from './document-nodes.ts';

export interface RenamedVariables {
  readonly document: DocumentNode;
  /** The client's name of a variable by the name used inside the gateway. */
  readonly clientVariables: ReadonlyMap<string, string>;
}

/**
 * Gives every variable a harmless name that is called as one that plans add
 * to what a subgraph is sent (`$representations`, `$__batch_reps_0`), or as
 * something every JavaScript object has. Only coercion knows the client's
 * names, for what the client sends and for what it is told.
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

/** Values under the names that variables have inside the gateway. */
export function renameValues(
  values: Readonly<Record<string, unknown>>,
  clientVariables: ReadonlyMap<string, string>,
): Readonly<Record<string, unknown>> {
  if (clientVariables.size === 0) return values;
  // What is sent under an internal name is nobody's.
  const others = Object.entries(values).filter(
    ([name]) => !clientVariables.has(name),
  );
  const renamed = Object.fromEntries(others);
  for (const [internal, client] of clientVariables) {
    if (Object.hasOwn(values, client)) renamed[internal] = values[client];
  }
  return renamed;
}

/** A message of coercion about a variable, as the client calls it. */
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
