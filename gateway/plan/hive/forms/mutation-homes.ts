import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  print,
} from 'graphql';
import { sdlTypes } from '../../../../protocol/sdl/sdl-types.ts';
import { directiveArguments } from '../../../../protocol/sdl/directive-arguments.ts';
import { createEntityLookups, type EntityLookups } from './entity-lookups.ts';
import type { NativePlanner, OpenPlanner } from '../process/planner-process.ts';

/** A planner, with what is needed to plan in parts. */
export interface WholePlanner {
  readonly planner: NativePlanner;
  /** Created when the first operation has to be planned in parts. */
  readonly lookups: () => EntityLookups;
}

/** Opens the planner of a supergraph. */
function openWhole(supergraph: DocumentNode, open: OpenPlanner): WholePlanner {
  let lookups: EntityLookups | undefined;
  return {
    planner: open(print(supergraph)),
    lookups: () => (lookups ??= createEntityLookups(supergraph, open)),
  };
}

/**
 * Planners in which each shared field of `Mutation` exists in one subgraph
 * only, by the `join__Graph` value of that subgraph. A mutation must be sent to
 * exactly one subgraph, even if several share the field.
 */
export function createMutationHomes(
  supergraph: DocumentNode,
  open: OpenPlanner,
): readonly (() => WholePlanner)[] {
  const mutation = sdlTypes(supergraph).root('mutation')?.name;
  if (mutation === undefined) return [];
  const graphs = new Set<string>();
  for (const type of supergraph.definitions) {
    if (!isRoot(type, mutation)) continue;
    const all = graphsOf(type.directives, 'join__type');
    for (const field of type.fields ?? []) {
      const homes = homesOf(field, all);
      if (homes.length > 1) homes.forEach((graph) => graphs.add(graph));
    }
  }
  return [...graphs].map((graph) => {
    let opened: WholePlanner | undefined;
    return () =>
      (opened ??= openWhole(
        withHome(supergraph, { mutation, home: graph }),
        open,
      ));
  });
}

function withHome(
  supergraph: DocumentNode,
  { mutation, home }: { mutation: string; home: string },
): DocumentNode {
  const definitions = supergraph.definitions.map((type) => {
    if (!isRoot(type, mutation)) return type;
    const all = graphsOf(type.directives, 'join__type');
    const fields = (type.fields ?? []).map((field) => {
      const homes = homesOf(field, all);
      return homes.length > 1 && homes.includes(home)
        ? onlyIn(field, home)
        : field;
    });
    return { ...type, fields };
  });
  return { ...supergraph, definitions };
}

function onlyIn(field: FieldDefinitionNode, home: string): FieldDefinitionNode {
  const isElsewhere = (directive: ConstDirectiveNode): boolean =>
    directive.name.value === 'join__field' &&
    directiveArguments(directive)['graph'] !== home;
  const directives = (field.directives ?? []).filter((d) => !isElsewhere(d));
  const isSaid = directives.some(({ name }) => name.value === 'join__field');
  return {
    ...field,
    directives: isSaid ? directives : [...directives, joinField(home)],
  };
}

function joinField(graph: string): ConstDirectiveNode {
  const name = (value: string) => ({ kind: Kind.NAME, value }) as const;
  return {
    kind: Kind.DIRECTIVE,
    name: name('join__field'),
    arguments: [
      {
        kind: Kind.ARGUMENT,
        name: name('graph'),
        value: { kind: Kind.ENUM, value: graph },
      },
    ],
  };
}

/**
 * The subgraphs that may run a field. While a field is being overridden, it is
 * already assigned to one.
 */
function homesOf(
  field: FieldDefinitionNode,
  all: readonly string[],
): readonly string[] {
  const joins = joinsOf(field.directives, 'join__field');
  if (joins.length === 0) return all;
  if (joins.some((join) => join['overrideLabel'] !== undefined)) return [];
  return joins.flatMap(({ graph, external, usedOverridden }) =>
    typeof graph === 'string' && external !== true && usedOverridden !== true
      ? graph
      : [],
  );
}

function graphsOf(
  directives: readonly ConstDirectiveNode[] | undefined,
  name: string,
): readonly string[] {
  return joinsOf(directives, name).flatMap(({ graph }) =>
    typeof graph === 'string' ? graph : [],
  );
}

function joinsOf(
  directives: readonly ConstDirectiveNode[] | undefined,
  name: string,
): readonly Readonly<Record<string, unknown>>[] {
  return (directives ?? [])
    .filter((directive) => directive.name.value === name)
    .map(directiveArguments);
}

function isRoot(
  type: DefinitionNode,
  mutation: string,
): type is ObjectTypeDefinitionNode {
  return (
    type.kind === Kind.OBJECT_TYPE_DEFINITION && type.name.value === mutation
  );
}
