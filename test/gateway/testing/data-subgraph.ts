import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  execute,
  type ExecutionResult,
  GraphQLError,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isInterfaceType,
  isObjectType,
  parse,
  validate,
} from 'graphql';
import { subgraphSdl } from './compose.ts';

/**
 * The data of a subgraph: root fields under `Query` and `Mutation`, entities
 * by type. A value may be
 * - `{"$error": "message"}`: its field, or item of a list, fails;
 * - a string with `{{field}}`: filled from the object, a representation too;
 * - `{"$args": true}`: the field's arguments as JSON text.
 */
export type SubgraphData = Readonly<Record<string, unknown>>;

type Fields = Record<string, unknown>;

/** A subgraph that answers from plain data. */
export function createDataSchema(
  sdl: string,
  data: SubgraphData,
): GraphQLSchema {
  const schema = buildSubgraphSchema(parse(subgraphSdl(sdl)));
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('_')) continue;
    if (isObjectType(type) || isInterfaceType(type)) {
      resolveEntities(type, data[type.name] as Fields[] | undefined);
    }
    if (!isObjectType(type)) continue;
    const roots = [schema.getQueryType(), schema.getMutationType()];
    const rootValue = roots.includes(type) ? data[type.name] : undefined;
    for (const field of Object.values(type.getFields())) {
      if (field.name.startsWith('_')) continue;
      field.resolve = (source: Fields, args: Fields) => {
        const object = (rootValue ?? source) as Fields;
        const known = Object.hasOwn(object, field.name)
          ? object
          : completed(data[type.name], object);
        return readValue(known, field.name, args);
      };
    }
  }
  return schema;
}

export interface SubgraphRequestBody {
  readonly query: string;
  readonly variables?: Fields | undefined;
}

/** Answers a request as a strict server does: it validates. */
export async function answer(
  schema: GraphQLSchema,
  request: SubgraphRequestBody,
): Promise<ExecutionResult> {
  const document = parse(request.query);
  const errors = validate(schema, document);
  if (errors.length > 0) return { errors };
  return execute({ schema, document, variableValues: request.variables ?? {} });
}

/** Where @apollo/subgraph looks for what a resolver map would say. */
function resolveEntities(
  type: GraphQLObjectType | GraphQLInterfaceType,
  entities: readonly Fields[] | undefined,
): void {
  const resolve = (representation: Fields): unknown =>
    resolveReference(entities, representation);
  type.extensions = {
    ...type.extensions,
    apollo: { subgraph: { resolveReference: resolve } },
  };
}

function readValue(object: Fields, name: string, args: Fields): unknown {
  const value = Object.hasOwn(object, name) ? object[name] : null;
  if (typeof value === 'string') {
    return value.replaceAll(/\{\{(\w+)\}\}/g, (_, key: string) => {
      const part = object[key];
      return typeof part === 'string' ? part : JSON.stringify(part);
    });
  }
  if (Array.isArray(value)) return value.map(readItem);
  if (typeof value !== 'object' || value === null) return value;
  if ('$error' in value) throw new GraphQLError(String(value.$error));
  if ('$args' in value) return JSON.stringify(args);
  return value;
}

/** graphql-js takes an error in a list for that of its item. */
function readItem(item: unknown): unknown {
  if (Array.isArray(item)) return item.map(readItem);
  if (typeof item !== 'object' || item === null || !('$error' in item)) {
    return item;
  }
  return new GraphQLError(String(item.$error));
}

/** A nested entity is written by its key only. */
function completed(entities: unknown, object: Fields): Fields {
  if (!Array.isArray(entities)) return object;
  const entity = (entities as Fields[]).find((candidate) =>
    Object.hasOwn(object, 'id')
      ? candidate['id'] === object['id']
      : agrees(object, candidate),
  );
  return { ...entity, ...object };
}

/** The entity all of whose fields the representation has agree with it. */
function resolveReference(
  entities: readonly Fields[] | undefined,
  representation: Fields,
): unknown {
  if (!entities) return representation;
  const entity = entities.find((candidate) =>
    agrees(representation, candidate),
  );
  if (!entity) return null;
  // Returned, not thrown: this entity fails and not the whole list.
  if ('$error' in entity) return new GraphQLError(String(entity['$error']));
  return { ...representation, ...entity };
}

/** Whether two objects say the same of what both have. */
function agrees(one: Fields, other: Fields): boolean {
  return Object.entries(one).every(([key, value]) => {
    if (key === '__typename' || !Object.hasOwn(other, key)) return true;
    const known = other[key];
    return valuesAgree(value, known);
  });
}

function valuesAgree(one: unknown, other: unknown): boolean {
  if (isObject(one) && isObject(other)) return agrees(one, other);
  if (Array.isArray(one) && Array.isArray(other)) {
    return (
      one.length === other.length &&
      one.every((item, n) => valuesAgree(item, other[n]))
    );
  }
  return JSON.stringify(one) === JSON.stringify(other);
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
