import type { FieldDefinitionNode } from 'graphql';
import { directiveArguments } from '../../protocol/sdl/directive-arguments.ts';

/** What a field's `@join__field` say, by name of their arguments. */
export function joinFields({
  directives = [],
}: FieldDefinitionNode): readonly Readonly<Record<string, unknown>>[] {
  return directives
    .filter(({ name }) => name.value === 'join__field')
    .map(directiveArguments);
}

/**
 * Whether the subgraph of a `join__Graph` value does not resolve a field, or
 * does not know it.
 */
export function isExternalIn(
  field: FieldDefinitionNode,
  graph: string,
): boolean {
  const joins = joinFields(field);
  return (
    joins.length > 0 &&
    !joins.some((join) => join['graph'] === graph && join['external'] !== true)
  );
}
