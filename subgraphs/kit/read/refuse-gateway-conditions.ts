import { expectedError } from '../errors.ts';
import type { FilterInput } from './filter.ts';

/**
 * A condition that another subgraph decides: the gateway rewrites it, and asks
 * those who know. Throws GATEWAY_REQUIRED where it stands at any depth.
 */
export function refuseGatewayConditions(
  filter: FilterInput | null | undefined,
  condition: { readonly name: string; readonly knownTo: string },
): void {
  for (const [name, operand] of Object.entries(filter ?? {})) {
    if (operand === null || operand === undefined) continue;
    if (name === condition.name) {
      throw expectedError(
        'GATEWAY_REQUIRED',
        `Expected ${name} to be decided by the gateway, which asks the ${condition.knownTo}, but got it here; send the query to the gateway.`,
      );
    }
    if (name === 'not') {
      refuseGatewayConditions(operand as FilterInput, condition);
    }
    if (name === 'and' || name === 'or') {
      for (const part of operand as FilterInput[]) {
        refuseGatewayConditions(part, condition);
      }
    }
  }
}
