import { stub } from '../../kit/values/stub.ts';
import type { AlliancesContext } from '../context.ts';
import type { MembershipRow } from './membership.ts';
import type {
  FieldResolvers,
  Reference,
} from '../resolvers/field-resolvers.ts';

const fields: FieldResolvers<MembershipRow> = {
  alliance: ({ allianceId }, _, { allianceById }) =>
    allianceById.load(allianceId),
  unit: ({ unitId }) => stub(unitId),
  successor: ({ successorUnitId }) => stub(successorUnitId),
};

export const membershipResolvers = {
  ...fields,
  __resolveReference: ({ id }: Reference, context: AlliancesContext) =>
    context.membershipById.load(id),
};
