import {
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import { isDataObject } from '../base/plain-data.ts';
import type { SemiJoin, SemiJoins } from './read-semi-joins.ts';

/** Returns the keys of a semi-join. */
export type SemiJoinKeys = (join: SemiJoin) => readonly unknown[];

/** The different semi-joins that a value uses. */
export function usedSemiJoins(
  value: unknown,
  type: GraphQLInputType,
  joins: SemiJoins,
): readonly SemiJoin[] {
  const used = new Map<string, SemiJoin>();
  rewriteSemiJoins(value, type, {
    joins,
    keysOf(join) {
      used.set(join.keys, join);
      return [];
    },
  });
  return [...used.values()];
}

export interface SemiJoinRewrite {
  readonly joins: SemiJoins;
  readonly keysOf: SemiJoinKeys;
}

/**
 * Copies an argument's value with each semi-join replaced by a condition on
 * keys.
 */
export function rewriteSemiJoins(
  value: unknown,
  type: GraphQLInputType,
  rewrite: SemiJoinRewrite,
): unknown {
  if (value === null || value === undefined) return value;
  if (isNonNullType(type)) return rewriteSemiJoins(value, type.ofType, rewrite);
  if (isListType(type)) {
    return Array.isArray(value)
      ? value.map((item) => rewriteSemiJoins(item, type.ofType, rewrite))
      : value;
  }
  if (!isInputObjectType(type) || !isDataObject(value)) return value;
  const result: Record<string, unknown> = {};
  const conditions: Record<string, unknown>[] = [];
  for (const [name, field] of Object.entries(type.getFields())) {
    if (!Object.hasOwn(value, name)) continue;
    const join = rewrite.joins.find(type.name, name);
    if (join) {
      conditions.push(...conditionOf(join, value[name], rewrite.keysOf));
    } else {
      result[name] = rewriteSemiJoins(value[name], field.type, rewrite);
    }
  }
  for (const condition of conditions) addConjunct(result, condition);
  return result;
}

/** No condition if the semi-join is absent: `{}`, `{eq: null}` or null. */
function conditionOf(
  join: SemiJoin,
  filter: unknown,
  keysOf: SemiJoinKeys,
): Record<string, unknown>[] {
  const wanted = isDataObject(filter) ? filter['eq'] : filter;
  if (typeof wanted !== 'boolean') return [];
  const keys = keysOf(join);
  return [{ [join.on]: wanted ? { in: keys } : { notIn: keys } }];
}

/** Adds a condition to a filter, in `and` if the field already has one. */
function addConjunct(
  filter: Record<string, unknown>,
  condition: Record<string, unknown>,
): void {
  const isTaken = Object.keys(condition).some(
    (name) => filter[name] !== undefined,
  );
  if (!isTaken) {
    Object.assign(filter, condition);
    return;
  }
  const { and } = filter;
  filter['and'] = [
    ...(Array.isArray(and) ? (and as unknown[]) : []),
    condition,
  ];
}
