import { orUnknown, withKnownTotal } from '../../kit/read/known-extent.ts';
import { isFromText } from '../../kit/values/provenance.ts';
import { stub } from '../../kit/values/stub.ts';
import type { AlliancesContext } from '../context.ts';
import type { AllianceRow } from './alliance.ts';
import { planInForce } from '../guidance/support-plan.ts';
import {
  assessAlliance,
  type NeighbourFacts,
} from '../assessment/assess-alliance.ts';
import type {
  FieldResolvers,
  Reference,
} from '../resolvers/field-resolvers.ts';

/** An alliance; with its neighbours' facts if the gateway asked for it. */
type AllianceParent = AllianceRow & { readonly facts?: NeighbourFacts };

/** As the gateway names an alliance, with what `vitality` requires. */
interface AllianceReference extends Reference {
  readonly facts12m?: NeighbourFacts['activityFacts'];
  readonly exchangeFacts12m?: NeighbourFacts['exchangeFacts'];
}

const fields: FieldResolvers<AllianceParent> = {
  lead: ({ leadUnitId }) => stub(leadUnitId),
  districts: ({ id }, _, { districtCodes }) => districtCodes.load(id),
  crossDistrict: async ({ id }, _, { districtCodes }) =>
    (await districtCodes.load(id)).length >= 2,
  memberships: ({ id, memberRecords }, args, { memberships }) =>
    withKnownTotal(
      memberships.of(id, args),
      () => memberRecords === 'COMPLETE',
    ),
  offices: async (alliance, _, { offices }) =>
    told(alliance, await offices.load(alliance.id)),
  chairTerms: async (alliance, _, { chairTerms }) =>
    told(alliance, await chairTerms.load(alliance.id)),
  charter: async ({ id }, _, { charters }) => (await charters.load(id)).at(0),
  institutions: async (alliance, _, { institutions }) =>
    told(alliance, await institutions.load(alliance.id)),
  suspensions: async (alliance, _, { suspensions }) =>
    told(alliance, await suspensions.load(alliance.id)),
  supportPlan: async ({ id }, _, { supportPlans, today }) =>
    planInForce(await supportPlans.load(id), today),
  guidanceVisits: async (alliance, _, { guidanceVisits }) =>
    told(alliance, (await guidanceVisits.load(alliance.id)).toReversed()),
  evaluationRounds: async (alliance, _, { evaluationRounds }) =>
    told(alliance, await evaluationRounds.load(alliance.id)),
  recognitions: async (alliance, _, { recognitions }) =>
    told(alliance, await recognitions.load(alliance.id)),
  reportedFacts: ({ id }, _, { reportedFacts }) => reportedFacts.load(id),
  vitality: (alliance, _, context) =>
    assessAlliance(alliance, alliance.facts, context),
};

/** A text that names none does not say that there is none. */
function told<Row>(alliance: AllianceRow, rows: readonly Row[]) {
  return orUnknown(rows, !isFromText(alliance));
}

export const allianceResolvers = {
  ...fields,
  async __resolveReference(
    reference: AllianceReference,
    { allianceById }: AlliancesContext,
  ): Promise<AllianceParent | null> {
    const row = await allianceById.load(reference.id);
    if (row === null) return null;
    return {
      ...row,
      facts: {
        activityFacts: reference.facts12m ?? null,
        exchangeFacts: reference.exchangeFacts12m ?? null,
      },
    };
  },
};
