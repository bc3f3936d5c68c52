import type { Resolvers } from '../../contract/generated.ts';
import type {
  OrganizationSource,
  SourceSummary,
} from '../../source/organization-source.ts';
import type { OrganizationsContext } from '../context.ts';

declare module '../../contract/generated.ts' {
  interface Rows {
    DataSource: OrganizationSource;
  }
}

export const dataSourceResolvers: Resolvers<OrganizationsContext> = {
  Query: {
    dataSources: (_, __, { registry }) => registry.sources,
    connectedDistrictCodes: (_, __, { registry }) => [
      ...new Set(
        registry.sources.flatMap((source) => districtsOf(source)).sort(),
      ),
    ],
  },
  DataSource: {
    id: ({ description }) =>
      `${description.districts[0]}:${description.system}`,
    name: ({ description }) => description.name,
    system: ({ description }) => description.system,
    kind: ({ description }) => description.kind,
    districts: (source) => districtsOf(source).map((code) => ({ code })),
    lastSyncAt: fromSummary(({ lastSyncAt }) => lastSyncAt),
    completeness: fromSummary(({ filledFields, askedFields }) =>
      askedFields === 0 ? null : filledFields / askedFields,
    ),
    unitCount: fromSummary(({ unitCount }) => unitCount),
    partyOrganizationCount: fromSummary(
      ({ partyOrganizationCount }) => partyOrganizationCount,
    ),
    unitBasis: ({ description }) => description.unitBasis ?? null,
    provenance: ({ description }) => description.provenance,
  },
};

/** The divisions that the system belongs to; none for a publication. */
function districtsOf({ description }: OrganizationSource): readonly string[] {
  return description.kind === 'PUBLICATION' ? [] : description.districts;
}

function fromSummary<Value>(select: (summary: SourceSummary) => Value) {
  return async (
    source: OrganizationSource,
    _: unknown,
    { summaries }: OrganizationsContext,
  ) => select(await summaries.load(source));
}
