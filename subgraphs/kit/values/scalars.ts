import { GraphQLScalarType } from 'graphql';

import { badInput } from '../errors.ts';

/** A scalar that is sent as a text and must match `pattern`. */
function textScalar(
  name: string,
  pattern: RegExp,
  example: string,
): GraphQLScalarType<string, string> {
  function check(value: unknown): string {
    const text = value instanceof Date ? value.toISOString() : value;
    if (typeof text !== 'string' || !pattern.test(text)) {
      throw badInput(`a ${name} such as ${example}`, value);
    }
    return text;
  }
  return new GraphQLScalarType({ name, serialize: check, parseValue: check });
}

const monthAndDay = String.raw`(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])`;

/** Date scalars of the contracts: days of ISO 8601, moments of RFC 3339. */
export const dateScalars = {
  Date: textScalar('Date', new RegExp(`^\\d{4}-${monthAndDay}$`), '2020-08-11'),
  PartialDate: textScalar(
    'PartialDate',
    new RegExp(`^\\d{4}(-(0[1-9]|1[0-2])|-${monthAndDay})?$`),
    '2018, 2018-05 or 2018-05-17',
  ),
  DateTime: textScalar(
    'DateTime',
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/,
    '2020-08-11T12:00:00+08:00',
  ),
};
