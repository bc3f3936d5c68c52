import { expectedError } from '../errors.ts';
import {
  foldFilter,
  type FilterInput,
} from '../../../protocol/filter/fold-filter.ts';

/**
 * Refuses a condition that only another subgraph can decide: the gateway must
 * replace it before this subgraph is asked (semi-join). Throws GATEWAY_REQUIRED
 * where it stands at any depth.
 */
export function refuseGatewayConditions(
  filter: FilterInput | null | undefined,
  condition: { readonly name: string; readonly knownTo: string },
): void {
  const nothing = () => undefined;
  foldFilter<undefined>(filter, {
    all: nothing,
    any: nothing,
    not: nothing,
    field(name) {
      if (name !== condition.name) return undefined;
      throw expectedError(
        'GATEWAY_REQUIRED',
        `Expected ${name} to be decided by the gateway, which asks the ${condition.knownTo}, but got it here; send the query to the gateway.`,
      );
    },
  });
}
