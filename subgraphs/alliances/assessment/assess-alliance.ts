import { expectedError } from '../../kit/errors.ts';
import type { Context } from '../contract/generated.ts';
import type { AllianceRow } from '../alliance/alliance.ts';
import { ownRecords } from './own-records.ts';
import { assessVitality } from '../vitality/assess/assess.ts';
import type { NeighbourFacts } from '../vitality/input.ts';
import { defaultPolicy } from '../vitality/policy.ts';
import type { VitalityReport } from '../vitality/report.ts';

/**
 * The alliance's report; without `facts`, which only a gateway brings, it
 * throws GATEWAY_REQUIRED rather than report its own lack of data.
 */
export async function assessAlliance(
  alliance: AllianceRow,
  facts: NeighbourFacts | undefined,
  context: Context,
): Promise<VitalityReport> {
  if (facts === undefined) {
    throw expectedError(
      'GATEWAY_REQUIRED',
      'Expected vitality to be asked of the gateway, which brings the facts of activities and exchanges.',
    );
  }
  const records = await ownRecords(alliance, context);
  return assessVitality({ ...records, ...facts, policy: defaultPolicy });
}
