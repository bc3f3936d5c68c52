import type { GraphQLError } from 'graphql';
import { type ResponseError, responseError } from '../base/errors.ts';

/** Errors that are told of one document. */
const MAX_TOLD = 10;
/** Places that one error names. */
const MAX_LOCATIONS = 10;

/**
 * Problems of a document as errors of the answer: equal messages are one error
 * with several places, and what is beyond a number is only counted.
 */
export function tellProblems(
  problems: readonly GraphQLError[],
): readonly ResponseError[] {
  const places = new Map<string, NonNullable<ResponseError['locations']>>();
  for (const problem of problems) {
    const { message, locations = [] } = problem;
    places.set(message, [...(places.get(message) ?? []), ...locations]);
  }
  const told = [...places].slice(0, MAX_TOLD).map(([message, locations]) =>
    responseError('GRAPHQL_VALIDATION_FAILED', {
      message,
      ...(locations.length === 0
        ? {}
        : { locations: locations.slice(0, MAX_LOCATIONS) }),
    }),
  );
  const leftOut = places.size - told.length;
  return leftOut === 0
    ? told
    : [
        ...told,
        responseError('TOO_MANY_ERRORS', {
          message: `${leftOut} more errors were left out.`,
        }),
      ];
}
