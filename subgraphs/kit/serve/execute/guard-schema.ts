import {
  defaultFieldResolver,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isObjectType,
} from 'graphql';

import { argumentCheck } from './check-arguments.ts';
import { type ExecutionRun, slice } from './execution-run.ts';
import { leavesOf } from './leaves-of.ts';

const run = Symbol('execution run');

type Resolve = GraphQLFieldResolver<unknown, unknown>;
type ResolverCall = [
  source: unknown,
  args: Readonly<Record<string, unknown>>,
  context: unknown,
  info: GraphQLResolveInfo,
];

/** Makes the resolvers that get this context run as a part of the run `its`. */
export function bindRun(context: object, its: ExecutionRun): void {
  (context as Bound)[run] = its;
}

interface Bound {
  [run]?: ExecutionRun;
}

/** What one item of a field's value counts as. */
interface Cost {
  readonly objects: 0 | 1;
  readonly values: number;
}

const leaf: Cost = { objects: 0, values: 1 };

/**
 * Wraps every field that returns objects or a list: it asks the run before its
 * resolver is called, and again before its value is completed. Fields with a
 * single value count with the object that has them.
 */
export function guardSchema(schema: GraphQLSchema): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) guardField(field);
  }
}

function guardField(field: GraphQLField<unknown, unknown>): void {
  const check = argumentCheck(field);
  const resolve = checked(field.resolve ?? defaultFieldResolver, check);
  const isLeaf = isLeafType(getNamedType(field.type));
  if (isLeaf && !isListType(getNullableType(field.type))) {
    if (check) field.resolve = resolve;
    return;
  }
  const hasRoom = field.name === '_entities' ? hasRoomForAll : () => true;
  const costOf = (info: GraphQLResolveInfo): Cost =>
    isLeaf ? leaf : { objects: 1, values: leavesOf(info) };
  field.resolve = (...call) => {
    const [, args, context, info] = call as ResolverCall;
    const its = runOf(context);
    if (!its) return resolve(...call);
    if (!its.goesOn() || !hasRoom(its, args)) return its.never;
    const value = resolve(...call);
    return isPromise(value)
      ? value.then((settled) => admit(its, settled, costOf(info)))
      : admit(its, value, costOf(info));
  };
}

function checked(
  resolve: Resolve,
  check: ((args: Readonly<Record<string, unknown>>) => void) | undefined,
): Resolve {
  if (!check) return resolve;
  return (...call) => {
    check(call[1] as Record<string, unknown>);
    return resolve(...call);
  };
}

function runOf(context: unknown): ExecutionRun | undefined {
  return (context as Bound)[run];
}

/** Entities count before they are looked up: one for each representation. */
function hasRoomForAll(its: ExecutionRun, args: unknown): boolean {
  const { representations } = args as {
    readonly representations: readonly unknown[];
  };
  return its.hasRoomFor(representations.length);
}

/**
 * Counts a field's value, and returns it when the run has time to complete it.
 */
function admit(its: ExecutionRun, value: unknown, cost: Cost): unknown {
  if (!its.goesOn()) return its.never;
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Error) return value;
  const weight = cost.objects + cost.values;
  if (!(Symbol.iterator in value)) {
    return its.take(cost.objects, cost.values)
      ? its.pass(value, weight)
      : its.never;
  }
  const items = Array.isArray(value)
    ? (value as unknown[])
    : [...(value as Iterable<unknown>)];
  const { length } = items;
  if (!its.take(length * cost.objects, length * cost.values)) return its.never;
  // One promise for a short list instead of one for each item.
  if (length * weight <= slice && !items.some(isPromise)) {
    return its.pass(items, length * weight);
  }
  return items.map((item) =>
    isPromise(item)
      ? item.then((settled) => its.pass(settled, weight))
      : its.pass(item, weight),
  );
}

function isPromise(value: unknown): value is Promise<unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    'then' in value &&
    typeof value.then === 'function'
  );
}
