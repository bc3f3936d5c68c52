import { stub } from '../../kit/stub.ts';
import type { AlliancesContext } from '../context.ts';
import type { AllianceRow } from '../entities/alliance.ts';
import { planInForce } from '../entities/support-plan.ts';
import { assessAlliance, type NeighbourFacts } from '../alliance-vitality.ts';
import type { FieldResolvers, Reference } from './field-resolvers.ts';

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
  memberships: ({ id }, args, { memberships }) => memberships.of(id, args),
  offices: ({ id }, _, { offices }) => offices.load(id),
  chairTerms: ({ id }, _, { chairTerms }) => chairTerms.load(id),
  charter: async ({ id }, _, { charters }) => (await charters.load(id)).at(0),
  institutions: ({ id }, _, { institutions }) => institutions.load(id),
  suspensions: ({ id }, _, { suspensions }) => suspensions.load(id),
  supportPlan: async ({ id }, _, { supportPlans, today }) =>
    planInForce(await supportPlans.load(id), today),
  guidanceVisits: async ({ id }, _, { guidanceVisits }) =>
    (await guidanceVisits.load(id)).toReversed(),
  evaluationRounds: ({ id }, _, { evaluationRounds }) =>
    evaluationRounds.load(id),
  recognitions: ({ id }, _, { recognitions }) => recognitions.load(id),
  vitality: (alliance, _, context) =>
    assessAlliance(alliance, alliance.facts, context),
};

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
