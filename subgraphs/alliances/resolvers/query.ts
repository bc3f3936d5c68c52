import type { AlliancesContext } from '../context.ts';
import { currentStatuses, membershipEntity } from '../membership/membership.ts';
import {
  listWarnings,
  type WarningListArguments,
} from '../early-warnings/warning-list.ts';
import type { ListArguments, Reference } from './field-resolvers.ts';

export const queryResolvers = {
  alliance: (_: unknown, { id }: Reference, context: AlliancesContext) =>
    context.allianceById.load(id),
  alliances: (_: unknown, args: ListArguments, context: AlliancesContext) =>
    context.alliances.all(args),
  earlyWarnings: (
    _: unknown,
    args: WarningListArguments,
    context: AlliancesContext,
  ) => listWarnings(args, context),
  memberUnitIds: (_: unknown, __: unknown, context: AlliancesContext) =>
    memberUnitIds(context),
};

/** Of all alliances, in order of id, each once. */
async function memberUnitIds({
  dataSource,
}: AlliancesContext): Promise<string[]> {
  const rows = await dataSource
    .createQueryBuilder(membershipEntity, 'row')
    .select('row.unitId', 'id')
    .distinct()
    .where('row.status IN (:...currentStatuses)', { currentStatuses })
    .orderBy('row.unitId')
    .getRawMany<{ id: string }>();
  return rows.map(({ id }) => id);
}
