import type { FilterInput } from '../../../../protocol/filter/fold-filter.ts';
import type { OrganizationsContext } from '../context.ts';
import type {
  UnitDimension,
  UnitGroup,
} from '../../source/organization-source.ts';
import { segmentsOf, type SegmentArguments } from '../record-connection.ts';
import { IN_ALLIANCE } from '../in-alliance.ts';
import { refuseGatewayConditions } from '../../../kit/read/refuse-gateway-conditions.ts';
import { addUp } from '../../source/unit-groups.ts';

interface StatsArguments extends SegmentArguments {
  readonly filter?: FilterInput | null;
  readonly groupBy: readonly UnitDimension[];
}

export const unitStatsQueries = {
  unitStats: async (
    _: unknown,
    { filter = null, groupBy, ...scope }: StatsArguments,
    { registry }: OrganizationsContext,
  ) => {
    refuseGatewayConditions(filter, IN_ALLIANCE);
    const groups = await Promise.all(
      segmentsOf(registry.segments, scope).map(({ source, district }) =>
        source.unitGroups({ district, filter, groupBy }),
      ),
    );
    return addUp(groups.flat(), groupBy);
  },
};

export const unitStatResolvers = {
  districtCode: ({ district }: UnitGroup) => district,
};
