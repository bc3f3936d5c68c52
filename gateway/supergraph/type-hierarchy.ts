import type { SdlType, SdlTypes } from '../../protocol/sdl/sdl-types.ts';

/** The subtypes of interfaces and unions, including inaccessible ones. */
export interface TypeHierarchy {
  /** Whether an object with this `__typename` satisfies `... on condition`. */
  matches(typename: string, condition: string): boolean;
  /**
   * The names that `__typename` may have for a type: its own and its subtypes'.
   */
  typenamesOf(type: string): ReadonlySet<string>;
}

/**
 * The name of an interface is a possible `__typename` as well: that of an
 * @interfaceObject, as long as no other subgraph has told the object's type.
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

/** No object has the name of a union as its `__typename`. */
function ownName(type: SdlType | undefined): readonly string[] {
  const isName = type?.kind === 'object' || type?.kind === 'interface';
  return isName ? [type.name] : [];
}
