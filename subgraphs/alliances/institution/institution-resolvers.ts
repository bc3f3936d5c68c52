import { orUnknown } from '../../kit/read/known-extent.ts';
import { isFromText } from '../../kit/values/provenance.ts';
import type { Resolvers } from '../contract/generated.ts';
import { institutionsOf, type InstitutionRow } from './institution.ts';

declare module '../contract/generated.ts' {
  interface Rows {
    Institution: InstitutionRow;
  }
}

export const institutionResolvers: Resolvers = {
  Alliance: {
    institutions: async (alliance, _, context) =>
      orUnknown(
        await context.once(institutionsOf).load(alliance.id),
        !isFromText(alliance),
      ),
  },
};
