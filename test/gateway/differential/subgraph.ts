import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  GraphQLError,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  parse,
} from 'graphql';
import { subgraphSdl } from '../testing/compose.ts';
import type { Instance, World } from './generate-data.ts';
import {
  computedField,
  computeFrom,
  resolveMutation,
  resolveValue,
  type Source,
} from './resolve.ts';

/** The schema of a subgraph, without data: `connect` adds it. */
export function createSubgraphSchema(sdl: string): GraphQLSchema {
  return buildSubgraphSchema(parse(subgraphSdl(sdl)));
}

/** Makes the schema of a subgraph answer from the world. */
export function connect(
  schema: GraphQLSchema,
  world: World,
  subgraph: string,
): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('_')) continue;
    if (!isObjectType(type) && !isInterfaceType(type)) continue;
    resolveReferences(type, world, subgraph);
    if (isObjectType(type)) resolveFields(type, world, subgraph);
  }
}

function resolveFields(
  type: GraphQLObjectType,
  world: World,
  subgraph: string,
): void {
  for (const field of Object.values(type.getFields())) {
    if (field.name.startsWith('_')) continue;
    field.resolve = (source: Source | undefined, args: Record<string, unknown>) => {
      const call = { field: field.name, args };
      if (type.name === 'Mutation') return resolveMutation(world, call);
      const instance = source?.instance ?? world.query;
      const computed = computedField(world, instance, field.name);
      if (computed) {
        return computeFrom(computed, instance, source?.representation);
      }
      return isStale(world, { instance, field: field.name, subgraph })
        ? 'stale'
        : resolveValue(instance, call);
    }; // prettier-ignore
  }
}

/** A field another subgraph overrides must not be asked here any more. */
function isStale(
  world: World,
  at: { instance: Instance; field: string; subgraph: string },
): boolean {
  return world.model.entities.some(
    ({ name, fields }) =>
      name === at.instance.type &&
      fields.some((f) => f.name === at.field && f.overrides === at.subgraph),
  );
}

/** Where @apollo/subgraph looks for what a resolver map would say. */
function resolveReferences(
  type: GraphQLObjectType | GraphQLInterfaceType,
  world: World,
  subgraph: string,
): void {
  const resolveReference = (
    representation: Readonly<Record<string, unknown>>,
  ): unknown => {
    const instance = findInstance(world, type.name, representation);
    if (!instance) return null;
    const unknown = world.unknown.get(`${subgraph} ${instance.id}`);
    // Returned, not thrown: this entity fails and not the whole list.
    if (unknown) return new GraphQLError(unknown.message);
    if (unknown === null) return null;
    const __typename = isInterfaceType(type) ? instance.type : type.name;
    return { __typename, instance, representation } satisfies Source;
  };
  type.extensions = {
    ...type.extensions,
    apollo: { subgraph: { resolveReference } },
  };
}

function findInstance(
  world: World,
  type: string,
  representation: Readonly<Record<string, unknown>>,
): Instance | undefined {
  const candidates = world.model.entities
    .filter(
      ({ name, interfaces }) => name === type || interfaces.includes(type),
    )
    .flatMap(({ name }) => world.entities.get(name) ?? []);
  const keys = ['id', 'sku', 'region'].filter((key) => key in representation);
  const ref = representation['ref'] as { code?: unknown } | undefined;
  if (keys.length === 0 && !ref) return undefined;
  return candidates.find(
    (instance) =>
      keys.every((key) => instance.fields.get(key) === representation[key]) &&
      (!ref || `c"${instance.id}` === ref.code),
  );
}
