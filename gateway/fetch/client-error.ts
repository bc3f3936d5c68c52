import { type ResponseError, responseError } from '../base/errors.ts';
import { isDataObject } from '../base/plain-data.ts';
import type { SubgraphError } from './subgraph-error.ts';

/**
 * Converts a subgraph's error, which the error policy has cleaned, to the
 * client's.
 */
export function clientError(
  error: SubgraphError,
  subgraph: string,
): ResponseError {
  const extensions = isDataObject(error.extensions) ? error.extensions : {};
  const code =
    typeof extensions['code'] === 'string'
      ? extensions['code']
      : 'DOWNSTREAM_SERVICE_ERROR';
  return {
    message:
      typeof error.message === 'string'
        ? error.message
        : responseError('DOWNSTREAM_SERVICE_ERROR').message,
    extensions: { ...extensions, code, service: subgraph },
  };
}
