import { GraphQLError } from 'graphql';
import {
  COMPUTED,
  Failure,
  type Instance,
  type World,
} from './generate-data.ts';
import type { FieldModel } from './supergraph-model.ts';

/** What resolvers hand on: an instance, and what `_entities` was sent. */
export interface Source {
  readonly __typename: string;
  readonly instance: Instance;
  readonly representation?: Readonly<Record<string, unknown>>;
  /** What the field that gave it provides of it. */
  readonly provided?: readonly Selected[];
}

export interface FieldCall {
  readonly field: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** The value of a field from the data; a failure is thrown. */
export function resolveValue(instance: Instance, call: FieldCall): unknown {
  const value = instance.fields.get(call.field);
  if (value instanceof Failure) throw new GraphQLError(value.message);
  return toResult(value ?? null, call.args);
}

/** A mutation: it leaves a trace, and an Int tells how many came before. */
export function resolveMutation(world: World, call: FieldCall): unknown {
  world.calls.push(`${call.field} ${JSON.stringify(call.args)}`);
  const field = world.model.mutations.find(({ name }) => name === call.field);
  const value = resolveValue(world.mutation, call);
  return typeof value === 'number' && field?.type.startsWith('Int')
    ? world.calls.length
    : value;
}

/** The model of a field that is computed from others, where it is one. */
export function computedField(
  world: World,
  instance: Instance,
  field: string,
): FieldModel | undefined {
  if (instance.fields.get(field) !== COMPUTED) return undefined;
  return world.model.entities
    .find(({ name }) => name === instance.type)
    ?.fields.find(({ name }) => name === field);
}

/** A field computed from what a representation brought. */
export function computeFrom(
  field: FieldModel,
  instance: Instance,
  given: Readonly<Record<string, unknown>> | undefined,
): string {
  if (!given) return `${instance.id}.${field.name} without representation`;
  const view = parseSelection(field.requires ?? '').map(({ name, below }) => [
    name,
    project(given[name], below),
  ]);
  return `${instance.id}.${field.name} ${JSON.stringify(view)}`;
}

/** What a representation would bring, from the data itself. */
export function requiredOf(
  world: World,
  field: FieldModel,
  instance: Instance,
): Record<string, unknown> {
  return Object.fromEntries(
    parseSelection(field.requires ?? '').map(({ name, below, args }) => {
      const computed = computedField(world, instance, name);
      const value = computed
        ? computeFrom(computed, instance, requiredOf(world, computed, instance))
        : toPlain(instance.fields.get(name), { below, args });
      return [name, value];
    }),
  );
}

const ENUM_VALUES = new Set(['RED', 'GREEN', 'BLUE']);

/** A field of a @requires or @provides. */
export interface Selected {
  readonly name: string;
  readonly below: readonly string[];
  readonly args: FieldCall['args'];
}

/** Reads `a b { c d } e(x: 4)`. */
export function parseSelection(selection: string): Selected[] {
  const pattern = /(\w+)(?:\(x: (\d+)\))?(?:\s*\{([^}]*)\})?/g;
  return [...selection.matchAll(pattern)].map(
    ([, name = '', x = '', below = '']) => ({
      name,
      below: below.split(' ').filter((part) => part !== ''),
      args: x === '' ? {} : { x: Number(x) },
    }),
  );
}

function project(value: unknown, keys: readonly string[]): unknown {
  if (value === undefined) return 'MISSING';
  if (keys.length === 0 || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => project(item, keys));
  const record = value as Record<string, unknown>;
  return keys.map((key) => [key, record[key] ?? null]);
}

function toPlain(
  value: unknown,
  selected: Pick<Selected, 'below' | 'args'>,
): unknown {
  if (value === undefined || value instanceof Failure) return null;
  if (Array.isArray(value)) return value.map((item) => toPlain(item, selected));
  if (!isInstance(value)) return toResult(value, selected.args);
  const plain = { below: [], args: {} };
  return Object.fromEntries(
    selected.below.map((key) => [key, toPlain(value.fields.get(key), plain)]),
  );
}

function toResult(value: unknown, args: FieldCall['args']): unknown {
  if (value instanceof Failure) return new GraphQLError(value.message);
  if (Array.isArray(value)) return value.map((item) => toResult(item, args));
  if (isInstance(value)) {
    return { __typename: value.type, instance: value } satisfies Source;
  }
  return typeof value === 'string' &&
    Object.keys(args).length > 0 &&
    !ENUM_VALUES.has(value)
    ? `${value} ${JSON.stringify(args)}`
    : value;
}

function isInstance(value: unknown): value is Instance {
  return (
    typeof value === 'object' &&
    value !== null &&
    (value as Partial<Instance>).fields instanceof Map
  );
}
