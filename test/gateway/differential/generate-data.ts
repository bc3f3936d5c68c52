import {
  getNullableType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { EntityModel, SupergraphModel } from './supergraph-model.ts';
import type { Random } from './random.ts';

/** An object of the data: an entity, a value or a root. */
export interface Instance {
  readonly type: string;
  /** Unique in the world. */
  readonly id: string;
  readonly fields: Map<string, unknown>;
}

/** A value that fails where it is resolved. */
export class Failure {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

/** The value of a field that is computed from what it requires. */
export const COMPUTED = Symbol('computed');

/** The data all subgraphs and the oracle share. */
export interface World {
  readonly model: SupergraphModel;
  readonly entities: ReadonlyMap<string, readonly Instance[]>;
  readonly query: Instance;
  readonly mutation: Instance;
  /** What `_entities` of a subgraph answers instead, by `subgraph id`. */
  readonly unknown: ReadonlyMap<string, Failure | null>;
  /** Messages of failures at fields others require. */
  readonly requiredFailures: ReadonlySet<string>;
  /** What mutations have been called, in order; emptied before each run. */
  readonly calls: string[];
}

export interface DataOptions {
  readonly model: SupergraphModel;
  /** The schema clients see. */
  readonly schema: GraphQLSchema;
  readonly subgraphs: ReadonlyMap<string, GraphQLSchema>;
}

/** Random data for a supergraph: nulls, wrong nulls and failures included. */
export function generateData(random: Random, options: DataOptions): World {
  return new DataGenerator(random, options).generate();
}

class DataGenerator {
  readonly #random: Random;
  readonly #options: DataOptions;
  readonly #entities = new Map<string, Instance[]>();
  readonly #unknown = new Map<string, Failure | null>();
  readonly #requiredFailures = new Set<string>();
  #names = 0;

  constructor(random: Random, options: DataOptions) {
    this.#random = random;
    this.#options = options;
  }

  generate(): World {
    const { model, schema } = this.#options;
    for (const entity of model.entities) this.#addInstances(entity);
    for (const instance of [...this.#entities.values()].flat()) {
      this.#fill(instance);
    }
    for (const entity of model.entities) this.#forget(entity);
    const query = this.#root('Query', schema.getQueryType());
    const mutation = this.#root('Mutation', schema.getMutationType());
    return {
      model,
      entities: this.#entities,
      query,
      mutation,
      unknown: this.#unknown,
      requiredFailures: this.#requiredFailures,
      calls: [],
    };
  }

  #addInstances({ name }: EntityModel): void {
    const instances = Array.from({ length: 2 + this.#random.below(3) }, (_, n) => {
      const id = `${name}-${n}`;
      const ref = {
        type: `${name}Ref`,
        id: `${id}.ref`,
        fields: new Map([['code', `c"${id}`]]),
      };
      const fields = new Map<string, unknown>([
        ['id', id],
        ['sku', `s-${id}`],
        ['region', n % 2 === 0 ? '沪' : 'r'],
        ['ref', ref],
      ]);
      return { type: name, id, fields };
    }); // prettier-ignore
    this.#entities.set(name, instances);
  }

  #root(id: string, type: GraphQLObjectType | null | undefined): Instance {
    const instance = { type: id, id, fields: new Map<string, unknown>() };
    if (type) this.#fill(instance);
    return instance;
  }

  #fill(instance: Instance): void {
    const type = this.#options.schema.getType(instance.type);
    if (!isObjectType(type)) return;
    const entity = this.#options.model.entities.find(
      ({ name }) => name === instance.type,
    );
    for (const field of Object.values(type.getFields())) {
      if (instance.fields.has(field.name)) continue;
      const model = entity?.fields.find(({ name }) => name === field.name);
      const value =
        model?.requires === undefined
          ? this.#value(field.type, {
              instance,
              field: field.name,
              allowed: this.#allowedTypes(instance.type, field.name),
            })
          : COMPUTED;
      instance.fields.set(field.name, value);
    }
  }

  /**
   * Some entities are unknown to, or break, one of the subgraphs: what only
   * that one says of them is null, or fails.
   */
  #forget(entity: EntityModel): void {
    for (const subgraph of entity.keys.keys()) {
      const own = entity.fields.filter((f) => f.owners.includes(subgraph));
      const isSafe =
        own.length > 0 &&
        [...entity.keys.values()].every(
          (keys) => keys.size === 1 && keys.has('id'),
        ) &&
        entity.interfaces.every((i) => i !== 'N') &&
        entity.fields.every((f) => f.overrides !== subgraph) &&
        own.every(
          (field) =>
            !field.isShareable &&
            !this.#options.model.clean.has(`${entity.name}.${field.name}`),
        );
      if (!isSafe || !this.#random.chance(0.3)) continue;
      const instance = this.#random.pick(this.#entities.get(entity.name) ?? []);
      const value = this.#random.chance(0.5)
        ? null
        : new Failure(`fail ${subgraph} ${instance.id}`);
      this.#unknown.set(`${subgraph} ${instance.id}`, value);
      for (const field of own) {
        instance.fields.set(field.name, value);
        const coordinate = `${entity.name}.${field.name}`;
        if (value && this.#options.model.required.has(coordinate)) {
          this.#requiredFailures.add(value.message);
        }
      }
    }
  }

  /** What every subgraph that has the field can say its value is. */
  #allowedTypes(typeName: string, field: string): ReadonlySet<string> | null {
    const { schema, subgraphs } = this.#options;
    const type = schema.getType(typeName);
    const result = isObjectType(type)
      ? nameOf(type.getFields()[field]?.type)
      : undefined;
    if (!result || !isAbstractType(result)) return null;
    let allowed = schema.getPossibleTypes(result).map((t) => t.name);
    for (const subgraph of subgraphs.values()) {
      const own = subgraph.getType(typeName);
      const there = isObjectType(own)
        ? nameOf(own.getFields()[field]?.type)
        : undefined;
      if (!there || !isAbstractType(there)) continue;
      const possible = subgraph.getPossibleTypes(there).map((t) => t.name);
      allowed = allowed.filter((name) => possible.includes(name));
    }
    return new Set(allowed);
  }

  #value(type: GraphQLOutputType, at: Place): unknown {
    const { clean, required, solid } = this.#options.model;
    const coordinate = `${at.instance.type}.${at.field}`;
    const isSolid = solid.has(coordinate);
    const canFail = !isSolid && !clean.has(coordinate);
    // A null item of a list is as good as ever.
    const draw = this.#random.below(isSolid && !at.isInside ? 1 : 100) + (isSolid && !at.isInside ? 50 : 0); // prettier-ignore
    if (canFail && draw < (isNonNullType(type) ? 2 : 5)) {
      this.#names += 1;
      const failure = new Failure(`fail ${coordinate} ${this.#names}`);
      if (required.has(coordinate)) this.#requiredFailures.add(failure.message);
      return failure;
    }
    if (isNonNullType(type) ? canFail && draw < 4 : draw < 17) return null;
    const inner = getNullableType(type);
    if (isListType(inner)) {
      return Array.from({ length: this.#random.below(4) }, () =>
        this.#value(inner.ofType, { ...at, isInside: true }),
      );
    }
    const named = inner as GraphQLNamedType;
    if (isObjectType(named) || isAbstractType(named)) {
      return this.#object(named, at);
    }
    if (canFail && !required.has(coordinate) && draw >= 98) {
      return named.name === 'Any' ? null : { wrong: 1 };
    }
    return this.#leaf(named);
  }

  #object(type: GraphQLNamedType, at: Place): unknown {
    const { schema } = this.#options;
    const possible = isAbstractType(type)
      ? schema.getPossibleTypes(type).map((t) => t.name)
      : [type.name];
    const names = possible.filter((name) => at.allowed?.has(name) ?? true);
    if (names.length === 0) return null;
    const name = this.#random.pick(names);
    const instances = this.#entities.get(name);
    if (instances) return this.#random.pick(instances);
    this.#names += 1;
    const value = { type: name, id: `${name}-${this.#names}`, fields: new Map<string, unknown>() }; // prettier-ignore
    this.#fill(value);
    return value;
  }

  #leaf(type: GraphQLNamedType): unknown {
    const random = this.#random;
    if (isEnumType(type)) {
      return random.pick(type.getValues().map((value) => value.name));
    }
    switch (type.name) {
      case 'Int':
        return random.pick([0, 1, -7, 2 ** 31 - 1, -(2 ** 31)]);
      case 'Float':
        return random.pick([0, -0, 0.1, -1.5, 1e21, 1e-7, 5e-324]);
      case 'Boolean':
        return random.chance(0.5);
      case 'ID':
        return random.pick(['1', 'x:y', '', '0012']);
      case 'String':
        return random.pick([
          '',
          'plain',
          '三"\\',
          'a\nb',
          '😀',
          '\ud800',
          '{}',
        ]);
      default:
        return random.pick<unknown>([
          0,
          'any',
          false,
          [],
          [1, [null, 'x']],
          { a: { b: [1.5] }, c: null },
          JSON.parse('{"__proto__":{"polluted":true},"constructor":1}'),
        ]);
    }
  }
}

interface Place {
  readonly instance: Instance;
  readonly field: string;
  /** Whether it is an item of a list. */
  readonly isInside?: boolean;
  /** Object types an abstract value may have; null for no limit. */
  readonly allowed: ReadonlySet<string> | null;
}

function nameOf(
  type: GraphQLOutputType | undefined,
): GraphQLNamedType | undefined {
  let named: unknown = type;
  while (isNonNullType(named) || isListType(named)) named = named.ofType;
  return isObjectType(named) || isInterfaceType(named) || isAbstractType(named)
    ? named
    : undefined;
}
