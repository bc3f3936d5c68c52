import { expectedError } from '../../kit/errors.ts';
import type { Context } from '../contract/generated.ts';
import type { AllianceRow } from '../alliance/alliance.ts';
import { ownRecords } from './own-records.ts';
import { assessVitality } from '../vitality/assess/assess.ts';
import type { NeighbourFacts } from '../vitality/input.ts';
import { defaultPolicy } from '../vitality/policy.ts';
import type { VitalityReport } from '../vitality/report.ts';

/**
 * The vitality report of an alliance. Throws GATEWAY_REQUIRED without `facts`,
 * which only a gateway can send: a report without them would be wrong.
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
