import { type ResponseError, responseError } from '../base/errors.ts';

/** The request header by which a client demands all rows or none. */
export const COMPLETENESS_HEADER = 'x-mengyue-completeness';

/** Whether a client accepts an answer that lacks the rows of some partition. */
export interface Completeness {
  readonly mustBeComplete: boolean;
}

/**
 * Reads `x-mengyue-completeness`: `complete` or `partial`; without it,
 * `partial`.
 */
export function readCompleteness(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Completeness | { readonly errors: readonly ResponseError[] } {
  const value = headers[COMPLETENESS_HEADER];
  switch (value) {
    case undefined:
    case 'partial':
      return { mustBeComplete: false };
    case 'complete':
      return { mustBeComplete: true };
    default: {
      const message = `Expected ${COMPLETENESS_HEADER} to be "complete" or "partial", but got ${JSON.stringify(value)}.`;
      return { errors: [responseError('BAD_REQUEST', { message })] };
    }
  }
}
