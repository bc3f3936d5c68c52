import type { GraphQLError } from 'graphql';
import { type ResponseError, responseError } from '../base/errors.ts';

/** The most errors to report of one document. */
const MAX_TOLD = 10;
/** The most locations of one error. */
const MAX_LOCATIONS = 10;

/**
 * Converts problems of a document to errors: problems with equal messages
 * become one error with several locations; beyond the limit they are only
 * counted.
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
