import { Kind } from 'graphql';
import { parseFieldSet } from '../../protocol/sdl/field-set.ts';
import type { SdlType, SdlTypes } from '../../protocol/sdl/sdl-types.ts';
import { graphsOf, joinsOf } from './joins.ts';
import type { TextEdit } from './text-edit.ts';

/**
 * Says of the fields that a subgraph requires on a type, and that the
 * supergraph gives to every subgraph alike, which one has them as @external.
 *
 * `@theguild/federation-composition` 0.27 leaves that out of an
 * @interfaceObject, and a plan would ask the wrong subgraph. It is no
 * guess: what a subgraph requires is external to it, or would not compose.
 */
export function missingExternals({ all }: SdlTypes): TextEdit[] {
  return all.flatMap(editsOf);
}

function editsOf(type: SdlType): TextEdit[] {
  const fields = [...type.fields.values()];
  const external = new Map<string, Set<string>>();
  for (const field of fields) {
    for (const { graph, requires } of joinsOf(field, 'join__field')) {
      if (typeof requires !== 'string') continue;
      for (const selection of parseFieldSet(requires).selections) {
        if (selection.kind !== Kind.FIELD) continue;
        const { value: name } = selection.name;
        const graphs = external.get(name) ?? new Set();
        external.set(name, graphs.add(String(graph)));
      }
    }
  }
  const graphs = new Set(graphsOf(type));
  return fields.flatMap((field) => {
    const outside = external.get(field.name.value);
    const isSaid = joinsOf(field, 'join__field').length > 0;
    if (!outside || isSaid || outside.size === graphs.size) return [];
    const directives = [...graphs].map((graph) =>
      outside.has(graph)
        ? ` @join__field(graph: ${graph}, external: true)`
        : ` @join__field(graph: ${graph})`,
    );
    const at = field.loc?.end ?? 0;
    return { start: at, end: at, text: directives.join('') };
  });
}
