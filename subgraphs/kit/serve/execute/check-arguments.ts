import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputObjectType,
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isScalarType,
} from 'graphql';

import { badInput } from '../../errors.ts';
import { checkFilterSize } from '../../read/filter-size.ts';

type Arguments = Readonly<Record<string, unknown>>;

/** Most entries of a list of ids or texts. */
const maximumValues = 10_000;

/** Most terms of an order, or fields of a group. */
const maximumTerms = 20;

/** Most characters of an id, a text or a cursor. */
const maximumCharacters = 16_384;

/**
 * Makes the check of a field's arguments that runs before its resolver;
 * undefined if no argument could be large. The check throws BAD_USER_INPUT.
 * Representations of `_entities` are limited by the object budget instead.
 */
export function argumentCheck({
  name,
  args,
}: GraphQLField<unknown, unknown>): ((given: Arguments) => void) | undefined {
  if (name === '_entities') return undefined;
  const checks = args.flatMap((argument) => checkOf(argument) ?? []);
  if (checks.length === 0) return undefined;
  return (given) => {
    for (const check of checks) check(given);
  };
}

function checkOf({
  name,
  type,
}: GraphQLArgument): ((given: Arguments) => void) | undefined {
  const named = getNamedType(type);
  if (name === 'filter' && isInputObjectType(named)) {
    const texts = textFields(named);
    return (given) => checkFilterSize(given[name], texts);
  }
  if (isListType(getNullableType(type))) {
    const limit = isScalarType(named) ? maximumValues : maximumTerms;
    return (given) => checkLength(name, given[name], limit);
  }
  return isScalarType(named) && ['String', 'ID'].includes(named.name)
    ? (given) => checkText(name, given[name])
    : undefined;
}

function textFields(filter: GraphQLInputObjectType): ReadonlySet<string> {
  const fields = Object.values(filter.getFields()).filter(
    ({ type }) => getNamedType(type).name === 'StringFilter',
  );
  return new Set(fields.map(({ name }) => name));
}

function checkLength(name: string, value: unknown, limit: number): void {
  if (!Array.isArray(value) || value.length <= limit) return;
  const expected = `${name} to have at most ${limit} entries`;
  throw badInput(expected, value.length);
}

function checkText(name: string, value: unknown): void {
  if (typeof value !== 'string' || value.length <= maximumCharacters) return;
  const expected = `${name} to have at most ${maximumCharacters} characters`;
  throw badInput(expected, value.length);
}
