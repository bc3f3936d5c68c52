import type { Context } from '../contract/generated.ts';
import type { AllianceRow } from '../alliance/alliance.ts';
import { suspensionsOf } from '../alliance/suspension.ts';
import { chairTermsOf } from '../chair/chair-term.ts';
import { chartersOf } from '../charter/charter.ts';
import { recognitionsOf } from '../evaluation/recognition.ts';
import { guidanceVisitsOf } from '../guidance/guidance-visit.ts';
import { planInForce, supportPlansOf } from '../guidance/support-plan.ts';
import { institutionsOf } from '../institution/institution.ts';
import { allMembershipsOf } from '../membership/membership.ts';
import type { AllianceRecords } from '../vitality/input.ts';

/** Everything that this subgraph records about an alliance, as of today. */
export async function ownRecords(
  alliance: AllianceRow,
  context: Context,
): Promise<AllianceRecords> {
  const { id } = alliance;
  const [records, memberships, institutions, charters] = await Promise.all([
    guidanceRecords(alliance, context),
    context.once(allMembershipsOf).load(id),
    context.once(institutionsOf).load(id),
    context.once(chartersOf).load(id),
  ]);
  const [supportPlans, recognitions] = await Promise.all([
    context.once(supportPlansOf).load(id),
    context.once(recognitionsOf).load(id),
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
 * Only the records of guidance and chair: the early warnings that lists read
 * for many alliances need nothing else. The other records are left empty.
 */
export async function guidanceRecords(
  alliance: AllianceRow,
  context: Context,
): Promise<AllianceRecords> {
  const { id } = alliance;
  const [suspensions, chairTerms, guidanceVisits] = await Promise.all([
    context.once(suspensionsOf).load(id),
    context.once(chairTermsOf).load(id),
    context.once(guidanceVisitsOf).load(id),
  ]);
  return {
    alliance,
    memberships: [],
    superior: {
      // Recorded visits show that guidance is recorded, whatever the column
      // says.
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
