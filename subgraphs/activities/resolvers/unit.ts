import { orUnknown, withKnownTotal } from '../../kit/read/known-extent.ts';
import type { ListArguments } from '../../kit/read/loaders.ts';
import type { Stub } from '../../kit/values/stub.ts';
import type { ActivitiesContext } from '../context.ts';

/** What the activities subgraph adds to a unit. */
export const unitResolvers = {
  participations: (
    { id }: Stub,
    args: ListArguments,
    context: ActivitiesContext,
  ) =>
    withKnownTotal(context.participationsOfUnit.of(id, args), () =>
      context.isInLogs.load(id),
    ),
  claims: async ({ id }: Stub, _: unknown, context: ActivitiesContext) =>
    orUnknown(
      await context.claimsOfUnit.load(id),
      await context.isInLogs.load(id),
    ),
};
