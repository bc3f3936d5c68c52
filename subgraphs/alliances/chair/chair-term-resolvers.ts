import { orUnknown } from '../../kit/read/known-extent.ts';
import { isFromText } from '../../kit/values/provenance.ts';
import { stub } from '../../kit/values/stub.ts';
import type { Resolvers } from '../contract/generated.ts';
import {
  chairTermsOf,
  chairTermsOfUnit,
  type ChairTermRow,
} from './chair-term.ts';

declare module '../contract/generated.ts' {
  interface Rows {
    ChairTerm: ChairTermRow;
  }
}

export const chairTermResolvers: Resolvers = {
  ChairTerm: {
    unit: ({ unitId }) => stub(unitId),
    from: ({ startsOn }) => startsOn,
    to: ({ endsOn }) => endsOn,
  },
  Alliance: {
    chairTerms: async (alliance, _, context) =>
      orUnknown(
        await context.once(chairTermsOf).load(alliance.id),
        !isFromText(alliance),
      ),
  },
  Unit: {
    chairTerms: ({ id }, _, context) => context.once(chairTermsOfUnit).load(id),
  },
};
