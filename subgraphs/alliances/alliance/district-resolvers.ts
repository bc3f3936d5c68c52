import type { FieldResolvers } from '../resolvers/field-resolvers.ts';

/** How the gateway names a district. */
interface DistrictReference {
  readonly code: string;
}

export const districtResolvers: FieldResolvers<DistrictReference> = {
  alliances: ({ code }, args, { alliances }) => alliances.of(code, args),
  reportedIssues: ({ code }, _, { reportedIssues }) =>
    reportedIssues.load(code),
};
