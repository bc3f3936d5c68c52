import { orUnknown } from '../../kit/read/known-extent.ts';
import { isFromText } from '../../kit/values/provenance.ts';
import { stub } from '../../kit/values/stub.ts';
import type { Resolvers } from '../contract/generated.ts';
import type { NeighbourFacts } from '../vitality/input.ts';
import { allianceList } from './alliance-list.ts';
import type { AllianceRow } from './alliance.ts';
import { districtsOf } from './districts.ts';
import { suspensionsOf, type SuspensionRow } from './suspension.ts';

declare module '../contract/generated.ts' {
  interface Rows {
    Alliance: AllianceParent;
    Suspension: SuspensionRow;
  }
}

/** An alliance, with the facts of other subgraphs if the gateway sent them. */
type AllianceParent = AllianceRow & { readonly facts?: NeighbourFacts };

export const allianceResolvers: Resolvers = {
  Query: {
    alliance: (_, { id }, context) => context.byId('Alliance').load(id),
    alliances: (_, args, context) => context.list(allianceList).all(args),
  },
  Alliance: {
    async __resolveReference(reference, context) {
      const row = await context.byId('Alliance').load(reference.id);
      return row === null ? null : { ...row, facts: factsOf(reference) };
    },
    lead: ({ leadUnitId }) => stub(leadUnitId),
    districts: ({ id }, _, context) => context.once(districtsOf).load(id),
    crossDistrict: async ({ id }, _, context) =>
      (await context.once(districtsOf).load(id)).length >= 2,
    suspensions: async (alliance, _, context) =>
      orUnknown(
        await context.once(suspensionsOf).load(alliance.id),
        !isFromText(alliance),
      ),
  },
  Suspension: {
    from: ({ startsOn }) => startsOn,
    to: ({ endsOn }) => endsOn,
  },
  District: {
    alliances: ({ code }, args, context) =>
      context.list(allianceList).of(code, args),
  },
};

/**
 * The facts that `vitality` requires (`@requires`), as the gateway sends them
 * with the reference.
 */
function factsOf(reference: object): NeighbourFacts {
  const { facts12m, exchangeFacts12m } = reference as {
    readonly facts12m?: NeighbourFacts['activityFacts'];
    readonly exchangeFacts12m?: NeighbourFacts['exchangeFacts'];
  };
  return {
    activityFacts: facts12m ?? null,
    exchangeFacts: exchangeFacts12m ?? null,
  };
}
