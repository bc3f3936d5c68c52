import { expectedError } from '../kit/errors.ts';
import type { FilterInput } from '../kit/filter.ts';

/**
 * Membership is known to the alliances; the gateway rewrites the condition.
 * Throws GATEWAY_REQUIRED where it was not.
 */
export function refuseGatewayConditions(filter: FilterInput | null): void {
  for (const [name, operand] of Object.entries(filter ?? {})) {
    if (operand === null || operand === undefined) continue;
    if (name === 'inAlliance') {
      throw expectedError(
        'GATEWAY_REQUIRED',
        'Expected inAlliance to be decided by the gateway, which asks the alliances, but got it here; send the query to the gateway.',
      );
    }
    if (name === 'not') refuseGatewayConditions(operand as FilterInput);
    if (name === 'and' || name === 'or') {
      for (const part of operand as FilterInput[]) {
        refuseGatewayConditions(part);
      }
    }
  }
}
