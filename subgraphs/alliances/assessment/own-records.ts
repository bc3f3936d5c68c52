import type { AlliancesContext } from '../context.ts';
import type { AllianceRow } from '../alliance/alliance.ts';
import { planInForce } from '../guidance/support-plan.ts';
import type { AllianceRecords } from '../vitality/input.ts';

/** All that this subgraph records about an alliance, as of today. */
export async function ownRecords(
  alliance: AllianceRow,
  context: AlliancesContext,
): Promise<AllianceRecords> {
  const { id } = alliance;
  const [records, memberships, institutions, charters] = await Promise.all([
    guidanceRecords(alliance, context),
    context.allMemberships.load(id),
    context.institutions.load(id),
    context.charters.load(id),
  ]);
  const [supportPlans, recognitions] = await Promise.all([
    context.supportPlans.load(id),
    context.recognitions.load(id),
  ]);
  return {
    ...records,
    memberships,
    institutions,
    charter: charters.at(0) ?? null,
    supportPlan: planInForce(supportPlans, context.today),
    recognitions,
  };
}

/**
 * Who guides and chairs the alliance: all that its own early warnings depend
 * on. The rest is left empty, for lists of warnings read many alliances.
 */
export async function guidanceRecords(
  alliance: AllianceRow,
  context: AlliancesContext,
): Promise<AllianceRecords> {
  const { id } = alliance;
  const [suspensions, chairTerms, guidanceVisits] = await Promise.all([
    context.suspensions.load(id),
    context.chairTerms.load(id),
    context.guidanceVisits.load(id),
  ]);
  return {
    alliance,
    memberships: [],
    superior: {
      // Recorded visits show that guidance is recorded, whatever the flag says.
      connected: alliance.superiorConnected || guidanceVisits.length > 0,
      leadIsPartyDepartment: alliance.leadIsPartyDepartment,
    },
    suspensions: suspensions.map(({ startsOn, endsOn, scope }) => ({
      from: startsOn,
      to: endsOn,
      scope,
    })),
    institutions: [],
    chairTerms: chairTerms.map(({ ordinal, state, endsOn }) => ({
      ordinal,
      state,
      to: endsOn,
    })),
    charter: null,
    guidanceVisits,
    supportPlan: null,
    recognitions: [],
    asOf: context.today,
  };
}
