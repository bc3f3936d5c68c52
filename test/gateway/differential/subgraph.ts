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
import type { FieldModel } from './supergraph-model.ts';
import {
  computedField,
  computeFrom,
  parseSelection,
  resolveMutation,
  resolveValue,
  type Selected,
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
      const at = { type: type.name, field: field.name, subgraph };
      return isStale(world, { instance, ...at }) || isForeign(world, source, at)
        ? new GraphQLError(`${subgraph} was asked for ${type.name}.${field.name}`)
        : provide(resolveValue(instance, call), providedBy(world, source, at));
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

interface FieldPlace {
  readonly type: string;
  readonly field: string;
  readonly subgraph: string;
}

function modelOf(world: World, at: FieldPlace): FieldModel | undefined {
  const { entities, queries, mutations } = world.model;
  const fields =
    at.type === 'Query'
      ? queries
      : at.type === 'Mutation'
        ? mutations
        : entities.find(({ name }) => name === at.type)?.fields;
  return fields?.find(({ name }) => name === at.field);
}

/** An @external field must not be asked but where it is provided. */
function isForeign(
  world: World,
  source: Source | undefined,
  at: FieldPlace,
): boolean {
  const field = modelOf(world, at);
  if (!field || field.owners.includes(at.subgraph)) return false;
  return !source?.provided?.some(({ name }) => name === at.field);
}

function providedBy(
  world: World,
  source: Source | undefined,
  at: FieldPlace,
): readonly Selected[] {
  const own = modelOf(world, at)?.provides.get(at.subgraph) ?? '';
  const inner = (source?.provided ?? [])
    .filter(({ name }) => name === at.field)
    .flatMap(({ below }) => below);
  return [...parseSelection(own), ...parseSelection(inner.join(' '))];
}

function provide(value: unknown, provided: readonly Selected[]): unknown {
  if (provided.length === 0) return value;
  if (Array.isArray(value)) return value.map((item) => provide(item, provided));
  return typeof value === 'object' && value !== null && 'instance' in value
    ? { ...value, provided }
    : value;
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
