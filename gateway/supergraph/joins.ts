import type { ConstDirectiveNode, FieldDefinitionNode } from 'graphql';
import { directiveArguments } from '../../protocol/sdl/directive-arguments.ts';

/** The arguments of a join directive, by name. */
export type Join = Readonly<Record<string, unknown>>;

interface Definition {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

/** All `@join__type` of a type, or all `@join__field` of a field. */
export function joinsOf(
  { directives = [] }: Definition,
  name: 'join__type' | 'join__field',
): readonly Join[] {
  return directives
    .filter((directive) => directive.name.value === name)
    .map(directiveArguments);
}

/** The `join__Graph` values of the subgraphs that know a type. */
export function graphsOf(type: Definition): readonly string[] {
  return joinsOf(type, 'join__type').flatMap(graphOf);
}

/**
 * The `join__Graph` values of the subgraphs that resolve a field: those of its
 * `@join__field`, or all of its type. For a field that is being overridden
 * gradually, both.
 */
export function graphsResolving(
  type: Definition,
  field: Definition,
): readonly string[] {
  const joins = joinsOf(field, 'join__field');
  if (joins.length === 0) return graphsOf(type);
  return joins.filter(resolves).flatMap(graphOf);
}

/**
 * Whether a field is external or unknown in the subgraph of a `join__Graph`
 * value.
 */
export function isExternalIn(
  field: FieldDefinitionNode,
  graph: string,
): boolean {
  const joins = joinsOf(field, 'join__field');
  return (
    joins.length > 0 &&
    !joins.some((join) => join['graph'] === graph && join['external'] !== true)
  );
}

function resolves({ external, usedOverridden, overrideLabel }: Join): boolean {
  const hasMoved = usedOverridden === true && overrideLabel === undefined;
  return external !== true && !hasMoved;
}

function graphOf({ graph }: Join): readonly string[] {
  return typeof graph === 'string' ? [graph] : [];
}
