import type { FilterInput } from '../../../../protocol/filter/fold-filter.ts';
import { refuseGatewayConditions } from '../../../kit/read/refuse-gateway-conditions.ts';
import type { Resolvers } from '../../contract/generated.ts';
import type { UnitGroup } from '../../source/organization-source.ts';
import { addUp } from '../../source/unit-groups.ts';
import type { OrganizationsContext } from '../context.ts';
import { IN_ALLIANCE } from '../in-alliance.ts';
import { segmentsOf } from '../record-connection.ts';

declare module '../../contract/generated.ts' {
  interface Rows {
    UnitStat: UnitGroup;
  }
}

export const unitStatResolvers: Resolvers<OrganizationsContext> = {
  Query: {
    unitStats: async (_, { groupBy, ...args }, { registry }) => {
      const filter = (args.filter ?? null) as FilterInput | null;
      refuseGatewayConditions(filter, IN_ALLIANCE);
      const groups = await Promise.all(
        segmentsOf(registry.segments, args).map(({ source, district }) =>
          source.unitGroups({ district, filter, groupBy }),
        ),
      );
      return addUp(groups.flat(), groupBy);
    },
  },
  UnitStat: {
    districtCode: ({ district }) => district,
  },
};
