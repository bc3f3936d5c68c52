import type { SdlType, SdlTypes } from '../../protocol/sdl/sdl-types.ts';

/** Which types stand below which, inaccessible ones included. */
export interface TypeHierarchy {
  /** Whether an object that says `typename` satisfies `... on condition`. */
  matches(typename: string, condition: string): boolean;
  /** What an object of a type may say it is: itself, and what is below. */
  typenamesOf(type: string): ReadonlySet<string>;
}

/**
 * Of what stands below an interface or a union. An interface name is a possible
 * `__typename` too: that of an @interfaceObject, until another subgraph says
 * what the object is.
 */
export function typeHierarchy(types: SdlTypes): TypeHierarchy {
  const below = new Map<string, Set<string>>();
  const add = (above: string, name: string): void => {
    const known = below.get(above) ?? new Set<string>();
    below.set(above, known.add(name));
  };
  for (const { name, interfaces, members } of types.all) {
    for (const above of interfaces) add(above, name);
    for (const member of members) add(name, member);
  }
  return {
    matches: (typename, condition) =>
      typename === condition || (below.get(condition)?.has(typename) ?? false),
    typenamesOf: (name) =>
      new Set([...ownName(types.get(name)), ...(below.get(name) ?? [])]),
  };
}

/** No object says that it is a union. */
function ownName(type: SdlType | undefined): readonly string[] {
  const isName = type?.kind === 'object' || type?.kind === 'interface';
  return isName ? [type.name] : [];
}
