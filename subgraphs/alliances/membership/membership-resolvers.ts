import { withKnownTotal } from '../../kit/read/known-extent.ts';
import { stub } from '../../kit/values/stub.ts';
import type { Resolvers } from '../contract/generated.ts';
import { memberUnitIds } from './member-units.ts';
import {
  membershipsOfAllianceList,
  membershipsOfUnitList,
} from './membership-lists.ts';
import type { MembershipRow } from './membership.ts';

declare module '../contract/generated.ts' {
  interface Rows {
    Membership: MembershipRow;
  }
}

export const membershipResolvers: Resolvers = {
  Query: {
    memberUnitIds: (_, __, context) => memberUnitIds(context),
  },
  Membership: {
    alliance: ({ allianceId }, _, context) =>
      context.referred('Alliance', allianceId),
    unit: ({ unitId }) => stub(unitId),
    successor: ({ successorUnitId }) => stub(successorUnitId),
  },
  Alliance: {
    memberships: ({ id, memberRecords }, args, context) =>
      withKnownTotal(
        context.list(membershipsOfAllianceList).of(id, args),
        () => memberRecords === 'COMPLETE',
      ),
  },
  Unit: {
    memberships: ({ id }, args, context) =>
      context.list(membershipsOfUnitList).of(id, args),
  },
};
