import { stub } from '../../kit/values/stub.ts';
import type { AlliancesContext } from '../context.ts';
import type { ChairTermRow } from './chair-term.ts';
import type {
  FieldResolvers,
  Reference,
} from '../resolvers/field-resolvers.ts';

const fields: FieldResolvers<ChairTermRow> = {
  unit: ({ unitId }) => stub(unitId),
  from: ({ startsOn }) => startsOn,
  to: ({ endsOn }) => endsOn,
};

export const chairTermResolvers = {
  ...fields,
  __resolveReference: ({ id }: Reference, context: AlliancesContext) =>
    context.chairTermById.load(id),
};
