import type { ListArguments } from '../../kit/read/loaders.ts';
import { stub, type Stub } from '../../kit/values/stub.ts';
import type { ResourcesContext } from '../context.ts';
import type { ResourceRow } from './resource.ts';

type Context = ResourcesContext;

export const resourceQueries = {
  resource: (_: unknown, { id }: Stub, context: Context) =>
    context.resource.load(id),
  resources: (_: unknown, args: ListArguments, context: Context) =>
    context.resources.all(args),
};

export const resourceResolvers = {
  __resolveReference: ({ id }: Stub, context: Context) =>
    context.resource.load(id),
  provider: ({ providerId }: ResourceRow) => stub(providerId),
  alliance: ({ allianceId }: ResourceRow) => stub(allianceId),
};
