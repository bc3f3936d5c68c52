import { orUnknown } from '../../kit/read/known-extent.ts';
import { isFromText } from '../../kit/values/provenance.ts';
import { stub } from '../../kit/values/stub.ts';
import type { Resolvers } from '../contract/generated.ts';
import { officesOf, type OfficeRow } from './office.ts';

declare module '../contract/generated.ts' {
  interface Rows {
    Office: OfficeRow;
  }
}

export const officeResolvers: Resolvers = {
  Office: {
    unit: ({ unitId }) => stub(unitId),
  },
  Alliance: {
    offices: async (alliance, _, context) =>
      orUnknown(
        await context.once(officesOf).load(alliance.id),
        !isFromText(alliance),
      ),
  },
};
