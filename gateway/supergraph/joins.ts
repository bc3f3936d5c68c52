import type { ConstDirectiveNode, FieldDefinitionNode } from 'graphql';
import { directiveArguments } from '../../protocol/sdl/directive-arguments.ts';

/** What a directive of the join specification says, by names of arguments. */
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

/** The values of `join__Graph` whose subgraphs know a type. */
export function graphsOf(type: Definition): readonly string[] {
  return joinsOf(type, 'join__type').flatMap(graphOf);
}

/**
 * The values of `join__Graph` whose subgraphs resolve a field: without any
 * `@join__field` all that have its type. Of one that moves by and by, both.
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
 * Whether the subgraph of a `join__Graph` value does not resolve a field, or
 * does not know it.
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
