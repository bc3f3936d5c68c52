import type { ListArguments } from '../../kit/loaders.ts';
import type { Stub } from '../../kit/stub.ts';
import type { ActivitiesContext } from '../context.ts';

/** What the activities subgraph adds to a unit. */
export const unitResolvers = {
  participations: (
    { id }: Stub,
    args: ListArguments,
    context: ActivitiesContext,
  ) => context.participationsOfUnit.of(id, args),
  claims: ({ id }: Stub, _: unknown, context: ActivitiesContext) =>
    context.claimsOfUnit.load(id),
};
